// Inputs of the heat model from plain raster files, as other programs of the model family use them.
#pragma once

#include "geo/base/result.hpp"
#include "geo/crs/crs.hpp"
#include "scenarios/models/heat/heat_inputs.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace smiletwin::scenarios {

struct HeatRasterPaths {
    std::filesystem::path surface;   ///< ground and roofs
    std::filesystem::path ground;    ///< empty: the surface is taken as ground
    std::filesystem::path crowns;    ///< height above ground; empty: no trees
    std::filesystem::path landcover; ///< empty: asphalt, buildings 2 m above ground
    double trunk_ratio = 0.25;       ///< lower edge of a crown as a share of its top
};

struct HeatRasters {
    HeatInputs inputs; ///< clock_offset_h from the longitude
    std::optional<geo::Crs> crs;
};

/// All rasters have to lie on the frame of the surface.
geo::Result<HeatRasters> read_heat_rasters(const HeatRasterPaths& paths);

} // namespace smiletwin::scenarios
