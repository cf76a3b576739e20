#include "geo/io/cityjson_vertices.hpp"

#include "geo/base/decimal.hpp"
#include "geo/io/json_cursor.hpp"

#include <simdjson.h>

#include <limits>

namespace smiletwin::geo {

namespace dom = simdjson::dom;

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Reads lists of three plain numbers each and nothing else: most of many a file, and much quicker
/// than through a tree. What it stops at may still be good JSON.
class PlainVertices : public JsonCursor {
public:
    using JsonCursor::JsonCursor;

    std::optional<std::vector<Vec3d>> read() {
        constexpr std::size_t usual_bytes = 16;
        std::vector<Vec3d> vertices;
        vertices.reserve(static_cast<std::size_t>(end_ - at_) / usual_bytes);
        bool good = take('[');
        bool more = good && !take(']');
        while (good && more) {
            Vec3d v;
            good = take('[') && take_number(v.x) && take(',') && take_number(v.y) && take(',') &&
                   take_number(v.z) && take(']');
            vertices.push_back(v);
            more = good && take(',');
            good = good && (more || take(']'));
        }
        return good && at_end() ? std::optional(std::move(vertices)) : std::nullopt;
    }

private:
    /// Stops where RFC 8259 is stricter than from_chars: at 01, .5 and 5.
    bool take_number(double& value) {
        skip_blanks();
        if (take_whole_number(value)) {
            return true;
        }
        const char* const first = at_ != end_ && *at_ == '-' ? at_ + 1 : at_;
        if (first == end_ || !is_digit(*first) ||
            (*first == '0' && first + 1 != end_ && is_digit(first[1]))) {
            return false;
        }
        const char* next =
            end_ - at_ >= short_decimal_reach ? read_short_decimal(at_, value) : nullptr;
        if (next == nullptr || (*next != ',' && *next != ']')) {
            const auto [stop, error] = read_decimal(at_, end_, value);
            if (error != std::errc{}) {
                return false;
            }
            next = stop;
        }
        at_ = next;
        return next[-1] != '.';
    }

    /// Up to eight digits: what a transform leaves of coordinates.
    bool take_whole_number(double& value) {
        constexpr std::ptrdiff_t reach = 10;
        if (end_ - at_ < reach) {
            return false;
        }
        const bool negative = *at_ == '-';
        const char* const first = at_ + (negative ? 1 : 0);
        const std::uint64_t eight = eight_digits::at(first);
        const unsigned count = eight_digits::leading(eight);
        const bool is_whole = count != 0 && (first[count] == ',' || first[count] == ']') &&
                              (*first != '0' || count == 1);
        if (is_whole) {
            const auto size =
                static_cast<double>(eight_digits::value(eight_digits::last_ones(eight, count)));
            value = negative ? -size : size;
            at_ = first + count;
        }
        return is_whole;
    }
};

} // namespace

CityJsonTransform cityjson_transform(const dom::object& document) {
    CityJsonTransform transform;
    if (const auto written = object_in(document, "transform")) {
        const auto three = [&](std::string_view key, Vec3d otherwise) {
            const std::vector<double> numbers = numbers_in(*written, key);
            return numbers.size() == 3 ? Vec3d{numbers[0], numbers[1], numbers[2]} : otherwise;
        };
        transform.scale = three("scale", transform.scale);
        transform.translate = three("translate", transform.translate);
    }
    return transform;
}

std::vector<Vec3d> vertices_of(const dom::element& list) {
    std::vector<Vec3d> vertices;
    dom::array entries;
    if (list.get(entries) != simdjson::SUCCESS) {
        return vertices;
    }
    vertices.reserve(entries.size());
    for (const dom::element entry : entries) {
        constexpr double none = std::numeric_limits<double>::quiet_NaN();
        double numbers[3] = {none, none, none};
        dom::array written;
        if (entry.get(written) == simdjson::SUCCESS) {
            double* next = numbers;
            for (const dom::element number : written) {
                if (next == std::end(numbers)) {
                    break;
                }
                if (number.get(*next) != simdjson::SUCCESS) {
                    *next = none;
                }
                ++next;
            }
        }
        vertices.push_back({numbers[0], numbers[1], numbers[2]});
    }
    return vertices;
}

std::optional<std::vector<Vec3d>> read_vertices(std::string_view text) {
    if (text.empty()) {
        return std::vector<Vec3d>();
    }
    std::optional<std::vector<Vec3d>> vertices = PlainVertices(text).read();
    if (!vertices) {
        dom::parser parser;
        dom::element list;
        if (parsed_json(parser, text).get(list) != simdjson::SUCCESS) {
            return std::nullopt;
        }
        vertices = vertices_of(list);
    }
    return vertices;
}

void place_vertices(std::vector<Vec3d>& vertices, const CityJsonTransform& transform) {
    for (Vec3d& p : vertices) {
        p = {
            p.x * transform.scale.x + transform.translate.x,
            p.y * transform.scale.y + transform.translate.y,
            p.z * transform.scale.z + transform.translate.z};
    }
}

} // namespace smiletwin::geo
