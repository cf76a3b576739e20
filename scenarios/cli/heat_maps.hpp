// The rasters that `smilectl heat` leaves in its folder.
#pragma once

#include "geo/base/result.hpp"
#include "geo/io/geotiff_writer.hpp"
#include "scenarios/models/heat/heat.hpp"
#include "scenarios/models/heat/heat_rasters.hpp"

#include <filesystem>
#include <vector>

namespace smiletwin::scenarios {

/// Bands collected hour by hour, one file each.
struct HourBands {
    std::vector<geo::RasterBand> beam;
    std::vector<geo::RasterBand> tmrt;
    std::vector<geo::RasterBand> utci;
    std::vector<geo::RasterBand> surface;
    bool utci_in_range = true;

    void take(HeatHour&& hour);
};

std::vector<geo::RasterBand>
heat_sky_bands(const HeatGeometry& geometry, const HeatInputs& inputs, double transmissivity);

geo::Result<geo::Done> write_heat_maps(
    const std::filesystem::path& folder,
    const HeatRasters& rasters,
    const std::vector<geo::RasterBand>& sky,
    const HourBands& hours);

} // namespace smiletwin::scenarios
