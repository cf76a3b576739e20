// A text that many things share, such as the name of an attribute: kept once, however many have it,
// and as small as a pointer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace smiletwin::geo {

/// Short texts are kept for good, as many as schemas have; what a file made to tease brings on top
/// is kept by each word itself and goes with it. May be made and copied by any thread.
class Word {
public:
    Word() = default;
    Word(std::string_view text);  // NOLINT(google-explicit-constructor): a word is a text
    Word(const std::string& text) // NOLINT(google-explicit-constructor)
        : Word(std::string_view(text)) {}
    Word(const char* text) // NOLINT(google-explicit-constructor)
        : Word(std::string_view(text)) {}
    Word(const Word& other) : Word() { copy(other); }
    Word(Word&& other) noexcept : held_(std::exchange(other.held_, 0)) {}
    Word& operator=(const Word& other);
    Word& operator=(Word&& other) noexcept {
        std::swap(held_, other.held_);
        return *this;
    }
    ~Word() {
        if ((held_ & own_bit) != 0) {
            drop();
        }
    }

    [[nodiscard]] const std::string& text() const;
    operator std::string_view() const { return text(); }   // NOLINT(google-explicit-constructor)
    operator const std::string&() const { return text(); } // NOLINT(google-explicit-constructor)
    [[nodiscard]] bool empty() const { return held_ == 0; }

    friend bool operator==(const Word& a, const Word& b) {
        return a.held_ == b.held_ || a.text() == b.text();
    }
    friend bool operator==(const Word& a, std::string_view b) { return a.text() == b; }
    friend bool operator==(const Word& a, const std::string& b) { return a.text() == b; }
    friend bool operator==(const Word& a, const char* b) { return a.text() == b; }

private:
    static constexpr std::uintptr_t own_bit = 1;

    void copy(const Word& other);
    void drop();

    std::uintptr_t held_ = 0; ///< address of the text; 0 = empty; own_bit: of this word alone
};

} // namespace smiletwin::geo
