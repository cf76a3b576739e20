#include "geo/io/csv_table.hpp"

#include "geo/base/byte_order_mark.hpp"
#include "geo/base/trimmed.hpp"

#include <algorithm>
#include <utility>

namespace smiletwin::geo {

namespace {

char separator_of(std::string_view first_line) {
    constexpr std::string_view candidates = ";,\t|";
    return *std::max_element(candidates.begin(), candidates.end(), [&](char a, char b) {
        return std::count(first_line.begin(), first_line.end(), a) <
               std::count(first_line.begin(), first_line.end(), b);
    });
}

/// Takes a text apart row by row.
class CsvRows {
public:
    CsvRows(std::string_view text, char separator) : rest_(text), separator_(separator) {}

    /// False behind the last row.
    bool next(std::vector<std::string>& cells) {
        cells.clear();
        if (rest_.empty()) {
            return false;
        }
        bool more = true;
        while (more) {
            more = take_cell(cells);
        }
        return true;
    }

private:
    /// True when another cell follows in the row.
    bool take_cell(std::vector<std::string>& cells) {
        const std::size_t begin = rest_.find_first_not_of(' ');
        if (begin != std::string_view::npos && rest_[begin] == '"') {
            cells.push_back(take_quoted(begin + 1));
            rest_.remove_prefix(
                std::min(rest_.find_first_of(std::string{separator_, '\n'}), rest_.size()));
        } else {
            const std::size_t end =
                std::min(rest_.find_first_of(std::string{separator_, '\n'}), rest_.size());
            cells.emplace_back(trimmed(rest_.substr(0, end)));
            rest_.remove_prefix(end);
        }
        const bool more = !rest_.empty() && rest_.front() == separator_;
        rest_.remove_prefix(rest_.empty() ? 0 : 1);
        return more;
    }

    /// Two quotes stand for one; a quote that is never closed ends with the text.
    std::string take_quoted(std::size_t at) {
        std::string cell;
        while (at < rest_.size()) {
            if (rest_[at] != '"') {
                cell += rest_[at++];
            } else if (at + 1 < rest_.size() && rest_[at + 1] == '"') {
                cell += '"';
                at += 2;
            } else {
                ++at;
                break;
            }
        }
        rest_.remove_prefix(at);
        return cell;
    }

    std::string_view rest_;
    char separator_;
};

} // namespace

CsvTable parse_csv(std::string_view text, std::optional<char> separator) {
    text = without_byte_order_mark(text);
    CsvTable table;
    table.separator = separator ? *separator : separator_of(text.substr(0, text.find('\n')));
    CsvRows rows(text, table.separator);
    rows.next(table.titles);
    std::vector<std::string> cells;
    while (rows.next(cells)) {
        if (cells.size() == table.titles.size()) {
            table.rows.push_back(cells);
        } else if (cells.size() > 1 || !cells.front().empty()) {
            ++table.bad_rows;
        }
    }
    return table;
}

} // namespace smiletwin::geo
