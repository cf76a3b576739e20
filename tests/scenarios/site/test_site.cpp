#include "scenarios/site/site_base.hpp"
#include "scenarios/site/surface_field.hpp"
#include "tests/support/boxes_city.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <set>

using namespace smiletwin;
using scenarios::Area;
using scenarios::BaseData;
using scenarios::Catalogue;
using scenarios::Measure;
using scenarios::Project;
using scenarios::Site;

namespace {

// A corner of Rostock, so that the place on earth is a real one.
constexpr double east = 312300.0;
constexpr double north = 6000300.0;

Catalogue catalogue() {
    auto loaded = Catalogue::load(SMILETWIN_SOURCE_DIR "/data/measures");
    REQUIRE(loaded.ok());
    return std::move(loaded).value();
}

Area square() {
    Area area;
    area.id = "a1";
    area.name = "Square";
    area.polygon = {
        {{{east, north}, {east + 40, north}, {east + 40, north + 30}, {east, north + 30}}}};
    area.cell_m = 1.0;
    area.halo_m = 10.0;
    return area;
}

Project project() {
    Project project;
    project.name = "Test";
    project.crs = "EPSG:25833";
    return project;
}

/// One building of 6 x 6 x 12 m west of the square, no terrain.
BaseData base_data() {
    BaseData data;
    data.crs = "EPSG:25833";
    data.city = std::make_shared<const geo::City>(
        tests::BoxesCity()
            .object("b")
            .box(east - 8, north + 10, east - 2, north + 16, 2.0, 14.0)
            .city());
    return data;
}

Measure measure(const char* id, const char* kind, geo::PlanGeometry geometry) {
    return {id, kind, std::move(geometry), geo::Json::object()};
}

Measure with(Measure measure, const char* name, geo::Json value) {
    measure.parameters.set(name, std::move(value));
    return measure;
}

geo::Polygon2d lawn() {
    return {
        {{{east + 10, north + 10},
          {east + 20, north + 10},
          {east + 20, north + 15},
          {east + 10, north + 15}}}};
}

struct Scene {
    Catalogue kinds = catalogue();
    std::shared_ptr<const Site> base;

    Scene() {
        auto built = build_site_base(project(), base_data(), kinds, square());
        REQUIRE(built.ok());
        base = *built;
    }
    [[nodiscard]] Site site(const std::vector<Measure>& measures) const {
        auto built = with_measures(*base, measures, kinds);
        REQUIRE(built.ok());
        return std::move(built).value();
    }
};

} // namespace

TEST_CASE("the frame is the area's box grown by the halo, in whole cells") {
    const Scene scene;
    CHECK(scene.base->frame == geo::GridFrame{east - 10, north + 40, 1.0, 60, 50});
    CHECK(scene.base->position.latitude_deg == Approx(54.1).margin(0.1));
    int inside = 0;
    for (const std::uint8_t cell : scene.base->in_area.values) {
        inside += cell;
    }
    CHECK(inside == 40 * 30);
}

TEST_CASE("a building stands on the ground of its foot and its cells are marked") {
    const Scene scene;
    const geo::GridFrame& frame = scene.base->frame;
    const int column = frame.column_of(east - 5.0);
    const int row = frame.row_of(north + 13.0);
    CHECK(scene.base->surface_m.at(column, row) == 14.0F);
    CHECK(scene.base->building.at(column, row) == 1);
    CHECK(scene.base->ground_m.at(column, row) == Approx(2.0).margin(1e-5));
    const int free_column = frame.column_of(east + 20.0);
    CHECK(scene.base->surface_m.at(free_column, row) == scene.base->ground_m.at(free_column, row));
}

TEST_CASE("a planted tree changes the canopy under its crown and nothing else") {
    const Scene scene;
    const geo::Vec2d foot{east + 15.5, north + 12.5};
    const Site site =
        scene.site({with(measure("m1", "tree", foot), "crown_diameter_m", geo::Json(6.0))});
    REQUIRE(site.trees.size() == 1);
    CHECK(site.trees.front().crown_diameter_m == 6.0);
    CHECK(site.ground_m == scene.base->ground_m);
    CHECK(site.surface_m == scene.base->surface_m);
    CHECK(site.material == scene.base->material);
    for (int row = 0; row < site.frame.rows; ++row) {
        for (int column = 0; column < site.frame.columns; ++column) {
            const double off_m = length(site.frame.center(column, row) - foot);
            CHECK((site.canopy_top_m.at(column, row) > 0.0F) == (off_m < 3.0));
        }
    }
}

TEST_CASE("a painted lawn changes the material inside its outline only") {
    const Scene scene;
    const Site site =
        scene.site({with(measure("m1", "surface", lawn()), "material", geo::Json("grass"))});
    const auto grass = scenarios::material_index(site.materials, "grass");
    const auto asphalt = scenarios::material_index(site.materials, "asphalt");
    REQUIRE(grass != asphalt);
    int changed = 0;
    for (int row = 0; row < site.frame.rows; ++row) {
        for (int column = 0; column < site.frame.columns; ++column) {
            const geo::Vec2d at = site.frame.center(column, row);
            const bool inside = contains(lawn(), at);
            CHECK(site.material.at(column, row) == (inside ? grass : asphalt));
            changed += inside ? 1 : 0;
        }
    }
    CHECK(changed == 50);
    CHECK(site.surface_m == scene.base->surface_m);
}

