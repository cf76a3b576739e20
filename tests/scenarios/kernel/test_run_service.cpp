#include "scenarios/kernel/run_service.hpp"
#include "scenarios/project/actions.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <atomic>

using namespace smiletwin;
using scenarios::Model;
using scenarios::ModelInputs;
using scenarios::ModelResult;
using scenarios::RunRequest;

namespace {

/// Gives each cell the number of trees and counts how often it was asked.
class CountingModel : public Model {
public:
    std::string_view name() const override { return "counting"; }
    int version() const override { return 1; }
    const std::vector<scenarios::ParameterSpec>& parameters() const override { return none_; }
    geo::Result<ModelResult> run(const ModelInputs& inputs, geo::RunContext&) const override {
        ++runs;
        ModelResult result;
        result.model = "counting";
        result.model_version = 1;
        const auto trees = static_cast<float>(inputs.site.trees.size());
        result.grids.push_back(
            {"counting.trees", "", "", geo::Grid<float>(inputs.site.frame, trees)});
        return result;
    }
    mutable std::atomic<int> runs = 0;

private:
    std::vector<scenarios::ParameterSpec> none_;
};

geo::Polygon2d rectangle(double x, double y) {
    return {{{{x, y}, {x + 20, y}, {x + 20, y + 20}, {x, y + 20}}}};
}

/// Three hours: 20, 30 and 25 degrees, the hottest one on 22 July from 12 to 13 UTC.
geo::Weather three_hours() {
    geo::Weather weather;
    weather.name = "made up";
    const geo::UtcTime start = geo::utc_from_civil({2026, 7, 22, 11, 0, 0});
    for (int hour = 0; hour < 3; ++hour) {
        geo::WeatherRow row;
        row.begin = start + std::chrono::hours(hour);
        row.end = row.begin + std::chrono::hours(1);
        row.air_temperature_C = hour == 1 ? 30.0 : 20.0 + 2.5 * hour;
        weather.rows.push_back(row);
    }
    return weather;
}

struct Scene {
    scenarios::Project project;
    std::shared_ptr<scenarios::BaseData> data = std::make_shared<scenarios::BaseData>();
    scenarios::Catalogue catalogue;
    scenarios::IndicatorCatalogue indicators;
    CountingModel model;
    geo::RunContext context;

    Scene() {
        auto loaded = scenarios::Catalogue::load(SMILETWIN_SOURCE_DIR "/data/measures");
        REQUIRE(loaded.ok());
        catalogue = std::move(loaded).value();
        project.crs = "EPSG:25833";
        data->crs = project.crs;
        project.areas.push_back({"a1", "Square", rectangle(312300, 6000300), 1.0, 5.0});
        const scenarios::Measure tree{
            "m1", "tree", geo::Vec2d{312310, 6000310}, geo::Json::object()};
        project.variants.push_back({"A", "Trees", {tree}});
        data->weather.push_back(std::make_shared<const geo::Weather>(three_hours()));
    }
    scenarios::RunMaterial material(scenarios::ResultStore* store = nullptr) {
        return {
            project,
            data,
            catalogue,
            indicators,
            SMILETWIN_SOURCE_DIR "/data/presets",
            {},
            nullptr,
            store};
    }
};

} // namespace

TEST_CASE("a run takes the first area, the project's weather and 14 h of the hottest day") {
    Scene scene;
    const auto run = compute(scene.model, {}, scene.material(), scene.context);
    REQUIRE(run.ok());
    CHECK(run->weather_name == "made up");
    // 14 h summer time is 12 h UTC.
    CHECK(geo::format_iso_utc(run->from) == "2026-07-22T12:00:00Z");
    CHECK(run->from == run->to);
    CHECK(run->result->grids.front().values.values.front() == 0.0F);
    CHECK(run->result->provenance["site_hash"].to_string() == run->site->hash);
}

