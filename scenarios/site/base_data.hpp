// What the sources of a project hold, loaded once and shared by Site, scene and panels. Immutable;
// everything is in the project's CRS.
#pragma once

#include "geo/base/run_context.hpp"
#include "geo/city/city.hpp"
#include "geo/city/tree.hpp"
#include "geo/io/importer.hpp"
#include "geo/sensors/sensors.hpp"
#include "geo/terrain/terrain.hpp"
#include "geo/vector/layer.hpp"
#include "geo/weather/weather.hpp"
#include "scenarios/project/project.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::scenarios {

/// Where people enter and leave, with their number.
struct Gate {
    std::string id;
    std::string name;
    geo::Line2d line; ///< project CRS
    double inflow_per_h = 0.0;
    double stay_share =
        0.0; ///< share of the entering people who stay on the square for a while, 0..1
    friend bool operator==(const Gate&, const Gate&) = default;
};

/// A source that could not be used, or with what report it was read.
struct SourceState {
    std::string source_id;
    geo::ImportReport report;
    std::vector<geo::Problem> problems;
    std::vector<geo::Problem> notes; ///< it was read, but not all of it counts
    /// For each piece of LoadedSource::data: lies too far from the project to be part of it.
    std::vector<bool> outside;
    // Of city models:
    std::set<std::string> themes; ///< of its appearances, the shown one among them
    /// A model without a system in a project with one stands where somebody puts it.
    enum class Placing : std::uint8_t { NotNeeded, Missing, Done } placing = Placing::NotNeeded;
    geo::Box3d model_box;  ///< of such a model, around its place, in units of the file
    bool is_shape = false; ///< a single thing: OBJ, glTF
};

/// What a source says about data that have been read; a change of it reads no file again.
struct SourceChoices {
    std::string lod;
    std::string theme;
    std::optional<ModelPlace> place;
    friend bool operator==(const SourceChoices&, const SourceChoices&) = default;
};

/// One source as read and brought into the project's CRS; kept so that it is not read twice.
struct LoadedSource {
    std::string key; ///< what it was read from and how: path, hash, override, role, project CRS
    SourceRole role = SourceRole::Layer;
    std::optional<geo::Crs> crs;         ///< system its data are in; empty for local coordinates
    std::vector<geo::ImportedData> read; ///< in the project's system, where the file states one
    SourceChoices choices;               ///< what was made of `read` is in `data`
    std::vector<geo::ImportedData> data;
    std::vector<bool> on_ground; ///< parallel to data: models that the ground is still to lift
    SourceState state;
};

struct BaseData {
    std::string crs; ///< geo::Crs::id() everything is in; empty for local coordinates
    std::shared_ptr<const geo::City> city;             ///< all city sources merged; may be null
    std::shared_ptr<const geo::HeightField> terrain;   ///< may be null
    std::shared_ptr<const geo::Imagery> imagery;       ///< may be null
    std::shared_ptr<const geo::HeightField> canopy;    ///< height above ground; may be null
    std::shared_ptr<const geo::ClassRaster> landcover; ///< may be null
    std::vector<geo::Tree> trees;
    /// Crowns of the canopy raster where no list of trees is known: to be seen; the Site reads the
    /// raster itself.
    std::vector<geo::Tree> canopy_trees;
    std::vector<Gate> gates;
    std::vector<geo::Thing> things;
    std::vector<geo::Vec2d> thing_places_crs; ///< one for each thing; NaN where it has none
    std::vector<std::shared_ptr<const geo::Weather>> weather;
    std::vector<std::shared_ptr<const geo::VectorLayer>> layers;
    std::vector<SourceState> states;
    std::vector<std::shared_ptr<const LoadedSource>> loaded; ///< in the order of the sources
    geo::Box2d home; ///< where the project is: its first Area, else city, else source
    std::optional<geo::GeographicPosition> home_position; ///< its middle; none without a system
    geo::Box3d bounds; ///< of everything that is part of the project
};

/// Of the source with this id; null when it is not there or `data` is null.
const SourceState* source_state(const BaseData* data, std::string_view source_id);

/// Reads all sources of the project; a source that fails is a state with problems, the rest is
/// there. Sources already in `previous` with the same path, hash and override are taken over
/// unread. City models are kept in `city_cache` for the next start; empty = nowhere.
geo::Result<std::shared_ptr<const BaseData>> load_base_data(
    const Project& project,
    const std::filesystem::path& project_folder,
    std::shared_ptr<const BaseData> previous,
    geo::RunContext& context,
    const std::filesystem::path& city_cache = {});

} // namespace smiletwin::scenarios
