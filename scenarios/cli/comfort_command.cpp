#include "scenarios/cli/comfort_command.hpp"

#include "geo/base/replace_file.hpp"
#include "geo/io/weather_text.hpp"
#include "scenarios/cli/output_place.hpp"
#include "scenarios/models/heat/utci.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace smiletwin::scenarios {

namespace {

constexpr std::array<std::string_view, 4> utci_columns{"ta_C", "tmrt_C", "va10_m_s", "rh_pct"};

/// What weather on Earth can be, a little beyond its records; what lies outside is another unit or
/// a gap that was filled with a number. Where UTCI was fitted is narrower: UtciOfWeather says so.
struct Possible {
    double least;
    double most;
    std::string_view unit;
};
constexpr std::array<Possible, utci_columns.size()> possible{
    {{-90.0, 60.0, "°C"}, {-100.0, 150.0, "°C"}, {0.0, 120.0, "m/s"}, {0.0, 100.0, "%"}}};

geo::Problem missing_column(std::string_view column, const std::string& where) {
    return {
        {"error.comfort.column", {{"column", std::string(column)}}},
        where,
        {"help.comfort.columns", {{"columns", fmt::format("{}", fmt::join(utci_columns, ", "))}}},
        {}};
}

/// Places of the wanted columns in the header.
geo::Result<std::array<std::size_t, utci_columns.size()>>
find_columns(std::string_view header, const std::string& where) {
    const auto names = geo::split_at_commas(header);
    std::array<std::size_t, utci_columns.size()> places{};
    for (std::size_t i = 0; i < utci_columns.size(); ++i) {
        const auto found = std::find(names.begin(), names.end(), utci_columns[i]);
        if (found == names.end()) {
            return missing_column(utci_columns[i], where);
        }
        places[i] = static_cast<std::size_t>(found - names.begin());
    }
    return places;
}

geo::Problem
bad_number(std::size_t line, std::string_view column, std::string text, const std::string& where) {
    return {
        {"error.comfort.number",
         {{"line", std::to_string(line)},
          {"column", std::string(column)},
          {"text", std::move(text)}}},
        where,
        {"help.comfort.columns", {{"columns", fmt::format("{}", fmt::join(utci_columns, ", "))}}},
        {}};
}

geo::Problem impossible_value(
    std::size_t line,
    std::size_t column,
    std::string value,
    const std::string& where,
    const geo::Text& text) {
    const Possible& range = possible[column];
    return {
        {"error.comfort.range",
         {{"line", std::to_string(line)},
          {"column", std::string(utci_columns[column])},
          {"text", std::move(value)},
          {"least", text.number(range.least, 0)},
          {"most", text.quantity(range.most, 0, range.unit)}}},
        where,
        {"help.comfort.units", {}},
        {}};
}

/// The same rows with one more column.
geo::Result<std::string>
with_utci(const std::vector<std::string>& lines, const std::string& where, const geo::Text& text) {
    const auto places = find_columns(lines.empty() ? std::string() : lines.front(), where);
    if (!places) {
        return places.problem();
    }
    std::string out = lines.front() + ",utci_C\n";
    for (std::size_t line = 1; line < lines.size(); ++line) {
        if (lines[line].empty()) {
            continue;
        }
        const auto cells = geo::split_at_commas(lines[line]);
        std::array<double, utci_columns.size()> values{};
        for (std::size_t i = 0; i < values.size(); ++i) {
            const std::string_view cell =
                (*places)[i] < cells.size() ? cells[(*places)[i]] : std::string_view{};
            const auto number = geo::number_in(cell);
            if (!number || !std::isfinite(*number)) {
                return bad_number(line + 1, utci_columns[i], std::string(cell), where);
            }
            if (*number < possible[i].least || *number > possible[i].most) {
                return impossible_value(line + 1, i, std::string(cell), where, text);
            }
            values[i] = *number;
        }
        out += fmt::format(
            "{},{:.4f}\n", lines[line], utci_C(values[0], values[1], values[2], values[3]));
    }
    return out;
}

ExitCode run(const Arguments& arguments, CommandContext& context) {
    const std::string index = arguments.text("INDEX");
    if (index == "pet") {
        return report_usage(
            {{"error.heat.not_yet", {{"option", "comfort pet"}}},
             {},
             {"help.heat.option", {{"choices", "utci"}}},
             {}},
            context);
    }
    if (index != "utci") {
        return report_usage(
            {{"error.comfort.index", {{"index", index}}},
             {},
             {"help.heat.option", {{"choices", "utci"}}},
             {}},
            context);
    }
    if (const auto place = check_output_file(arguments.text("--out")); !place) {
        return report_problem(place.problem(), context);
    }
    const std::string input = arguments.text("--csv");
    const auto lines = geo::read_text_lines(input);
    if (!lines) {
        return report_problem(lines.problem(), context);
    }
    const auto text = with_utci(*lines, input, context.text);
    if (!text) {
        return report_problem(text.problem(), context);
    }
    if (const auto written = geo::replace_file(arguments.text("--out"), *text); !written) {
        return report_problem(written.problem(), context);
    }
    return ExitCode::Ok;
}

} // namespace

Command comfort_command() {
    return {
        "comfort",
        "cli.comfort.about",
        {{"INDEX", OptionKind::Positional, true, "cli.comfort.index"},
         {"--csv", OptionKind::Text, true, "cli.comfort.csv"},
         {"--out", OptionKind::Text, true, "cli.comfort.out"}},
        run};
}

} // namespace smiletwin::scenarios
