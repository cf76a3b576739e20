// The drawn city: takes immutable data and small plain structs, keeps the OSG nodes. The only door
// from panels' world (through the application) to the scene graph. Main thread only. Coordinates
// given here are in the project's CRS unless the name says local; metres.
#pragma once

#include "geo/city/city.hpp"
#include "geo/crs/local_frame.hpp"
#include "geo/geometry/vec.hpp"
#include "geo/terrain/terrain.hpp"
#include "viewer/scene/ramp.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::viewer {

/// "Plan": white model; "Ort": the place with its colours and textures.
enum class SceneStyle { Plan, Ort };

/// A tree as drawn.
struct TreeInstance {
    std::string id;
    geo::Vec3d foot_crs;
    float height_m = 10.0F;
    float crown_diameter_m = 6.0F;
    float crown_base_m = 2.5F;
    enum class Look { Existing, Planned, Preview } look = Look::Existing;
};

struct PersonInstance {
    geo::Vec3d foot_crs;
    float heading_rad = 0.0F; ///< 0 = east, counter-clockwise
    std::uint32_t id = 0;     ///< keeps the clothes
};

/// A place to click, drawn as a pin of fixed size on the screen.
struct SensorMarker {
    std::string id;
    geo::Vec3d foot_crs;
    bool stale = false;
};

/// A plain line or filled outline on the ground: areas, gates, measures, the shape being drawn.
struct GroundShape {
    std::string id;
    std::vector<geo::Vec2d> points_crs;
    bool closed = false;
    std::uint32_t rgba = 0x0B6E99FF;
    float width_m = 0.4F;
    bool dashed = false;
    bool filled = false;
};

/// A body on the ground with straight walls: obstacles, stalls, benches.
struct PrismInstance {
    std::string id;
    std::vector<geo::Vec2d> outline_crs;
    float base_m = 0.0F; ///< height of its foot above the datum
    float height_m = 1.0F;
    std::uint32_t rgb = 0xC9BEA9;
};

/// A result lying on ground (never on roofs).
struct DrapedGrid {
    geo::Grid<float> values; ///< NaN = not painted
    Ramp ramp;
    float opacity = 0.85F;
};

enum class PickKind { Nothing, Ground, CityObject, Tree, Sensor, Obstacle };

struct PickHit {
    PickKind kind = PickKind::Nothing;
    std::string id;                ///< tree, sensor, obstacle id; empty otherwise
    std::uint32_t city_object = 0; ///< index in City::objects when kind is CityObject
    geo::Vec3d point_crs;
};

/// Perspective camera in the project CRS.
struct CameraPose {
    geo::Vec3d eye_crs;
    geo::Vec3d target_crs;
    double vertical_fov_deg = 45.0;
    friend bool operator==(const CameraPose&, const CameraPose&) = default;
};

} // namespace smiletwin::viewer
