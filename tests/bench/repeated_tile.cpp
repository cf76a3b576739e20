#include "tests/bench/repeated_tile.hpp"

#include "geo/base/mapped_file.hpp"

#include <array>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace smiletwin::bench {

namespace {

constexpr std::string_view member_begin = "<cityObjectMember>";
constexpr std::string_view member_end = "</cityObjectMember>";
constexpr std::uint64_t copies_per_row = 40;
constexpr std::int64_t step_m = 1000;

/// Adds metres to the digits before the decimal point and leaves those behind it.
void append_moved(std::string_view number, std::int64_t metres, std::string& out) {
    const auto point = number.find('.');
    out += std::to_string(std::stoll(std::string(number.substr(0, point))) + metres);
    out += point == std::string_view::npos ? std::string_view{} : number.substr(point);
}

void append_moved_list(std::string_view list, std::uint64_t copy, std::string& out) {
    const std::array<std::int64_t, 3> move_m{
        static_cast<std::int64_t>(copy % copies_per_row) * step_m,
        static_cast<std::int64_t>(copy / copies_per_row) * step_m,
        0};
    for (std::size_t axis = 0; !list.empty(); axis = (axis + 1) % move_m.size()) {
        const auto blank = list.find(' ');
        append_moved(list.substr(0, blank), move_m[axis], out);
        out += blank == std::string_view::npos ? "" : " ";
        list.remove_prefix(blank == std::string_view::npos ? list.size() : blank + 1);
    }
}

/// The first of `marks` in `text`: its position and which one.
std::pair<std::size_t, std::size_t>
first_of(std::string_view text, const std::array<std::string_view, 5>& marks) {
    std::pair<std::size_t, std::size_t> first{std::string_view::npos, 0};
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const auto at = text.substr(0, first.first).find(marks[i]);
        first = at != std::string_view::npos ? std::pair(at, i) : first;
    }
    return first;
}

std::string copy_of(std::string_view members, std::uint64_t copy) {
    // Behind the first two stands an id, behind the others (and a '>') a list of coordinates.
    constexpr std::array<std::string_view, 5> marks{
        "gml:id=\"", "xlink:href=\"#", "<gml:posList", "<gml:lowerCorner", "<gml:upperCorner"};
    const std::string suffix = "_" + std::to_string(copy);
    std::string out;
    out.reserve(members.size() + members.size() / 8);
    for (;;) {
        const auto [at, mark] = first_of(members.substr(0, 4096), marks);
        if (at == std::string_view::npos) {
            const std::size_t skipped = std::min<std::size_t>(members.size(), 4000);
            out += members.substr(0, skipped);
            members.remove_prefix(skipped);
            if (members.empty()) {
                return out;
            }
            continue;
        }
        const bool is_id = mark < 2;
        const auto value = members.find(is_id ? '"' : '>', at + (is_id ? 4 : 0)) + 1;
        const auto end = members.find(is_id ? '"' : '<', value);
        out += members.substr(0, value);
        if (is_id) {
            out += members.substr(value, end - value);
            out += suffix;
        } else {
            append_moved_list(members.substr(value, end - value), copy, out);
        }
        members.remove_prefix(end);
    }
}

} // namespace

void write_repeated_tile(
    const std::filesystem::path& tile, const std::filesystem::path& file, std::uint64_t bytes) {
    const auto mapped = geo::MappedFile::open(tile);
    if (!mapped) {
        throw std::runtime_error("cannot read " + tile.string());
    }
    const std::string_view text = mapped->bytes();
    const auto begin = text.find(member_begin);
    const auto end = text.rfind(member_end) + member_end.size();
    std::ofstream out(file, std::ios::binary);
    out << text.substr(0, begin);
    std::uint64_t written = begin;
    for (std::uint64_t copy = 0; written < bytes; ++copy) {
        const std::string members = copy_of(text.substr(begin, end - begin), copy);
        out << members;
        written += members.size();
    }
    out << text.substr(end);
}

} // namespace smiletwin::bench