TEST_CASE("a low obstacle blocks the way, a high one throws shadow as well") {
    const Scene scene;
    const Measure low = with(measure("m1", "obstacle", lawn()), "height_m", geo::Json(1.0));
    const Site with_low = scene.site({low});
    CHECK(with_low.obstacles.size() == 1);
    CHECK(with_low.surface_m == scene.base->surface_m);
    const Site with_high = scene.site({with(low, "height_m", geo::Json(3.0))});
    const int column = with_high.frame.column_of(east + 12.5);
    const int row = with_high.frame.row_of(north + 12.5);
    CHECK(with_high.surface_m.at(column, row) == with_high.ground_m.at(column, row) + 3.0F);
    CHECK(with_high.building.at(column, row) == 1);
}

TEST_CASE("a market stall is a rectangle of its width and depth, turned about its middle") {
    const Scene scene;
    Measure stall = measure("m1", "market_stall", geo::Vec2d{east + 20.0, north + 15.0});
    stall.parameters.set("width_m", 4.0).set("depth_m", 2.0).set("rotation_deg", 90.0);
    const Site site = scene.site({stall});
    REQUIRE(site.obstacles.size() == 1);
    const geo::Box2d box = bounds(site.obstacles.front().outline_crs);
    CHECK(box.width() == Approx(2.0).margin(1e-9));
    CHECK(box.height() == Approx(4.0).margin(1e-9));
    CHECK(box.center().x == Approx(east + 20.0));
}

TEST_CASE("the hash changes with each thing that changes and with nothing else") {
    const Scene scene;
    const Measure tree = measure("m1", "tree", geo::Vec2d{east + 15.0, north + 12.0});
    const Measure moved = measure("m1", "tree", geo::Vec2d{east + 15.25, north + 12.0});
    const Measure grass = with(measure("m2", "surface", lawn()), "material", geo::Json("grass"));
    const Measure fence = measure("m3", "obstacle", lawn());
    std::set<std::string> hashes;
    hashes.insert(scene.base->hash);
    hashes.insert(scene.site({tree}).hash);
    hashes.insert(scene.site({moved}).hash);
    hashes.insert(scene.site({with(tree, "height_m", geo::Json(9.0))}).hash);
    hashes.insert(scene.site({grass}).hash);
    hashes.insert(scene.site({fence}).hash);
    hashes.insert(scene.site({tree, grass}).hash);
    CHECK(hashes.size() == 7);
    CHECK(scene.site({}).hash == scene.base->hash);
    CHECK(scene.site({tree}).hash == scene.site({tree}).hash);
    const Measure same_tree = measure("m7", "tree", geo::Vec2d{east + 15.0, north + 12.0});
    CHECK(scene.site({same_tree}).hash == scene.site({tree}).hash);
    CHECK(scene.site({measure("m8", "obstacle", lawn())}).hash == scene.site({fence}).hash);
    Area coarser = square();
    coarser.cell_m = 2.0;
    const auto other = build_site_base(project(), base_data(), scene.kinds, coarser);
    REQUIRE(other.ok());
    CHECK((*other)->hash != scene.base->hash);
}

TEST_CASE("a kind that the catalogue does not know is refused with its name") {
    const Scene scene;
    const std::vector<Measure> unknown{measure("m9", "spaceport", geo::Vec2d{east, north})};
    const auto built = with_measures(*scene.base, unknown, scene.kinds);
    REQUIRE_FALSE(built.ok());
    CHECK(built.problem().what.key == "error.site.unknown_kind");
}

TEST_CASE("without a reference system there is no Site") {
    Project local = project();
    local.crs.clear();
    BaseData data = base_data();
    data.crs.clear();
    const auto built = build_site_base(local, data, catalogue(), square());
    REQUIRE_FALSE(built.ok());
    CHECK(built.problem().what.key == "error.site.no_crs");
}

TEST_CASE("the halo holds the buildings whose shadow reaches the area and no others") {
    const geo::Box2d box{{0.0, 0.0}, {50.0, 50.0}};
    const auto halo_with = [&](double x, double height_m) {
        BaseData data;
        data.city = std::make_shared<const geo::City>(
            tests::BoxesCity().object("b").box(x, 10, x + 10, 20, 0, height_m).city());
        return scenarios::halo_for(data, box);
    };
    // 20 m high: shadow of 94 m at 12 degrees. The far wall of a house 30 m away lies at 40 m.
    CHECK(halo_with(80.0, 20.0) == 40.0);
    // 95 m away it throws no shadow here.
    CHECK(halo_with(145.0, 20.0) == 20.0);
    // A tower 300 m away is beyond the widest halo.
    CHECK(halo_with(350.0, 100.0) == 20.0);
}

TEST_CASE("the cache answers with the same Site as building anew") {
    const Scene scene;
    Project with_variant = project();
    with_variant.variants.push_back(
        {"A", "Trees", {measure("m1", "tree", geo::Vec2d{east + 15.0, north + 12.0})}});
    const auto data = std::make_shared<const BaseData>(base_data());
    scenarios::SiteCache cache;
    geo::RunContext context;
    for (int round = 0; round < 2; ++round) {
        for (const char* variant : {"0", "A"}) {
            const auto cached = cache.site(with_variant, data, scene.kinds, square(), variant);
            const auto built =
                build_site(with_variant, *data, scene.kinds, square(), variant, context);
            REQUIRE(cached.ok());
            REQUIRE(built.ok());
            CHECK(cached->hash == built->hash);
        }
    }
}
