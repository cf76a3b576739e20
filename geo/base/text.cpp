#include "geo/base/text.hpp"

#include "geo/base/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

namespace smiletwin::geo {

namespace {

constexpr std::string_view narrow_no_break_space = "\u202F";
constexpr std::string_view no_break_space = "\u00A0";
constexpr std::string_view real_minus = "\u2212";
constexpr std::string_view en_dash = "\u2013";

Result<Json> read_words(const std::filesystem::path& folder, std::string_view language) {
    return read_json_file(folder / (std::string(language) + ".json"));
}

std::string digits_grouped(const std::string& digits, const std::string& group) {
    std::string grouped;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) {
            grouped += group;
        }
        grouped += digits[i];
    }
    return grouped;
}

/// A place of a sentence: {name}, or {name|word for one|word for many}, which shows the number and
/// the word that goes with it.
struct Place {
    std::string_view name;
    std::string_view one;
    std::string_view many;
};

Place parts_of(std::string_view place) {
    const std::size_t first = place.find('|');
    const std::size_t second = place.find('|', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) {
        return {place, {}, {}};
    }
    return {
        place.substr(0, first),
        place.substr(first + 1, second - first - 1),
        place.substr(second + 1)};
}

/// Replaces each {name} for which `value_of` knows a value.
template <typename Lookup>
std::string fill(std::string_view pattern, const Lookup& value_of) {
    std::string out;
    while (!pattern.empty()) {
        const std::size_t open = pattern.find('{');
        const std::size_t close = pattern.find('}', open);
        if (open == std::string_view::npos || close == std::string_view::npos) {
            break;
        }
        out += pattern.substr(0, open);
        const std::string_view name = pattern.substr(open + 1, close - open - 1);
        const std::string_view whole = pattern.substr(open, close - open + 1);
        out += value_of(name, whole);
        pattern.remove_prefix(close + 1);
    }
    return out.append(pattern);
}

} // namespace

Result<Text> Text::load(const std::filesystem::path& folder, std::string_view language) {
    Text text;
    text.language_ = language;
    if (language == "de") {
        text.style_ = NumberStyle{',', "."};
    }
    const std::string_view layers[] = {"en", language};
    for (const std::string_view layer : layers) {
        const Result<Json> words = read_words(folder, layer);
        if (!words) {
            return words.problem();
        }
        for (const auto& [key, word] : words->members()) {
            text.words_.insert_or_assign(key, word.to_string());
        }
    }
    return text;
}

const std::string* Text::find(std::string_view key) const {
    const auto found = words_.find(std::string(key));
    return found != words_.end() ? &found->second : nullptr;
}

bool Text::has(std::string_view key) const {
    return find(key) != nullptr;
}

std::string Text::operator()(std::string_view key) const {
    const std::string* word = find(key);
    return word != nullptr ? *word : std::string(key);
}

std::string Text::operator()(const Message& message) const {
    const std::string* word = find(message.key);
    if (word == nullptr) {
        std::string shown = message.key;
        for (const auto& [name, value] : message.values) {
            shown += fmt::format(" {}={}", name, value);
        }
        return shown;
    }
    return fill(*word, [&](std::string_view place, std::string_view whole) {
        const auto [name, one, many] = parts_of(place);
        for (const auto& [key, value] : message.values) {
            if (key == name) {
                const bool is_key = value.starts_with('@') && has(value.substr(1));
                std::string shown = is_key ? (*this)(value.substr(1)) : value;
                return many.empty() ? shown : shown.append(" ").append(value == "1" ? one : many);
            }
        }
        return std::string(whole);
    });
}

std::string Text::operator()(std::string_view key, Values values) const {
    Message message{std::string(key), {}};
    for (const auto& [name, value] : values) {
        message.values.emplace_back(std::string(name), value);
    }
    return (*this)(message);
}

namespace {

bool is_part_of_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '/' || c == '_' || c == '-';
}

/// A sentence that has the file's name gets its whole path there instead of before it. Behind the
/// path a layer or a line may be named.
bool place_in_sentence(std::string& sentence, const std::string& where) {
    const std::string path = where.substr(0, where.find(", "));
    const std::string name = path.substr(path.rfind('/') + 1);
    const std::size_t at = name.empty() ? std::string::npos : sentence.find(name);
    if (at == std::string::npos || (at > 0 && is_part_of_word(sentence[at - 1]))) {
        return false;
    }
    const std::size_t end = at + name.size();
    if (end < sentence.size() && is_part_of_word(sentence[end])) {
        return false;
    }
    sentence.replace(at, name.size(), where);
    return true;
}

} // namespace

std::string Text::operator()(const Problem& problem) const {
    std::string sentence = (*this)(problem.what);
    if (!problem.where.empty() && !place_in_sentence(sentence, problem.where)) {
        sentence = fmt::format("{}: {}", problem.where, sentence);
    }
    if (!problem.help.key.empty()) {
        sentence += ' ' + (*this)(problem.help);
    }
    return sentence;
}

std::string Text::number(double value, int decimals) const {
    if (!std::isfinite(value)) {
        return std::string(en_dash);
    }
    const std::string plain = fmt::format("{:.{}f}", std::abs(value), decimals);
    const std::size_t point = plain.find('.');
    std::string shown = digits_grouped(plain.substr(0, point), style_.group);
    if (point != std::string::npos) {
        shown += style_.decimal + plain.substr(point + 1);
    }
    const bool is_zero = plain.find_first_not_of("0.") == std::string::npos;
    return value < 0.0 && !is_zero ? std::string(real_minus) + shown : shown;
}

namespace {

/// "points", not "min": words stand as far from the number as from each other.
bool is_word(std::string_view unit) {
    constexpr std::size_t shortest = 5;
    return unit.size() >= shortest && std::all_of(unit.begin(), unit.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
           });
}

} // namespace

std::string Text::quantity(double value, int decimals, std::string_view unit) const {
    std::string shown = number(value, decimals);
    if (!unit.empty() && std::isfinite(value)) {
        shown.append(is_word(unit) ? no_break_space : narrow_no_break_space).append(unit);
    }
    return shown;
}

std::string Text::difference(double value, int decimals, std::string_view unit) const {
    std::string shown = quantity(value, decimals, unit);
    const bool has_minus = shown.starts_with(real_minus);
    return has_minus || !std::isfinite(value) ? shown : "+" + shown;
}

} // namespace smiletwin::geo
