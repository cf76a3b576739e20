// Words and numbers in the language of the person who reads them. Language files are
// data/lang/<code>.json: one flat object of key -> sentence with {named} places.
#pragma once

#include "geo/base/message.hpp"
#include "geo/base/result.hpp"

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace smiletwin::geo {

/// Written as 1.234,5 (German) or 1,234.5 (English).
struct NumberStyle {
    char decimal = '.';
    std::string group = ",";
};

/// One language, with another behind it for what it lacks. A key that nobody has shows itself.
class Text {
public:
    /// Shows keys instead of words.
    Text() = default;
    /// Reads `<folder>/<language>.json` over `<folder>/en.json`.
    static Result<Text> load(const std::filesystem::path& folder, std::string_view language);

    [[nodiscard]] const std::string& language() const { return language_; }

    [[nodiscard]] std::string operator()(std::string_view key) const;
    [[nodiscard]] std::string operator()(const Message& message) const;
    using Values = std::initializer_list<std::pair<std::string_view, std::string>>;
    [[nodiscard]] std::string operator()(std::string_view key, Values values) const;
    [[nodiscard]] bool has(std::string_view key) const;

    /// "What (where). What helps." in one line.
    [[nodiscard]] std::string operator()(const Problem& problem) const;

    /// Rounded to `decimals`, grouped, with a real minus sign; "–" when not finite.
    [[nodiscard]] std::string number(double value, int decimals) const;
    /// Number, no-break space (a narrow one before symbols), unit: "12,5 m", "13 Punkte"; "–" when
    /// not finite.
    [[nodiscard]] std::string quantity(double value, int decimals, std::string_view unit) const;
    /// As quantity, always with + or real minus.
    [[nodiscard]] std::string difference(double value, int decimals, std::string_view unit) const;

private:
    [[nodiscard]] const std::string* find(std::string_view key) const;

    std::string language_;
    NumberStyle style_;
    std::unordered_map<std::string, std::string> words_;
};

} // namespace smiletwin::geo
