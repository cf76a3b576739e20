#include "geo/io/citygml_relief.hpp"

#include "geo/io/xml_characters.hpp"

#include <charconv>
#include <limits>

namespace smiletwin::geo {

namespace {

/// Two triangles each: some 200 MB while reading. Larger grids belong into raster files.
constexpr std::size_t most_cells = 500'000;

/// The first number of each tuple; words that stand for missing values become NaN.
std::vector<double> read_tuples(std::string_view text) {
    std::vector<double> values;
    std::size_t at = 0;
    while (at < text.size() && values.size() <= 2 * most_cells) {
        if (is_xml_blank(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && !is_xml_blank(text[end])) {
            ++end;
        }
        double value = 0.0;
        const std::size_t begin = at + (text[at] == '+' ? 1U : 0U);
        const auto [next, error] = std::from_chars(text.data() + begin, text.data() + end, value);
        const bool whole = next == text.data() + end || *next == ',';
        const bool good = error == std::errc{} && whole && is_coordinate(value);
        values.push_back(good ? value : std::numeric_limits<double>::quiet_NaN());
        at = end;
    }
    return values;
}

/// Steps from the lowest to the highest index, both included.
std::size_t points_between(double low, double high) {
    const double count = high - low + 1.0;
    return count >= 1.0 && count < 1e9 ? static_cast<std::size_t>(count) : 0;
}

} // namespace

void PointCollector::begin(const PolygonPlace& place, std::string_view /*id*/) {
    point_ = {};
    point_.object = static_cast<std::uint32_t>(place.object);
    point_.lod_tenths = static_cast<std::uint8_t>(10 * place.lod);
}

void PointCollector::value(
    std::string_view local, std::string_view text, std::uint8_t srs, std::uint8_t dimension) {
    if (local != "pos" && local != "posList" && local != "coordinates") {
        return;
    }
    numbers_.clear();
    const bool read = read_coordinates(GmlNumbers(text), numbers_);
    const std::size_t step = dimension == 2 || numbers_.size() == 2 ? 2 : 3;
    if (!read || numbers_.size() % step != 0) {
        ++model_.ignored["point_coordinates"];
        return;
    }
    point_.srs = srs;
    for (std::size_t i = 0; i < numbers_.size(); i += step) {
        point_.position = {numbers_[i], numbers_[i + 1], step == 3 ? numbers_[i + 2] : 0.0};
        model_.points.push_back(point_);
    }
}

void GridCollector::begin(const PolygonPlace& place, std::string_view /*id*/) {
    polygon_ = {};
    polygon_.role = PolygonRole::Copy;
    polygon_.object = static_cast<std::uint32_t>(place.object);
    polygon_.lod_tenths = static_cast<std::uint8_t>(10 * place.lod);
    polygon_.srs = place.srs;
    polygon_.ring_count = 1;
    low_.clear();
    high_.clear();
    origin_.clear();
    steps_.clear();
    heights_.clear();
    attributes_.clear();
}

void GridCollector::value(
    std::string_view local, std::string_view text, std::uint8_t srs, std::uint8_t /*dimension*/) {
    const auto numbers = [text] {
        std::vector<double> read;
        return read_coordinates(GmlNumbers(text), read) ? read : std::vector<double>();
    };
    if (local == "low") {
        low_ = numbers();
    } else if (local == "high") {
        high_ = numbers();
    } else if (local == "pos" || local == "coordinates") {
        origin_ = numbers();
        polygon_.srs = srs;
    } else if (local == "offsetVector") {
        steps_.push_back(numbers());
    } else if (
        local == "tupleList" || local == "doubleOrNilReasonTupleList" || local == "QuantityList") {
        heights_ = read_tuples(text);
    } else if (local == "fileName" || local == "fileReference") {
        attributes_.push_back({"grid.fileName", std::string(text), {}, AttributeKind::Uri});
    }
}

bool GridCollector::is_complete() const {
    return columns_ >= 2 && rows_ >= 2 && columns_ <= most_cells / rows_ && origin_.size() >= 2 &&
           steps_.size() == 2 && steps_[0].size() >= 2 && steps_[1].size() >= 2 &&
           heights_.size() >= columns_ * rows_;
}

/// The first axis runs fastest (GML 3.2.1, clause 19.3.14: "Linear", "+1 +2").
Vec3d GridCollector::position(std::size_t column, std::size_t row) const {
    const auto i = static_cast<double>(column);
    const auto j = static_cast<double>(row);
    return {
        origin_[0] + i * steps_[0][0] + j * steps_[1][0],
        origin_[1] + i * steps_[0][1] + j * steps_[1][1],
        heights_[row * columns_ + column]};
}

void GridCollector::end() {
    columns_ = low_.size() == 2 && high_.size() == 2 ? points_between(low_[0], high_[0]) : 0;
    rows_ = columns_ > 0 ? points_between(low_[1], high_[1]) : 0;
    if (!is_complete()) {
        ++model_.ignored["RectifiedGridCoverage"];
        return;
    }
    for (std::size_t row = 0; row + 1 < rows_; ++row) {
        for (std::size_t column = 0; column + 1 < columns_; ++column) {
            const Vec3d here = position(column, row);
            const Vec3d right = position(column + 1, row);
            const Vec3d above = position(column, row + 1);
            const Vec3d across = position(column + 1, row + 1);
            add_triangle({here, right, across});
            add_triangle({here, across, above});
        }
    }
}

/// Seen from above, whichever way the axes run.
void GridCollector::add_triangle(const Vec3d (&corners)[3]) {
    for (const Vec3d& p : corners) {
        if (!is_coordinate(p.x) || !is_coordinate(p.y) || !is_coordinate(p.z)) {
            return;
        }
    }
    const Vec3d& a = corners[0];
    const Vec3d& b = corners[1];
    const Vec3d& c = corners[2];
    const bool upward = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0.0;
    polygon_.first_ring = static_cast<std::uint32_t>(model_.ring_starts.size()) - 1;
    for (const Vec3d& p : {a, upward ? b : c, upward ? c : b}) {
        model_.positions.push_back(p);
    }
    model_.ring_starts.push_back(static_cast<std::uint32_t>(model_.positions.size()));
    model_.polygons.push_back(polygon_);
}

} // namespace smiletwin::geo
