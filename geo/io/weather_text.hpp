// What readers of weather text files share.
#pragma once

#include "geo/base/result.hpp"
#include "geo/io/importer.hpp"
#include "geo/weather/weather.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

/// All lines of a text file without line ends; a Problem when it cannot be read or is larger than
/// any year of minutes.
Result<std::vector<std::string>> read_text_lines(const std::filesystem::path& path);

/// Parts between commas, kept when empty.
std::vector<std::string_view> split_at_commas(std::string_view line);
/// Parts between blanks and tabs, never empty.
std::vector<std::string_view> split_at_blanks(std::string_view line);

/// The whole text as a number; nothing when it is none.
std::optional<double> number_in(std::string_view text);

/// What importers hand over, with the number of lines that were not understood.
Result<Imported> imported_weather(
    Result<Weather> weather,
    const std::filesystem::path& path,
    std::string_view format,
    std::uint64_t ignored_lines);

/// Why a weather file cannot be used, with its line where one is to blame (0 = none).
Problem
weather_problem(std::string_view what_key, const std::filesystem::path& path, std::size_t line = 0);

/// What was noticed: a help of its own, and how many lines it is about where that counts.
Problem weather_remark(
    std::string_view what_key,
    std::string_view help_key,
    const std::filesystem::path& path,
    std::uint64_t count = 0);

/// Adds the remark on lines that were left out; none when all were understood.
void remark_ignored_lines(
    Result<Weather>& weather, const std::filesystem::path& path, std::uint64_t ignored_lines);

} // namespace smiletwin::geo
