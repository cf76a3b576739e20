#include "geo/base/parallel.hpp"
#include "geo/base/word.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using smiletwin::geo::Word;

TEST_CASE("a word is the text it was made of, wherever it has been moved and copied") {
    const std::string long_text(3000, 'x');
    for (const std::string& text : {std::string(), std::string("Dachneigung"), long_text}) {
        const Word word(text);
        CHECK(word.text() == text);
        CHECK(word.empty() == text.empty());
        Word copied = word;
        CHECK(copied == word);
        const Word moved = std::move(copied);
        CHECK(moved == text);
        Word other("other");
        other = moved;
        CHECK(other == word);
        other = Word(text + "!");
        CHECK(other.text() == text + "!");
        CHECK_FALSE(other == word);
        const Word& same = other;
        other = same;
        CHECK(other.text() == text + "!");
    }
}

TEST_CASE("equal short words are one text, made by whichever thread") {
    constexpr std::size_t count = 1000;
    std::vector<Word> words(count);
    smiletwin::geo::parallel_blocks(count, 10, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            words[i] = "name " + std::to_string(i % 7);
        }
    });
    for (std::size_t i = 0; i < count; ++i) {
        CHECK(&words[i].text() == &words[i % 7].text());
    }
}

TEST_CASE("words beyond all measure are kept by themselves") {
    std::vector<Word> words;
    for (int i = 0; i < 50'000; ++i) {
        words.emplace_back("made to tease " + std::to_string(i));
    }
    const std::vector<Word> copied = words;
    words.clear();
    CHECK(copied.front() == "made to tease 0");
    CHECK(copied.back() == "made to tease 49999");
    CHECK(Word("made to tease 49999") == copied.back());
}
