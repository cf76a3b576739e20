#include "scenarios/models/heat/heat_rasters.hpp"

#include "geo/io/raster_reader.hpp"
#include "scenarios/models/heat/landcover.hpp"

#include <cmath>

namespace smiletwin::scenarios {

namespace {

namespace fs = std::filesystem;

/// Corners that differ by less than a thousandth of a cell are the same corner.
bool same_place(const geo::GridFrame& a, const geo::GridFrame& b) {
    const double slack_m = 1e-3 * a.cell_m;
    return a.columns == b.columns && a.rows == b.rows && std::abs(a.west - b.west) < slack_m &&
           std::abs(a.north - b.north) < slack_m &&
           std::abs(a.cell_m - b.cell_m) * std::max(a.columns, a.rows) < slack_m;
}

geo::Problem other_frame(const fs::path& path) {
    return {{"error.heat.other_frame", {}}, path.string(), {"help.heat.same_frame", {}}, {}};
}

/// Heights on the frame of the surface; `otherwise` when no file is named.
geo::Result<geo::Grid<float>>
read_heights(const fs::path& path, const geo::Grid<float>& otherwise) {
    if (path.empty()) {
        return otherwise;
    }
    auto field = geo::read_height_field(path);
    if (!field) {
        return field.problem();
    }
    if (!same_place(otherwise.frame, field->height_m.frame)) {
        return other_frame(path);
    }
    field->height_m.frame = otherwise.frame;
    return std::move(field->height_m);
}

geo::Result<geo::Done> set_landcover(HeatInputs& inputs, const fs::path& path) {
    inputs.materials = landcover_materials();
    const auto classes = geo::read_class_raster(path);
    if (!classes) {
        return classes.problem();
    }
    if (!same_place(inputs.surface_m.frame, classes->classes.frame)) {
        return other_frame(path);
    }
    for (std::size_t i = 0; i < inputs.material.values.size(); ++i) {
        const int code = classes->classes.values[i];
        const int index = landcover_index(code);
        if (index < 0) {
            return geo::Problem{
                {"error.heat.landcover_code", {{"code", std::to_string(code)}}},
                path.string(),
                {"help.heat.landcover_code", {}},
                {}};
        }
        inputs.material.values[i] = static_cast<std::uint8_t>(index);
        inputs.building.values[i] = code == landcover_building ? 1 : 0;
    }
    return geo::Done{};
}

/// Without land cover: what stands two metres above the ground is a building, the rest asphalt.
void assume_landcover(HeatInputs& inputs) {
    constexpr float least_building_m = 2.0F;
    inputs.materials = landcover_materials();
    const auto roof = static_cast<std::uint8_t>(landcover_index(landcover_building));
    const auto asphalt = static_cast<std::uint8_t>(landcover_index(1));
    for (std::size_t i = 0; i < inputs.material.values.size(); ++i) {
        const bool high =
            inputs.surface_m.values[i] - inputs.ground_m.values[i] >= least_building_m;
        inputs.building.values[i] = high ? 1 : 0;
        inputs.material.values[i] = high ? roof : asphalt;
    }
}

/// Below 0 or unknown is no crown.
void clean_crowns(HeatInputs& inputs, double trunk_ratio) {
    inputs.crown_base_m = geo::Grid<float>(inputs.surface_m.frame);
    for (std::size_t i = 0; i < inputs.crown_top_m.values.size(); ++i) {
        float& top = inputs.crown_top_m.values[i];
        top = top > 0.0F ? top : 0.0F;
        inputs.crown_base_m.values[i] = static_cast<float>(trunk_ratio) * top;
    }
}

} // namespace

geo::Result<HeatRasters> read_heat_rasters(const HeatRasterPaths& paths) {
    auto surface = geo::read_height_field(paths.surface);
    if (!surface) {
        return surface.problem();
    }
    HeatRasters rasters;
    rasters.crs = surface->crs;
    HeatInputs& inputs = rasters.inputs;
    inputs.surface_m = std::move(surface->height_m);
    const geo::GridFrame frame = inputs.surface_m.frame;
    auto ground = read_heights(paths.ground, inputs.surface_m);
    if (!ground) {
        return ground.problem();
    }
    inputs.ground_m = std::move(*ground);
    auto crowns = read_heights(paths.crowns, geo::Grid<float>(frame));
    if (!crowns) {
        return crowns.problem();
    }
    inputs.crown_top_m = std::move(*crowns);
    clean_crowns(inputs, paths.trunk_ratio);
    inputs.building = geo::Grid<std::uint8_t>(frame);
    inputs.material = geo::Grid<std::uint8_t>(frame);
    if (paths.landcover.empty()) {
        assume_landcover(inputs);
    } else if (const auto set = set_landcover(inputs, paths.landcover); !set) {
        return set.problem();
    }
    const auto position = geo::geographic_position(*rasters.crs, frame.box().center());
    if (!position) {
        return position.problem();
    }
    inputs.position = *position;
    inputs.clock_offset_h = std::round(position->longitude_deg / 15.0);
    return rasters;
}

} // namespace smiletwin::scenarios
