// Numbers in the text of GML elements.
#pragma once

#include "geo/base/characters.hpp"
#include "geo/base/decimal.hpp"
#include "geo/io/xml_characters.hpp"

#include <bit>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

/// Goes along numbers that stand apart by blanks or `extra`.
class GmlNumbers {
public:
    explicit GmlNumbers(std::string_view text, char extra = ',')
        : at_(text.data()), end_(at_ + text.size()), extra_(extra) {}

    /// False behind the last number, and at what is no finite one.
    bool next(double& value) {
        while (at_ != end_ && is_between(*at_)) {
            ++at_;
        }
        if (at_ == end_) {
            return false;
        }
        if (end_ - at_ >= sight) {
            // Where the number ends is known before what it says, and the next one can begin.
            const char* const stop = at_ + token_size();
            if (read_short_decimal(at_, value) == stop && is_between(*stop)) {
                at_ = stop;
                return true;
            }
        }
        at_ += *at_ == '+' ? 1 : 0;
        const auto [behind, error] = read_decimal(at_, end_, value);
        const bool separated = behind == end_ || is_between(*behind);
        is_good_ = error == std::errc{} && separated && std::isfinite(value);
        at_ = is_good_ ? behind : end_;
        return is_good_;
    }

    /// Nothing but numbers so far.
    [[nodiscard]] bool is_good() const { return is_good_; }

private:
    static constexpr std::ptrdiff_t sight = 2 * sizeof(Characters);
    static_assert(sight >= short_decimal_reach);

    /// Up to the next character that may stand between numbers; less than `sight`.
    [[nodiscard]] std::ptrdiff_t token_size() const {
        const auto ends = [](const char* from) {
            const Characters c = load_characters(from);
            return bits_of((c <= ' ') | (c == ','));
        };
        constexpr std::uint32_t last = 1U << 31U;
        return std::countr_zero(ends(at_) | ends(at_ + sizeof(Characters)) << 16U | last);
    }
    [[nodiscard]] bool is_between(char c) const { return is_xml_blank(c) || c == extra_; }

    const char* at_;
    const char* end_;
    char extra_;
    bool is_good_ = true;
};

/// All numbers, apart by blanks or commas; nothing when something else stands between them or one
/// is not finite.
std::optional<std::vector<double>> numbers_of(std::string_view text);

/// The only number of a text.
std::optional<double> first_number(std::string_view text);

/// Numbers per position of GML 2's "1,2 3,4": those that commas join to the first one, with blanks
/// around them or not; `otherwise` without commas.
std::size_t coordinates_dimension(std::string_view text, std::size_t otherwise);

} // namespace smiletwin::geo
