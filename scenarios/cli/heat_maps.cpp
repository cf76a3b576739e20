#include "scenarios/cli/heat_maps.hpp"

#include <cmath>
#include <limits>
#include <utility>

namespace smiletwin::scenarios {

namespace {

namespace fs = std::filesystem;

geo::Grid<float> without_buildings(geo::Grid<float> grid, const HeatInputs& inputs) {
    for (std::size_t i = 0; i < grid.values.size(); ++i) {
        if (inputs.building.values[i] != 0 || std::isnan(inputs.surface_m.values[i])) {
            grid.values[i] = std::numeric_limits<float>::quiet_NaN();
        }
    }
    return grid;
}

} // namespace

void HourBands::take(HeatHour&& hour) {
    const std::string time = geo::format_iso_utc(hour.sky.time);
    beam.push_back({time, "", std::move(hour.beam)});
    tmrt.push_back({time, "degC", std::move(hour.tmrt_C)});
    utci.push_back({time, "degC", std::move(hour.utci_C)});
    surface.push_back({time, "degC", std::move(hour.surface_C)});
    utci_in_range = utci_in_range && hour.utci_in_range;
}

std::vector<geo::RasterBand>
heat_sky_bands(const HeatGeometry& geometry, const HeatInputs& inputs, double transmissivity) {
    const SkyView& view = geometry.sky.view;
    return {
        {"svf_total", "", without_buildings(view.total(transmissivity), inputs)},
        {"svf_buildings", "", without_buildings(view.solid[SkyView::Whole], inputs)}};
}

geo::Result<geo::Done> write_heat_maps(
    const fs::path& folder,
    const HeatRasters& rasters,
    const std::vector<geo::RasterBand>& sky,
    const HourBands& hours) {
    std::error_code error;
    fs::create_directories(folder, error);
    struct File {
        const char* name;
        const std::vector<geo::RasterBand>& bands;
    };
    for (const File& file :
         {File{"svf.tif", sky},
          File{"shadow.tif", hours.beam},
          File{"tmrt.tif", hours.tmrt},
          File{"utci.tif", hours.utci},
          File{"ts.tif", hours.surface}}) {
        const auto written = geo::write_geotiff(folder / file.name, file.bands, rasters.crs);
        if (!written) {
            return written.problem();
        }
    }
    return geo::Done{};
}

} // namespace smiletwin::scenarios
