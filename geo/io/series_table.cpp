#include "geo/base/mapped_file.hpp"
#include "geo/io/csv_table.hpp"
#include "geo/io/series_files.hpp"
#include "geo/io/weather_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

namespace smiletwin::geo {

namespace {

using Form = std::map<std::string, std::string>;

std::string stated(const Form& form, const char* name) {
    const auto found = form.find(name);
    return found != form.end() ? found->second : std::string();
}

std::optional<std::int64_t> whole_number(const Form& form, const char* name) {
    constexpr double most = 1e6;
    const auto number = number_in(stated(form, name));
    return number && std::abs(*number) < most ? std::optional(static_cast<std::int64_t>(*number))
                                              : std::nullopt;
}

/// XML loses tabs and blanks that stand alone, so some write their names.
std::optional<char> separator_in(const std::string& text) {
    if (text.size() == 1) {
        return text.front();
    }
    const std::map<std::string, char> names{
        {"comma", ','},
        {"semicolon", ';'},
        {"tab", '\t'},
        {"TAB", '\t'},
        {"\\t", '\t'},
        {"space", ' '},
        {"blank", ' '},
        {"pipe", '|'}};
    const auto found = names.find(text);
    return found != names.end() ? std::optional(found->second) : std::nullopt;
}

std::string_view without_lines(std::string_view text, std::int64_t count) {
    for (; count > 0 && !text.empty(); --count) {
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    }
    return text;
}

/// Columns by name, else by number, else by their place.
class Columns {
public:
    Columns(const Form& form, const std::vector<std::string>& titles)
        : form_(form), titles_(titles) {
        for (const char* name : {"idColumnNo", "timeColumnNo", "valueColumnNo"}) {
            base_ = whole_number(form, name) == 0 ? 0 : base_;
        }
    }

    [[nodiscard]] std::optional<std::size_t> find(const std::string& which) const {
        const std::string name = stated(form_, (which + "ColumnName").c_str());
        const auto title = std::find(titles_.begin(), titles_.end(), name);
        if (!name.empty() && title != titles_.end()) {
            return static_cast<std::size_t>(title - titles_.begin());
        }
        const auto number = whole_number(form_, (which + "ColumnNo").c_str());
        const bool is_there = number && *number >= base_ &&
                              static_cast<std::size_t>(*number - base_) < titles_.size();
        return is_there ? std::optional(static_cast<std::size_t>(*number - base_)) : std::nullopt;
    }

private:
    const Form& form_;
    const std::vector<std::string>& titles_;
    std::int64_t base_ = 1;
};

} // namespace

Result<SeriesFile> read_series_table(const std::filesystem::path& path, const Form& form) {
    const auto file = MappedFile::open(path);
    if (!file) {
        return file.problem();
    }
    const std::int64_t header_lines = whole_number(form, "numberOfHeaderLines").value_or(1);
    // The last of them names the columns; without any the first row has data, too.
    CsvTable table = parse_csv(
        without_lines(file->bytes(), header_lines - 1),
        separator_in(stated(form, "fieldSeparator")));
    SeriesFile series;
    series.bad_rows = table.bad_rows;
    const Columns columns(form, table.titles);
    const auto id = columns.find("id");
    const std::size_t time = columns.find("time").value_or(0);
    const std::size_t value = columns.find("value").value_or(1);
    if (std::max(time, value) >= table.titles.size()) {
        return series;
    }
    const std::string wanted_id = stated(form, "idValue");
    const bool decimal_comma = stated(form, "decimalSymbol") == ",";
    if (header_lines <= 0) {
        table.rows.insert(table.rows.begin(), table.titles);
    }
    for (std::vector<std::string>& row : table.rows) {
        if (id && !wanted_id.empty() && row[*id] != wanted_id) {
            continue;
        }
        if (decimal_comma) {
            std::replace(row[value].begin(), row[value].end(), ',', '.');
        }
        series.pairs.push_back({std::move(row[time]), std::move(row[value])});
    }
    return series;
}

} // namespace smiletwin::geo
