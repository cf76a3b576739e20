// The document: sources, base state, variants, areas, viewpoints, settings. A value without heavy
// data; what the sources hold is loaded into BaseData (scenarios/site).
#pragma once

#include "geo/base/json.hpp"
#include "geo/geometry/polygon.hpp"
#include "geo/geometry/vec.hpp"
#include "scenarios/measures/measure.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::scenarios {

/// What a source is used for.
enum class SourceRole {
    City,
    Terrain,
    Imagery,
    Canopy,    ///< raster of canopy height above ground
    LandCover, ///< classes of ClassRaster
    Trees,     ///< cadastre points
    Gates,     ///< lines where people enter and leave
    Sensors,
    Weather,
    Layer, ///< shown, not computed with
};
std::string_view source_role_name(SourceRole role); ///< "city", "landcover", ...
std::optional<SourceRole> source_role_named(std::string_view name);

/// Where a model without a reference system stands.
struct ModelPlace {
    geo::Vec2d point_crs;      ///< of the model's origin, else of its middle (model_place.hpp)
    double height_m = 0.0;     ///< of its lowest point
    bool above_ground = true;  ///< else above the zero of the project's heights
    double rotation_deg = 0.0; ///< counter-clockwise seen from above
    double scale = 1.0;        ///< metres for one unit of the file
    friend bool operator==(const ModelPlace&, const ModelPlace&) = default;
};

/// A file or folder the project reads; it stays where it is.
struct Source {
    std::string id; ///< "s3"
    SourceRole role = SourceRole::Layer;
    std::string title;
    std::string path;         ///< relative to the project file where possible, else absolute
    std::string hash;         ///< content hash when it was added; of a folder: of its files' hashes
    std::string crs_override; ///< empty = what the file says
    std::string licence;      ///< empty = unknown, shown as a warning
    std::string date;         ///< "Stand", ISO date or year
    bool visible = true;
    double opacity = 1.0;
    // Of city models only:
    std::string lod{};        ///< highest level of detail to draw: "0", "2.2"; empty = up to 2
    std::string theme{};      ///< of its appearances; empty = as the file says
    std::string axis_order{}; ///< geo::axis_order_name(); empty = decided when reading
    std::string up_axis{};    ///< of a shape file: "y", "z"; empty = decided when reading
    std::optional<ModelPlace> place{}; ///< of a model without a system; without: not placed yet
    friend bool operator==(const Source&, const Source&) = default;
};

struct Variant {
    std::string id; ///< "A", "B", ...
    std::string name;
    std::vector<Measure> measures;
    std::string note{}; ///< why it is planned so, in the planners' words
    friend bool operator==(const Variant&, const Variant&) = default;
};

/// Named polygon on which indicators are computed.
struct Area {
    std::string id; ///< "a1"
    std::string name;
    geo::Polygon2d polygon; ///< project CRS
    double cell_m = 1.0;
    double halo_m = 0.0; ///< 0 = as far as shadow can reach (chosen by the Site)
    friend bool operator==(const Area&, const Area&) = default;
};

struct Viewpoint {
    std::string id; ///< "market"
    std::string name;
    geo::Vec3d eye_crs;
    geo::Vec3d target_crs;
    friend bool operator==(const Viewpoint&, const Viewpoint&) = default;
};

/// The baseline has no measures but the corrections; its id is reserved.
inline constexpr std::string_view baseline_id = "0";

struct Project {
    std::string name;
    std::string crs; ///< geo::Crs::id(); empty until the first source with one
    std::string time_zone = "Europe/Berlin"; ///< IANA
    std::vector<Source> sources;
    std::vector<Measure> corrections; ///< of the existing state; under every variant
    std::vector<Variant> variants;    ///< without the baseline
    std::vector<Area> areas;
    std::vector<Viewpoint> viewpoints;
    geo::Json settings; ///< object: "scene.time", "scene.style", "heat.weather", ...

    friend bool operator==(const Project&, const Project&) = default;

    /// nullptr when unknown. Ids, else names.
    [[nodiscard]] const Variant* variant(std::string_view id_or_name) const;
    [[nodiscard]] const Area* area(std::string_view id_or_name) const;
    [[nodiscard]] const Viewpoint* viewpoint(std::string_view id_or_name) const;
    [[nodiscard]] const Source* source(std::string_view id) const;
    [[nodiscard]] const Measure*
    measure(std::string_view id) const; ///< in any variant or correction

    /// Corrections, then the variant's measures; only corrections for the baseline or an unknown
    /// id.
    [[nodiscard]] std::vector<Measure> measures_of(std::string_view variant_id) const;
};

/// Hash of all content; equal projects have equal hashes.
std::string content_hash(const Project& project);

} // namespace smiletwin::scenarios
