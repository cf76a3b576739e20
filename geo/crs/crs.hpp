// Coordinate reference systems as cities name them. PROJ stays in the .cpp; network access is off.
#pragma once

#include "geo/base/result.hpp"
#include "geo/geometry/vec.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace smiletwin::geo {

/// Horizontal and, where stated, vertical system. Cheap to copy; immutable, any thread.
class Crs {
public:
    /// Reads all spellings found in real city models: EPSG:25833 and other codes,
    /// urn:ogc:def:crs:EPSG::25833, compound URNs, http URIs, the German urn:adv:crs names, OGC
    /// WKT, PROJ strings without grid files, whole names of the register. Nothing is guessed from a
    /// part of a name. A Problem names what was not understood.
    static Result<Crs> parse(std::string_view name);
    /// From codes; vertical_epsg 0 = none stated.
    static Result<Crs> from_epsg(int horizontal_epsg, int vertical_epsg = 0);

    [[nodiscard]] int horizontal_epsg() const;         ///< 0 when the system has no code
    [[nodiscard]] int vertical_epsg() const;           ///< 0 when not stated
    [[nodiscard]] std::string horizontal_name() const; ///< "ETRS89 / UTM zone 33N"
    [[nodiscard]] std::string vertical_name() const;   ///< "DHHN2016 height", empty when not stated
    /// "EPSG:25833" or "EPSG:25833+7837"; WKT for a system without code.
    [[nodiscard]] std::string id() const;
    [[nodiscard]] std::string wkt() const;
    [[nodiscard]] bool is_geographic() const;
    /// Definition puts northing (latitude) first.
    [[nodiscard]] bool northing_first() const;
    /// Area of use in this system's own units, easting/longitude as x; empty box when unknown.
    [[nodiscard]] Box2d area_of_use() const;

    friend bool operator==(const Crs& a, const Crs& b) { return a.id() == b.id(); }

private:
    struct Data;
    explicit Crs(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
    std::shared_ptr<const Data> data_;
    friend class Transform;
};

/// Horizontal transform between two systems, always x = easting/longitude, y = northing/latitude
/// (degrees for geographic systems). Heights pass through unchanged: without a geoid grid PROJ
/// would leave them silently, so the vertical datum stays the source's and is reported. One
/// Transform is used by one thread at a time.
class Transform {
public:
    static Result<Transform> between(const Crs& from, const Crs& to);
    Transform(Transform&&) noexcept;
    Transform& operator=(Transform&&) noexcept;
    ~Transform();

    /// NaN where the transform fails.
    [[nodiscard]] Vec2d operator()(Vec2d point) const;
    [[nodiscard]] bool is_identity() const;

private:
    struct Data;
    explicit Transform(std::unique_ptr<Data> data);
    std::unique_ptr<Data> data_;
};

/// Geographic position of a point of a projected system.
struct GeographicPosition {
    double latitude_deg = 0.0;
    double longitude_deg = 0.0;
};
Result<GeographicPosition> geographic_position(const Crs& crs, Vec2d point_crs);

/// Which coordinate of a file comes first: settled by the area of use, or by the user.
enum class AxisOrder : std::uint8_t { Decided, EastingFirst, NorthingFirst };
/// "easting-northing" or "northing-easting", as in CrsDecision; empty for Decided.
std::string_view axis_order_name(AxisOrder order);
/// Nothing for other words; an empty one is Decided.
std::optional<AxisOrder> axis_order_named(std::string_view name);

/// What was decided about the reference system of an input, and why; part of the import report.
struct CrsDecision {
    std::string declared;   ///< as written in the file, empty when absent
    std::string used;       ///< Crs::id() of the system used
    std::string axis_order; ///< "easting-northing" or "northing-easting" as found in the file
    std::string vertical;   ///< name of the height system, or "unknown"
    Message note;           ///< sentence on the decision
};

} // namespace smiletwin::geo
