#include "scenarios/project/geopackage_blob.hpp"

#include <array>
#include <bit>
#include <cstring>

namespace smiletwin::scenarios {

namespace {

static_assert(std::endian::native == std::endian::little, "the store writes native byte order");

constexpr std::uint32_t wkb_point = 1;
constexpr std::uint32_t wkb_line = 2;
constexpr std::uint32_t wkb_polygon = 3;

class Writer {
public:
    template <typename T>
    Writer& put(T value) {
        const auto bytes = std::as_bytes(std::span(&value, 1));
        out_.insert(out_.end(), bytes.begin(), bytes.end());
        return *this;
    }
    Writer& begin(std::uint32_t type) { return put(std::uint8_t{1}).put(type); }
    Writer& count(std::size_t number) { return put(static_cast<std::uint32_t>(number)); }
    Writer& point(geo::Vec2d p) { return put(p.x).put(p.y); }
    std::vector<std::byte> take() { return std::move(out_); }

private:
    std::vector<std::byte> out_;
};

void write_ring(Writer& writer, const geo::Ring2d& ring) {
    writer.count(ring.empty() ? 0 : ring.size() + 1);
    for (const geo::Vec2d& point : ring) {
        writer.point(point);
    }
    if (!ring.empty()) {
        writer.point(ring.front());
    }
}

void write_geometry(Writer& writer, const geo::PlanGeometry& geometry) {
    if (const auto* point = std::get_if<geo::Vec2d>(&geometry)) {
        writer.begin(wkb_point).point(*point);
    } else if (const auto* line = std::get_if<geo::Line2d>(&geometry)) {
        writer.begin(wkb_line).count(line->size());
        for (const geo::Vec2d& vertex : *line) {
            writer.point(vertex);
        }
    } else {
        const auto& rings = std::get<geo::Polygon2d>(geometry).rings;
        writer.begin(wkb_polygon).count(rings.size());
        for (const geo::Ring2d& ring : rings) {
            write_ring(writer, ring);
        }
    }
}

/// Reads values in either byte order; `ok` turns false at the first one that is not there.
class Reader {
public:
    explicit Reader(std::span<const std::byte> bytes) : bytes_(bytes) {}

    template <typename T>
    T get() {
        T value{};
        if (bytes_.size() < sizeof(T)) {
            ok_ = false;
            return value;
        }
        std::array<std::byte, sizeof(T)> raw{};
        std::memcpy(raw.data(), bytes_.data(), sizeof(T));
        if (!little_) {
            std::reverse(raw.begin(), raw.end());
        }
        std::memcpy(&value, raw.data(), sizeof(T));
        bytes_ = bytes_.subspan(sizeof(T));
        return value;
    }
    void skip(std::size_t count) {
        ok_ = ok_ && count <= bytes_.size();
        bytes_ = bytes_.subspan(ok_ ? count : 0);
    }
    void byte_order(bool little) { little_ = little; }
    [[nodiscard]] bool ok() const { return ok_; }
    /// False when so many things of this size cannot be left: a guard against absurd counts.
    [[nodiscard]] bool has(std::size_t count, std::size_t size) const {
        return ok_ && count <= bytes_.size() / size;
    }

private:
    std::span<const std::byte> bytes_;
    bool little_ = true;
    bool ok_ = true;
};

struct GeometryType {
    std::uint32_t base = 0; ///< 1 point ... 6 multi polygon
    std::size_t ordinates = 2;
};

GeometryType read_type(Reader& reader) {
    reader.byte_order(reader.get<std::uint8_t>() == 1);
    const auto raw = reader.get<std::uint32_t>();
    GeometryType type{raw % 1000, 2};
    const std::uint32_t dimension = raw / 1000; // ISO: 1 = Z, 2 = M, 3 = ZM
    type.ordinates += dimension == 3 ? 2U : dimension > 0 ? 1U : 0U;
    return type;
}

geo::Vec2d read_point(Reader& reader, const GeometryType& type) {
    geo::Vec2d point;
    point.x = reader.get<double>();
    point.y = reader.get<double>();
    reader.skip(8 * (type.ordinates - 2));
    return point;
}

geo::Line2d read_points(Reader& reader, const GeometryType& type) {
    const auto count = reader.get<std::uint32_t>();
    geo::Line2d line;
    if (reader.has(count, 8 * type.ordinates)) {
        line.reserve(count);
        for (std::uint32_t i = 0; i < count; ++i) {
            line.push_back(read_point(reader, type));
        }
    }
    return line;
}

std::optional<geo::PlanGeometry> read_polygon(Reader& reader, const GeometryType& type) {
    const auto count = reader.get<std::uint32_t>();
    geo::Polygon2d polygon;
    for (std::uint32_t i = 0; i < count; ++i) {
        geo::Ring2d ring = read_points(reader, type); // empty when nothing is left: ends the loop
        if (ring.size() < 4 || ring.front() != ring.back()) {
            return std::nullopt;
        }
        ring.pop_back();
        polygon.rings.push_back(std::move(ring));
    }
    return polygon.rings.empty() ? std::nullopt : std::optional<geo::PlanGeometry>(polygon);
}

std::optional<geo::PlanGeometry> read_geometry(Reader& reader) {
    GeometryType type = read_type(reader);
    const bool is_multi = type.base >= 4 && type.base <= 6;
    if (is_multi) {
        if (reader.get<std::uint32_t>() != 1) {
            return std::nullopt;
        }
        type = read_type(reader);
    }
    if (type.base == wkb_point) {
        return read_point(reader, type);
    }
    if (type.base == wkb_line) {
        geo::Line2d line = read_points(reader, type);
        return line.size() >= 2 ? std::optional<geo::PlanGeometry>(line) : std::nullopt;
    }
    return type.base == wkb_polygon ? read_polygon(reader, type) : std::nullopt;
}

} // namespace

std::vector<std::byte> geopackage_blob(const geo::PlanGeometry& geometry, std::int32_t srs_id) {
    const bool is_point = std::holds_alternative<geo::Vec2d>(geometry);
    Writer writer;
    writer.put('G').put('P').put(std::uint8_t{0}); // version 1
    // Bit 0: little-endian; bits 1-3: 1 = envelope of minx, maxx, miny, maxy.
    writer.put(static_cast<std::uint8_t>(is_point ? 0x01 : 0x03)).put(srs_id);
    if (!is_point) {
        const geo::Box2d box = geo::bounds(geometry);
        writer.put(box.min.x).put(box.max.x).put(box.min.y).put(box.max.y);
    }
    write_geometry(writer, geometry);
    return writer.take();
}

std::optional<geo::PlanGeometry> read_geopackage_blob(std::span<const std::byte> blob) {
    constexpr std::array<std::size_t, 5> envelope_bytes{0, 32, 48, 48, 64};
    Reader reader(blob);
    const bool is_blob = reader.get<char>() == 'G' && reader.get<char>() == 'P';
    reader.skip(1);
    const auto flags = reader.get<std::uint8_t>();
    const std::size_t envelope = (flags >> 1U) & 0x07U;
    const bool is_empty = (flags & 0x10U) != 0;
    if (!is_blob || is_empty || envelope >= envelope_bytes.size()) {
        return std::nullopt;
    }
    reader.skip(4 + envelope_bytes[envelope]);
    std::optional<geo::PlanGeometry> geometry = read_geometry(reader);
    return reader.ok() ? geometry : std::nullopt;
}

} // namespace smiletwin::scenarios
