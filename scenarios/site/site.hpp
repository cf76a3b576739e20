// The physical description of an Area for one Variant at one time: the seam between city and
// physics. Measures change the Site, never a model. Fields are north-up grids on one frame: the
// Area's box plus a halo as far as shadow can reach.
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/run_context.hpp"
#include "geo/base/stamp.hpp"
#include "geo/city/tree.hpp"
#include "geo/crs/crs.hpp"
#include "geo/raster/grid.hpp"
#include "scenarios/measures/catalogue.hpp"
#include "scenarios/site/base_data.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace smiletwin::scenarios {

/// Something people walk round and cannot enter.
struct SiteObstacle {
    std::string id;
    geo::Polygon2d outline_crs;
    double height_m = 1.0;
};

/// Something planned that shades from above: a sail, a hedge, an arcade. Its heights are in the
/// canopy fields.
struct SiteCover {
    std::string id;
    geo::Polygon2d outline_crs;
    double transmissivity = 0.0; ///< shortwave, 0..1
};

/// What people or water find at a place: seats, play area, storage of rain.
struct SiteOffer {
    std::string offer; ///< MeasureEffect::offer, "seats"
    std::vector<geo::Polygon2d> outlines_crs;
    double amount = 0.0; ///< in the unit of the catalogue, over all outlines
};

/// Where a field comes from.
struct FieldSource {
    std::string field;  ///< "ground_m"
    std::string source; ///< title of the source, or the assumption in words of the language key
    geo::Stamp stamp = geo::Stamp::Assumed;
};

struct Site {
    geo::GridFrame frame;
    std::string crs;                  ///< geo::Crs::id()
    geo::GeographicPosition position; ///< of the middle of the frame
    std::string time_zone;            ///< IANA

    geo::Grid<float> ground_m;        ///< terrain above the height datum
    geo::Grid<float> surface_m;       ///< terrain or roof above the datum (DSM without trees)
    geo::Grid<float> canopy_top_m;    ///< top of crown above ground, 0 = none
    geo::Grid<float> canopy_base_m;   ///< lower edge of crown above ground
    geo::Grid<std::uint8_t> material; ///< index in materials
    geo::Grid<std::uint8_t> building; ///< 1 = building
    geo::Grid<std::uint8_t> in_area;  ///< 1 = inside the Area's polygon
    std::vector<SurfaceMaterial> materials;
    /// Leafed crowns and covers, shortwave, 0..1: the mean by area.
    double canopy_transmissivity = 0.03;

    std::vector<geo::Tree> trees; ///< existing and planned ones that stand in the frame
    std::vector<SiteObstacle> obstacles;
    std::vector<SiteCover> covers;
    std::vector<SiteOffer> offers;
    std::vector<Gate> gates;
    geo::Polygon2d area_crs;

    std::vector<FieldSource> sources;
    /// Buildings whose ground surface lies more than 1 m above or below the terrain.
    std::vector<std::string> floating_buildings;
    /// Hash of everything above: what a result's address is made of.
    std::string hash;
};

/// Builds the Site of `area` for `variant_id` ("0" = baseline).
geo::Result<Site> build_site(
    const Project& project,
    const BaseData& data,
    const Catalogue& catalogue,
    const Area& area,
    std::string_view variant_id,
    geo::RunContext& context);

} // namespace smiletwin::scenarios
