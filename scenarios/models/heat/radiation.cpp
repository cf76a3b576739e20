#include "scenarios/models/heat/radiation.hpp"

#include "geo/base/parallel.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace smiletwin::scenarios {

namespace {

constexpr double rad_per_deg = std::numbers::pi / 180.0;

/// Sides in the order of SkyView::Part, starting with East.
constexpr std::array<SkyView::Part, 4> sides{
    SkyView::East, SkyView::South, SkyView::West, SkyView::North};
/// Azimuth a side faces.
constexpr std::array<double, 4> side_azimuth_deg{90.0, 180.0, 270.0, 0.0};

/// Share of a vertical side's view that a sky-view factor of its half leaves to the sky: polynomial
/// of Lindberg et al. 2008, scaled to 1 for an open half.
double side_sky_share(double svf) {
    constexpr double open = 4.4897;
    const double sum =
        svf * (-0.4863 +
               svf * (16.773 + svf * (-70.424 + svf * (156.91 + svf * (-161.51 + svf * 63.227)))));
    return sum / open;
}

/// Hour's shaded share by sky share, tabulated: the wedge needs six trigonometric functions.
class ShadeTable {
public:
    explicit ShadeTable(double zenith_rad) {
        for (std::size_t i = 0; i < shares_.size(); ++i) {
            shares_[i] = shaded_wall_share(static_cast<double>(i) / last, zenith_rad);
        }
    }
    [[nodiscard]] double operator()(double sky_share) const {
        const double place = std::clamp(sky_share, 0.0, 1.0) * last;
        const auto i = std::min(static_cast<std::size_t>(place), shares_.size() - 2);
        const double part = place - static_cast<double>(i);
        return shares_[i] * (1.0 - part) + shares_[i + 1] * part;
    }

private:
    static constexpr double last = 2048.0;
    std::array<double, 2049> shares_{};
};

/// Everything of the hour that is the same in all cells.
struct Hour {
    double sine = 0.0; ///< of the sun's elevation
    double cosine = 1.0;
    double direct = 0.0;
    double diffuse = 0.0;
    double global = 0.0;
    double through = 0.0;        ///< crowns' transmissivity
    double air = 0.0;            ///< black-body emission of air temperature
    double lit_wall = 0.0;       ///< of a wall in the sun
    double sky_clear = 0.0;      ///< emission of the clear sky
    double sky_seen = 0.0;       ///< of the sky as it is, clouds black
    double cloud_share = 0.0;    ///< of the sky for longwave from above
    std::array<bool, 4> sunny{}; ///< the sun shines on that side of a person
};

Hour make_hour(const SkyState& sky, const HeatParams& params) {
    Hour hour;
    const double elevation_rad = sky.sun_elevation_deg * rad_per_deg;
    hour.sine = std::sin(elevation_rad);
    hour.cosine = std::cos(elevation_rad);
    hour.direct = sky.day ? sky.radiation.direct_normal_w_m2 : 0.0;
    hour.diffuse = sky.day ? sky.radiation.diffuse_w_m2 : 0.0;
    hour.global = sky.day ? sky.global_w_m2 : 0.0;
    hour.through = sky.transmissivity;
    hour.air = sky.emission_w_m2();
    hour.lit_wall = sky.emission_w_m2(sky.surface_excess_K(
        params.wall_ts_slope, params.wall_ts_start_K, params.wall_ts_max_hour));
    hour.sky_clear = sky.sky_emissivity * hour.air;
    const double clouds = 1.0 - sky.clearness;
    hour.sky_seen = hour.sky_clear * (1.0 - clouds) + hour.air * clouds;
    // Thin deviations from the clear sky are within the error of the clearness index.
    hour.cloud_share = sky.clearness < 0.95 ? clouds : 0.0;
    for (std::size_t i = 0; i < sides.size(); ++i) {
        const double turn_rad = (sky.sun_azimuth_deg - side_azimuth_deg[i]) * rad_per_deg;
        hour.sunny[i] = sky.day && std::cos(turn_rad) > 0.0;
    }
    return hour;
}

/// One cell's sky-view factors.
struct CellView {
    double solid;
    double crown;
    double crown_before_solid;
};

CellView cell_view(const SkyView& view, SkyView::Part part, std::size_t cell) {
    return {
        static_cast<double>(view.solid[part].values[cell]),
        static_cast<double>(view.crown[part].values[cell]),
        static_cast<double>(view.crown_before_solid[part].values[cell])};
}

/// Radiation sums of one cell, W/m2.
struct Received {
    double shortwave = 0.0;
    double longwave = 0.0;
};

class CellRadiation {
public:
    CellRadiation(const SkyState& sky, const HeatParams& params)
        : sky_(sky)
        , params_(params)
        , hour_(make_hour(sky, params))
        , shade_((90.0 - sky.sun_elevation_deg) * rad_per_deg) {}

