#include "geo/base/parallel.hpp"
#include "scenarios/models/heat/heat.hpp"
#include "tests/scenarios/models/heat/places.hpp"
#include "tests/support/catch.hpp"

#include <cstring>
#include <optional>

using namespace smiletwin;
using namespace smiletwin::scenarios;

namespace {

/// 14 h legal time in July.
const geo::UtcTime early_afternoon = geo::utc_from_civil({2022, 7, 20, 12});
const geo::UtcTime late_night = geo::utc_from_civil({2022, 7, 20, 1});

HeatHour hour_of(const HeatInputs& inputs, const HeatGeometry& geometry, geo::UtcTime time) {
    geo::RunContext context;
    std::optional<HeatHour> taken;
    const auto done =
        run_heat(inputs, geometry, hot_day(), time, time, {}, context, [&](HeatHour&& hour) {
            taken = std::move(hour);
        });
    REQUIRE(done);
    return std::move(*taken);
}

HeatGeometry geometry_of(const HeatInputs& inputs) {
    geo::RunContext context;
    return heat_geometry(inputs, {}, context).value();
}

HeatHour hour_of(const HeatInputs& inputs, geo::UtcTime time) {
    return hour_of(inputs, geometry_of(inputs), time);
}

/// Bits, so that NaN equals NaN.
bool same_bytes(const geo::Grid<float>& a, const geo::Grid<float>& b) {
    return a.values.size() == b.values.size() &&
           std::memcmp(a.values.data(), b.values.data(), a.values.size() * sizeof(float)) == 0;
}

} // namespace

TEST_CASE("an open plain is equally hot everywhere") {
    const HeatHour hour = hour_of(place_of(flat_scene(60, 50)), early_afternoon);
    const float first = hour.tmrt_C.values.front();
    for (const float value : hour.tmrt_C.values) {
        CHECK(value == Approx(first).margin(0.01));
    }
    // In the sun at 35 degrees a person's radiant temperature is 25 to 40 K above the air.
    CHECK(first > hour.sky.air_temperature_C + 25.0);
    CHECK(first < hour.sky.air_temperature_C + 40.0);
}

TEST_CASE("at night a person radiates towards the sky, the less so in a narrow street") {
    Scene street = flat_scene(61, 61);
    for (int row = 0; row < 61; ++row) {
        for (int column = 0; column < 61; ++column) {
            if (std::abs(column - 30) > 4) {
                street.surface.at(column, row) = 15.0F;
            }
        }
    }
    const HeatHour open = hour_of(place_of(flat_scene(61, 61)), late_night);
    const HeatHour narrow = hour_of(place_of(street), late_night);
    CHECK(open.tmrt_C.at(30, 30) < open.sky.air_temperature_C - 4.0);
    CHECK(narrow.tmrt_C.at(30, 30) > open.tmrt_C.at(30, 30) + 2.0);
    CHECK(narrow.tmrt_C.at(30, 30) < narrow.sky.air_temperature_C);
}

TEST_CASE("shade of a tree takes more than ten kelvin off the radiant temperature") {
    Scene scene = flat_scene(81, 81);
    plant(scene, scene.surface.frame.center(40, 40), 10.0F, 4.0);
    const HeatHour hour = hour_of(place_of(scene), early_afternoon);
    // Sun in the south at 56 degrees: the shade falls about 4 m to the north.
    CHECK(hour.beam.at(40, 36) == Approx(0.03));
    CHECK(hour.tmrt_C.at(40, 36) < hour.tmrt_C.at(5, 5) - 10.0);
    CHECK(hour.utci_C.at(40, 36) < hour.utci_C.at(5, 5) - 3.0);
}

TEST_CASE("grass is cooler than asphalt, and a pond cooler than both by day") {
    const Scene scene = flat_scene(90, 30);
    HeatInputs inputs = place_of(scene);
    for (int row = 0; row < 30; ++row) {
        for (int column = 0; column < 90; ++column) {
            const int code = column < 30 ? 1 : (column < 60 ? 5 : 7);
            inputs.material.at(column, row) = static_cast<std::uint8_t>(landcover_index(code));
        }
    }
    const HeatHour hour = hour_of(inputs, early_afternoon);
    CHECK(hour.surface_C.at(45, 15) < hour.surface_C.at(15, 15) - 5.0);
    CHECK(hour.surface_C.at(75, 15) < hour.surface_C.at(45, 15));
    CHECK(hour.tmrt_C.at(45, 15) < hour.tmrt_C.at(15, 15) - 0.5);
}

TEST_CASE("buildings and unknown surface have no result") {
    Scene scene = strewn_scene(60, 60, 4);
    scene.surface.at(3, 3) = std::numeric_limits<float>::quiet_NaN();
    HeatInputs inputs = place_of(scene);
    const HeatHour hour = hour_of(inputs, early_afternoon);
    for (std::size_t i = 0; i < hour.tmrt_C.values.size(); ++i) {
        const bool expected = inputs.building.values[i] != 0 || std::isnan(scene.surface.values[i]);
        CHECK(std::isnan(hour.tmrt_C.values[i]) == expected);
        CHECK(std::isnan(hour.utci_C.values[i]) == expected);
    }
}

