#include "scenarios/models/heat/radiation.hpp"
#include "scenarios/models/heat/sky_state.hpp"
#include "tests/scenarios/models/heat/places.hpp"
#include "tests/support/catch.hpp"

#include <numbers>

using namespace smiletwin;
using namespace smiletwin::scenarios;

TEST_CASE("the parts of split global radiation make the whole again") {
    for (const double clearness : {0.1, 0.5, 0.9}) {
        const double global_w_m2 = 900.0 * clearness;
        const RadiationSplit split = split_global(global_w_m2, 40.0, clearness, 20.0, 50.0);
        const double sine = std::sin(40.0 * std::numbers::pi / 180.0);
        CHECK(
            split.direct_normal_w_m2 * sine + split.diffuse_w_m2 ==
            Approx(global_w_m2).margin(1e-9));
    }
    // Overcast: nearly all diffuse; clear: less than a third.
    CHECK(split_global(90.0, 40.0, 0.1, 20.0, 50.0).diffuse_w_m2 > 85.0);
    CHECK(split_global(720.0, 40.0, 0.8, 20.0, 50.0).diffuse_w_m2 < 240.0);
}

TEST_CASE("a humid sky radiates more than a dry one, never more than a black body") {
    CHECK(clear_sky_emissivity(25.0, 80.0) > clear_sky_emissivity(25.0, 20.0));
    CHECK(clear_sky_emissivity(35.0, 100.0) < 1.0);
    // Prata 1996: about 0.8 at 15 degrees and 50 %.
    CHECK(clear_sky_emissivity(15.0, 50.0) == Approx(0.78).margin(0.03));
}

TEST_CASE("asphalt is hottest at its hour and as warm as the air at sunrise") {
    const geo::Weather weather = hot_day();
    const auto excess_at = [&](int utc_hour) {
        const auto& row = weather.rows[static_cast<std::size_t>(utc_hour - 1)];
        const SkyState sky = sky_of(row, {54.09, 12.14}, 2.0, {}).value();
        return sky.surface_excess_K(0.58, -9.78, 15.0);
    };
    CHECK(excess_at(13) > excess_at(10));
    CHECK(excess_at(13) > excess_at(16));
    CHECK(excess_at(13) > 15.0);
    CHECK(excess_at(1) == 0.0);
}

TEST_CASE("radiation missing by day is named, by night it is not needed") {
    geo::WeatherRow row = hot_day().rows[11];
    row.direct_normal_w_m2 = geo::not_given;
    const auto day = sky_of(row, {54.09, 12.14}, 2.0, {});
    REQUIRE_FALSE(day);
    CHECK(day.problem().what.key == "error.heat.weather_missing");
    geo::WeatherRow night = hot_day().rows[0];
    night.direct_normal_w_m2 = geo::not_given;
    CHECK(sky_of(night, {54.09, 12.14}, 2.0, {}));
}

TEST_CASE("the higher the sun, the less of the walls around lies in shade") {
    const double low_sun_rad = 70.0 * std::numbers::pi / 180.0;
    const double high_sun_rad = 20.0 * std::numbers::pi / 180.0;
    for (const double sky_share : {0.2, 0.5, 0.8}) {
        CHECK(
            shaded_wall_share(sky_share, low_sun_rad) > shaded_wall_share(sky_share, high_sun_rad));
    }
    // Deep yards lie in shade, open places have about half of their few walls lit.
    CHECK(shaded_wall_share(0.05, low_sun_rad) > 0.9);
    CHECK(shaded_wall_share(0.999, low_sun_rad) == Approx(0.5).margin(0.1));
}