    [[nodiscard]] double
    tmrt_C(const SkyView& view, const Surroundings& around, double beam, std::size_t cell) const {
        const Received got = received(view, around, beam, cell);
        const double absorbed = params_.absorption_shortwave * got.shortwave +
                                params_.absorption_longwave * got.longwave;
        // The reference program rounds the freezing point.
        const double freezing_K = params_.compat_solweig ? 273.2 : 273.15;
        return std::sqrt(std::sqrt(absorbed / (params_.absorption_longwave * stefan_boltzmann))) -
               freezing_K;
    }

private:
    [[nodiscard]] Received
    received(const SkyView& view, const Surroundings& around, double beam, std::size_t cell) const {
        const CellView whole = cell_view(view, SkyView::Whole, cell);
        const double shaded = sky_.day ? shade_(whole.solid + whole.crown - 1.0) : 0.5;
        const double walls =
            params_.wall_albedo * (hour_.global * (1.0 - shaded) + hour_.diffuse * shaded);
        const double sky_share = whole.solid - (1.0 - whole.crown) * (1.0 - hour_.through);
        const double scattered = hour_.diffuse * sky_share + walls * (1.0 - sky_share);
        const double down = hour_.direct * beam * hour_.sine + scattered;
        const auto up_from = [&](SkyView::Part part) {
            return static_cast<double>(around.lit_albedo[part].values[cell]) * hour_.direct *
                       hour_.sine +
                   scattered * static_cast<double>(around.albedo[part].values[cell]);
        };
        const double long_down = longwave_down(whole);
        Received sum;
        sum.shortwave = params_.share_cylinder * beam * hour_.direct * hour_.cosine +
                        params_.share_up * (down + up_from(SkyView::Whole));
        sum.longwave =
            params_.share_up *
            (long_down + static_cast<double>(around.emission_w_m2[SkyView::Whole].values[cell]));
        for (std::size_t i = 0; i < sides.size(); ++i) {
            const CellView half = cell_view(view, sides[i], cell);
            const double emitted = static_cast<double>(around.emission_w_m2[sides[i]].values[cell]);
            sum.shortwave +=
                params_.share_side * shortwave_side(half, i, shaded, up_from(sides[i]));
            sum.longwave += params_.share_side * longwave_side(half, i, shaded, long_down, emitted);
        }
        return sum;
    }

    /// Jonsson et al. 2006: sky, crowns, walls in sun and shade, sky mirrored in walls.
    [[nodiscard]] double longwave_down(const CellView& view) const {
        const double open = view.solid + view.crown - 1.0;
        const double crowns = 2.0 - view.crown - view.crown_before_solid;
        const double lit_walls = view.crown_before_solid - view.solid;
        const double around = 2.0 - view.solid - view.crown;
        const double wall = params_.wall_emissivity;
        const auto under = [&](double sky_emission) {
            return open * sky_emission + crowns * wall * hour_.air +
                   lit_walls * wall * hour_.lit_wall + around * (1.0 - wall) * sky_emission;
        };
        return under(hour_.sky_clear) * (1.0 - hour_.cloud_share) +
               under(hour_.air) * hour_.cloud_share;
    }

