// The drawn city: takes immutable data and small plain structs, keeps the OSG nodes. The only door
// from panels' world (through the application) to the scene graph. Main thread only. Coordinates
// given here are in the project's CRS unless the name says local; metres.
#pragma once

#include "geo/city/city.hpp"
#include "geo/crs/local_frame.hpp"
#include "geo/geometry/vec.hpp"
#include "geo/terrain/terrain.hpp"
#include "geo/vector/layer.hpp"
#include "viewer/scene/ramp.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
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

    bool operator==(const SensorMarker&) const = default;
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
    friend bool operator==(const GroundShape&, const GroundShape&) = default;
};

/// A body on the ground with straight walls: obstacles, stalls, benches.
struct PrismInstance {
    std::string id;
    std::vector<geo::Vec2d> outline_crs;
    float base_m = 0.0F; ///< height of its foot above the datum
    float height_m = 1.0F;
    std::uint32_t rgb = 0xC9BEA9;
};

/// An imported layer on the ground: points as discs, lines, polygons as outlines with a light fill,
/// pictures painted over the ground's own.
struct GroundLayer {
    std::string id;
    std::shared_ptr<const geo::VectorLayer> features; ///< may be null
    std::shared_ptr<const geo::Imagery> picture;      ///< may be null; see-through where alpha says
    std::uint32_t rgb = 0x0B6E99;                     ///< of the features
    float opacity = 1.0F;
    friend bool operator==(const GroundLayer&, const GroundLayer&) = default;
};

/// A result lying on ground (never on roofs).
struct DrapedGrid {
    geo::Grid<float> values; ///< NaN = not painted
    Ramp ramp;
    float opacity = 0.85F;
};

/// A top-level object that is not drawn as its model has it.
struct ObjectChange {
    std::uint32_t object = 0; ///< index in City::objects
    bool is_hidden = false;
    /// z becomes foot_m + height_factor * (z - foot_m), in the project's heights.
    double foot_m = 0.0;
    double height_factor = 1.0;
    friend bool operator==(const ObjectChange&, const ObjectChange&) = default;
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

/// What can be switched off in the picture.
enum class SceneLayer {
    Buildings,
    Terrain,
    Imagery,
    Trees,
    People,
    Sensors,
    Shapes,
    Obstacles,
    Drape
};

/// A ray of sight; `direction` has length 1. `pixel_angle_rad` is what one pixel spans: markers of
/// fixed screen size are hit by it.
struct PickRay {
    geo::Vec3d origin_crs;
    geo::Vec3d direction;
    double pixel_angle_rad = 0.001;
    /// How far discs are drawn towards the eye, as a rise of one over the distance: what stands
    /// less than that in front of a disc does not hide it (shaders/sensors.vert).
    double disc_pull_per_m = 0.0;
};

struct SceneNodes; // viewer/scene/scene_nodes.hpp: what the drawing side needs of OSG

class CityScene {
public:
    /// Reads shaders/ and data/presets/scene_style.json below `program_home`.
    static geo::Result<std::unique_ptr<CityScene>>
    create(const std::filesystem::path& program_home);
    ~CityScene();
    CityScene(const CityScene&) = delete;
    CityScene& operator=(const CityScene&) = delete;

    /// First of all; clears everything drawn so far.
    void set_frame(const geo::LocalFrame& frame);
    [[nodiscard]] const geo::LocalFrame& frame() const;

    void set_city(std::shared_ptr<const geo::City> city);
    /// All others are drawn as they are. Touches only the tiles of objects that change.
    void set_object_changes(std::vector<ObjectChange> changes);
    /// Null: a surface through the feet of the buildings is drawn instead (assumed).
    void set_terrain(std::shared_ptr<const geo::HeightField> terrain);
    void set_imagery(std::shared_ptr<const geo::Imagery> imagery);
    void set_trees(std::vector<TreeInstance> trees);
    void set_people(const std::vector<PersonInstance>& people);
    void set_sensors(std::vector<SensorMarker> sensors);
    void set_shapes(const std::vector<GroundShape>& shapes);
    void set_prisms(std::vector<PrismInstance> prisms);
    /// Those to be seen, the lowest first. What was drawn before of the same features is kept.
    void set_layers(std::vector<GroundLayer> layers);
    void set_drape(const std::optional<DrapedGrid>& drape);
    /// Unit vector toward the sun, x east, y north, z up; z < 0 = night.
    void set_sun(geo::Vec3d toward_sun);
    void set_style(SceneStyle style);
    void set_layer_visible(SceneLayer layer, bool visible);
    /// Tints what a pick found; Nothing and Ground remove the tint.
    /// `things` are ids of trees and obstacles that are tinted besides.
    void set_highlight(const PickHit& hit, std::set<std::string> things = {});

    /// Height of the drawn ground, NaN where there is none.
    [[nodiscard]] double ground_height_m(geo::Vec2d point_crs) const;
    /// Points around what a first look shows: terrain, trees, the city without what lies far away
    /// from it; empty when nothing is set.
    [[nodiscard]] std::vector<geo::Vec3d> main_points_crs() const;
    [[nodiscard]] PickHit pick(const PickRay& ray) const;
    /// Metres to the first building or obstacle, trees and ground ignored; infinite without one.
    [[nodiscard]] double way_to_wall_m(const PickRay& ray) const;
    /// Where the ray meets the ground, objects ignored.
    [[nodiscard]] std::optional<geo::Vec3d> ground_point(const PickRay& ray) const;
    /// Rises with every visible change.
    [[nodiscard]] std::uint64_t revision() const;

    [[nodiscard]] SceneNodes& nodes();

private:
    struct State;
    explicit CityScene(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace smiletwin::viewer
