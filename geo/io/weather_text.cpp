#include "geo/io/weather_text.hpp"

#include "geo/base/byte_order_mark.hpp"
#include "geo/io/gdal_dataset.hpp"

#include <charconv>
#include <fstream>
#include <system_error>

namespace smiletwin::geo {

Result<std::vector<std::string>> read_text_lines(const std::filesystem::path& path) {
    constexpr std::uintmax_t most_bytes = 256U << 20U;
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    std::ifstream in(path, std::ios::binary);
    if (error || !in) {
        return file_problem("error.file.unreadable", path, "help.file.check_path");
    }
    if (size > most_bytes) {
        return file_problem("error.weather.too_large", path, "help.weather.formats");
    }
    std::vector<std::string> lines;
    std::string line;
    while (std::getline(in, line)) {
        while (!line.empty() && (line.back() == '\r' || line.back() == '\0')) {
            line.pop_back();
        }
        if (lines.empty() && line.starts_with(byte_order_mark)) {
            line.erase(0, byte_order_mark.size());
        }
        lines.push_back(line);
    }
    return lines;
}

std::vector<std::string_view> split_at_commas(std::string_view line) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    while (true) {
        const std::size_t end = line.find(',', begin);
        parts.push_back(line.substr(begin, end - begin));
        if (end == std::string_view::npos) {
            return parts;
        }
        begin = end + 1;
    }
}

std::vector<std::string_view> split_at_blanks(std::string_view line) {
    constexpr std::string_view blanks = " \t";
    std::vector<std::string_view> parts;
    std::size_t begin = line.find_first_not_of(blanks);
    while (begin != std::string_view::npos) {
        const std::size_t end = line.find_first_of(blanks, begin);
        parts.push_back(line.substr(begin, end - begin));
        begin = line.find_first_not_of(blanks, end);
    }
    return parts;
}

std::optional<double> number_in(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '+')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole ? std::optional(value) : std::nullopt;
}

Result<Imported> imported_weather(
    Result<Weather> weather,
    const std::filesystem::path& path,
    std::string_view format,
    std::uint64_t ignored_lines) {
    if (!weather) {
        return weather.problem();
    }
    Imported imported;
    imported.path = path;
    imported.format = format;
    imported.report.files = {path.string()};
    imported.report.warnings = weather.warnings();
    if (ignored_lines > 0) {
        imported.report.ignored["line"] = ignored_lines;
    }
    imported.data = std::make_shared<const Weather>(std::move(*weather));
    return imported;
}

Problem
weather_problem(std::string_view what_key, const std::filesystem::path& path, std::size_t line) {
    Problem problem = file_problem(what_key, path, "help.weather.formats");
    problem.what.values.emplace_back("line", std::to_string(line));
    if (line > 0) {
        problem.where += ":" + std::to_string(line);
    }
    return problem;
}

Problem weather_remark(
    std::string_view what_key,
    std::string_view help_key,
    const std::filesystem::path& path,
    std::uint64_t count) {
    Problem problem = file_problem(what_key, path, help_key);
    problem.what.values.emplace_back("count", std::to_string(count));
    return problem;
}

void remark_ignored_lines(
    Result<Weather>& weather, const std::filesystem::path& path, std::uint64_t ignored_lines) {
    if (ignored_lines > 0) {
        weather.add_warning(weather_remark(
            "warning.weather.ignored_lines", "help.weather.check_lines", path, ignored_lines));
    }
}

} // namespace smiletwin::geo