    [[nodiscard]] double
    shortwave_side(const CellView& half, std::size_t side, double shaded, double up) const {
        const double not_sky = 1.0 - side_sky_share(half.solid);
        const double not_open = 1.0 - side_sky_share(half.solid + half.crown - 1.0);
        const double hidden = not_sky + (not_open - not_sky) * (1.0 - hour_.through);
        // Walls opposite the sun's side lie in shade.
        const double lit = hour_.sunny[side] ? hour_.global * (1.0 - shaded) : 0.0;
        const double walls = params_.wall_albedo * hidden * (lit + hour_.diffuse * shaded);
        return 0.5 * (hour_.diffuse * (1.0 - hidden) + walls + up);
    }

    [[nodiscard]] double longwave_side(
        const CellView& half, std::size_t side, double shaded, double down, double up) const {
        const double open = half.solid + half.crown - 1.0;
        const double not_sky = 1.0 - side_sky_share(half.solid);
        const double not_open = 1.0 - side_sky_share(open);
        const double behind_crown = 1.0 - side_sky_share(half.crown_before_solid);
        const double wall = not_sky - behind_crown;
        const double crown = not_open - wall;
        const double emissivity = params_.wall_emissivity;
        double walls = emissivity * hour_.air * wall;
        if (sky_.day && !hour_.sunny[side]) {
            // Height of walls seen as an angle, and of the lit part of it.
            const double top_rad = std::asin(std::sqrt(std::max(1.0 - half.solid, 1e-9)));
            const double shade_share = 2.0 * shaded - 1.0;
            const double middle_rad = 0.5 * (std::atan(top_rad) + top_rad * shade_share);
            walls = emissivity * wall *
                    (hour_.lit_wall * (1.0 - shade_share) * std::cos(middle_rad) +
                     hour_.air * shade_share);
        }
        const double sky = open * hour_.sky_seen * (1.0 - not_open);
        const double crowns = emissivity * hour_.air * crown;
        const double mirrored = (down + up) * not_open * (1.0 - emissivity);
        return 0.5 * (sky + walls + crowns + up + mirrored);
    }

    const SkyState& sky_;
    const HeatParams& params_;
    Hour hour_;
    ShadeTable shade_;
};

} // namespace

double shaded_wall_share(double sky_share, double zenith_rad) {
    const double wall_tangent = std::tan(std::asin(std::sqrt(std::max(0.0, 1.0 - sky_share))));
    const double sun_tangent = std::tan(zenith_rad);
    const double radius = 1.0 / wall_tangent;
    const double lit_height = 2.0 / (wall_tangent * sun_tangent);
    const double rest = 1.0 - lit_height;
    double surface = 2.0 * radius * lit_height;
    if (rest < 0.0) {
        const double half_chord = sun_tangent / 2.0;
        const double chord_distance =
            std::sqrt(std::max(0.0, radius * radius - half_chord * half_chord / 4.0));
        const double angle = std::atan(chord_distance / half_chord);
        const double arc = (std::sin(angle) - angle * std::cos(angle)) / (1.0 - std::cos(angle));
        surface += 2.0 * radius * rest * arc;
    }
    const double cylinder = 2.0 * std::numbers::pi * radius;
    const double share = (cylinder - surface) / cylinder;
    return std::isfinite(share) ? share : 0.5; // without walls it does not matter
}

void mean_radiant(
    const SkyView& view,
    const geo::Grid<float>& beam,
    const Surroundings& surroundings,
    const SkyState& sky,
    const HeatParams& params,
    geo::Grid<float>& tmrt_C) {
    const CellRadiation radiation(sky, params);
    constexpr std::size_t block = 4096;
    geo::parallel_blocks(tmrt_C.values.size(), block, [&](std::size_t begin, std::size_t end) {
        for (std::size_t cell = begin; cell < end; ++cell) {
            const auto lit = static_cast<double>(beam.values[cell]);
            tmrt_C.values[cell] =
                static_cast<float>(radiation.tmrt_C(view, surroundings, lit, cell));
        }
    });
}

} // namespace smiletwin::scenarios