TEST_CASE("a copy of a variant is not computed again") {
    const tests::TemporaryFolder folder;
    Scene scene;
    scenarios::ResultStore store(folder.path());
    const auto copied = scenarios::perform(
        scene.project,
        geo::parse_json(R"({"action":"variant.add","name":"Copy","from":"A"})", {}).value(),
        scene.catalogue);
    REQUIRE(copied.ok());
    scene.project = copied->project;
    RunRequest request;
    request.variant = "A";
    const auto first = compute(scene.model, request, scene.material(&store), scene.context);
    request.variant = "Copy";
    const auto again = compute(scene.model, request, scene.material(&store), scene.context);
    REQUIRE(first.ok());
    REQUIRE(again.ok());
    CHECK(again->site->trees.front().id != first->site->trees.front().id);
    CHECK(again->result->hash == first->result->hash);
    CHECK(again->from_store);
}

TEST_CASE("the same wish is computed once, another variant anew") {
    const tests::TemporaryFolder folder;
    Scene scene;
    scenarios::ResultStore store(folder.path());
    RunRequest request;
    const auto first = compute(scene.model, request, scene.material(&store), scene.context);
    const auto again = compute(scene.model, request, scene.material(&store), scene.context);
    REQUIRE(first.ok());
    REQUIRE(again.ok());
    CHECK_FALSE(first->from_store);
    CHECK(again->from_store);
    CHECK(first->result->hash == again->result->hash);
    CHECK(scene.model.runs == 1);
    request.variant = "Trees";
    const auto planted = compute(scene.model, request, scene.material(&store), scene.context);
    REQUIRE(planted.ok());
    CHECK(planted->result->grids.front().values.values.front() == 1.0F);
    CHECK(planted->result->hash != first->result->hash);
    CHECK(scene.model.runs == 2);
}

TEST_CASE("another hour, cell size, weather or parameter is another result") {
    Scene scene;
    const auto hash_of = [&](const RunRequest& request) {
        const auto run = compute(scene.model, request, scene.material(), scene.context);
        REQUIRE(run.ok());
        return run->result->hash;
    };
    const std::string plain = hash_of({});
    RunRequest later;
    later.from = geo::utc_from_civil({2026, 7, 22, 13, 0, 0});
    CHECK(hash_of(later) != plain);
    RunRequest coarser;
    coarser.cell_m = 2.0;
    CHECK(hash_of(coarser) != plain);
    RunRequest other_parameter;
    other_parameter.parameters.set("anything", 1);
    CHECK(hash_of(other_parameter) != plain);
    auto warmer = three_hours();
    warmer.rows[0].air_temperature_C = 20.5;
    scene.data->weather = {std::make_shared<const geo::Weather>(warmer)};
    CHECK(hash_of({}) != plain);
}

TEST_CASE("wrong wishes are refused by name") {
    Scene scene;
    const auto key_of = [&](const RunRequest& request) {
        const auto run = compute(scene.model, request, scene.material(), scene.context);
        REQUIRE_FALSE(run.ok());
        return run.problem().what.key;
    };
    RunRequest area;
    area.area = "Nowhere";
    CHECK(key_of(area) == "error.run.unknown_area");
    RunRequest variant;
    variant.variant = "Z";
    CHECK(key_of(variant) == "error.run.unknown_variant");
    RunRequest cell;
    cell.cell_m = 0.0;
    CHECK(key_of(cell) == "error.run.cell_size");
    RunRequest weather;
    weather.weather = "no such weather";
    CHECK(key_of(weather) == "error.weather.unknown");
    RunRequest span;
    span.from = geo::utc_from_civil({2026, 7, 22, 13, 0, 0});
    span.to = geo::utc_from_civil({2026, 7, 22, 12, 0, 0});
    CHECK(key_of(span) == "error.run.span");
    scene.project.areas.clear();
    CHECK(key_of({}) == "error.run.no_area");
}

TEST_CASE("a preset of the program serves as weather when the project has none") {
    Scene scene;
    scene.data->weather.clear();
    const auto run = compute(scene.model, {}, scene.material(), scene.context);
    REQUIRE(run.ok());
    CHECK_FALSE(run->weather_name.empty());
}