TEST_CASE("one thread and many compute the same heat") {
    const HeatInputs inputs = place_of(strewn_scene(90, 70, 9));
    HeatHour one;
    HeatHour many;
    geo::with_threads(1, [&] { one = hour_of(inputs, early_afternoon); });
    geo::with_threads(4, [&] { many = hour_of(inputs, early_afternoon); });
    CHECK(same_bytes(one.tmrt_C, many.tmrt_C));
    CHECK(same_bytes(one.utci_C, many.utci_C));
}

TEST_CASE("the geometry after one more tree is the same, updated or anew") {
    Scene scene = strewn_scene(90, 70, 13);
    const HeatGeometry before = geometry_of(place_of(scene));
    const geo::Vec2d foot = scene.surface.frame.center(50, 30);
    plant(scene, foot, 9.0F, 3.0);
    const HeatInputs planted = place_of(scene);
    geo::RunContext context;
    const geo::Box2d changed = geo::Box2d{foot, foot}.grown(3.0);
    const HeatGeometry updated = update_geometry(before, changed, planted, {}, context).value();
    const HeatGeometry anew = geometry_of(planted);
    CHECK(updated.sky == anew.sky);
    CHECK(same_bytes(
        hour_of(planted, updated, early_afternoon).utci_C,
        hour_of(planted, anew, early_afternoon).utci_C));
}

TEST_CASE("finer cells bring the sky view of a round basin nearer to the truth") {
    const double exact = std::pow(std::cos(36.0 * std::numbers::pi / 180.0), 2.0);
    const auto error_with = [&](double cell_m) {
        const int size = 2 * static_cast<int>(15.0 / cell_m) + 1;
        Scene scene = flat_scene(size, size, cell_m);
        const geo::Vec2d middle = scene.surface.frame.center(size / 2, size / 2);
        for (int row = 0; row < size; ++row) {
            for (int column = 0; column < size; ++column) {
                if (geo::length(scene.surface.frame.center(column, row) - middle) >= 12.0) {
                    scene.surface.at(column, row) =
                        static_cast<float>(12.0 * std::tan(36.0 * std::numbers::pi / 180.0));
                }
            }
        }
        geo::RunContext context;
        const SkyGeometry sky = look_at_sky(scene.rays(), false, context).value();
        const auto& view = sky.view.solid[SkyView::Whole];
        return std::abs(static_cast<double>(view.at(size / 2, size / 2)) - exact);
    };
    CHECK(error_with(0.25) <= error_with(2.0));
    CHECK(error_with(0.25) < 0.002);
}

TEST_CASE("heat that nobody wants any more stops") {
    const HeatInputs inputs = place_of(flat_scene(40, 40));
    const HeatGeometry geometry = geometry_of(inputs);
    std::stop_source stop;
    geo::RunContext context(stop.get_token(), {});
    const geo::Weather weather = hot_day();
    int hours = 0;
    const auto done = run_heat(
        inputs,
        geometry,
        weather,
        weather.rows.front().end,
        weather.rows.back().end,
        {},
        context,
        [&](HeatHour&&) {
            ++hours;
            stop.request_stop();
        });
    REQUIRE_FALSE(done);
    CHECK(geo::is_cancelled(done.problem()));
    CHECK(hours == 1);
}

TEST_CASE("missing humidity, other frames and times without weather are named") {
    const HeatInputs inputs = place_of(flat_scene(20, 20));
    const HeatGeometry geometry = geometry_of(inputs);
    geo::RunContext context;
    geo::Weather weather = hot_day();
    const auto ignore = [](HeatHour&&) {};
    const auto none = run_heat(
        inputs,
        geometry,
        weather,
        geo::utc_from_civil({2023, 1, 1}),
        geo::utc_from_civil({2023, 1, 2}),
        {},
        context,
        ignore);
    REQUIRE_FALSE(none);
    CHECK(none.problem().what.key == "error.heat.no_weather");

    weather.rows[11].relative_humidity_pct = geo::not_given;
    const auto dry =
        run_heat(inputs, geometry, weather, early_afternoon, early_afternoon, {}, context, ignore);
    REQUIRE_FALSE(dry);
    CHECK(dry.problem().what.key == "error.heat.weather_missing");

    HeatInputs other = inputs;
    other.ground_m = geo::Grid<float>(flat_scene(21, 20).ground.frame);
    CHECK_FALSE(heat_geometry(other, {}, context));
    HeatParams wrong;
    wrong.wall_albedo = 1.5;
    CHECK_FALSE(heat_geometry(inputs, wrong, context));
}
