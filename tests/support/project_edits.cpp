#include "tests/support/project_edits.hpp"

#include "scenarios/measures/measure_transform.hpp"
#include "scenarios/project/geojson.hpp"

#include <cassert>
#include <string>
#include <vector>

namespace smiletwin::tests {

namespace {

using geo::Json;

Json act(std::string_view name) {
    Json json;
    json.set("action", name);
    return json;
}

/// Whole centimetres within a square of 100 m, so that failures are readable.
double coordinate(geo::CounterRandom& random, double origin) {
    return origin + random.below(10000) / 100.0;
}

geo::Vec2d place(geo::CounterRandom& random) {
    const double x = coordinate(random, 312200.0);
    return {x, coordinate(random, 6000200.0)};
}

Json rectangle(geo::CounterRandom& random) {
    const geo::Vec2d low = place(random);
    const double side_m = 1.0 + random.below(40);
    return scenarios::to_geojson(geo::Polygon2d{
        {{low, {low.x + side_m, low.y}, {low.x + side_m, low.y + 3.0}, {low.x, low.y + 3.0}}}});
}

template <typename T>
const T& any_of_list(const std::vector<T>& list, geo::CounterRandom& random) {
    assert(!list.empty());
    return list[random.below(static_cast<std::uint32_t>(list.size()))];
}

Json edit_measure(const scenarios::Variant& variant, geo::CounterRandom& random) {
    const std::uint32_t choice = random.below(10);
    if (variant.measures.empty() || choice < 4) {
        return plant_tree(variant.id, coordinate(random, 312200.0), coordinate(random, 6000200.0));
    }
    if (choice == 4) {
        Json paint = act("measure.add");
        paint.set("variant", variant.id).set("kind", "surface").set("geometry", rectangle(random));
        return paint;
    }
    const scenarios::Measure& measure = any_of_list(variant.measures, random);
    if (choice < 7) {
        Json move = act("measure.move");
        scenarios::PlanTransform way;
        way.move_m = {1.0 + random.below(50), 0.5 * random.below(50) - 12.0};
        const geo::PlanGeometry moved = scenarios::transformed(measure.geometry, way);
        move.set("id", measure.id).set("geometry", scenarios::to_geojson(moved));
        return move;
    }
    if (choice == 7 && measure.kind == "tree") {
        Json height;
        height.set("height_m", 10.0 + random.below(150) / 10.0);
        Json change = act("measure.set");
        change.set("id", measure.id).set("parameters", height);
        return change;
    }
    Json remove = act("measure.remove");
    remove.set("id", measure.id);
    return remove;
}

/// Something of any kind of the catalogue, as its details are by default.
Json add_any_kind(const scenarios::Variant& variant, geo::CounterRandom& random) {
    static const auto catalogue = shipped_catalogue();
    const scenarios::MeasureKind& kind = any_of_list(catalogue->kinds(), random);
    Json add = act("measure.add");
    add.set("variant", variant.id).set("kind", kind.name);
    switch (kind.geometry) {
    case scenarios::MeasureGeometry::Point:
        return add.set("geometry", scenarios::to_geojson(place(random)));
    case scenarios::MeasureGeometry::Line: {
        const geo::Vec2d from = place(random);
        const geo::Line2d line{from, {from.x + 5.0 + random.below(40), from.y + 2.0}};
        return add.set("geometry", scenarios::to_geojson(line));
    }
    case scenarios::MeasureGeometry::Area:
        break;
    }
    return add.set("geometry", rectangle(random));
}

/// On two measures, or one, at once.
Json edit_several(const scenarios::Variant& variant, geo::CounterRandom& random) {
    Json ids = Json::array();
    ids.push(any_of_list(variant.measures, random).id);
    ids.push(any_of_list(variant.measures, random).id);
    Json way = Json::array();
    way.push(1.0 + random.below(20)).push(0.5 * random.below(20));
    switch (random.below(4)) {
    case 0:
        return act("measures.transform").set("ids", ids).set("move", way);
    case 1:
        return act("measures.copy").set("ids", ids).set("move", way).set("count", 2);
    case 2: {
        Json times;
        times.set("active", random.below(2) == 0 ? Json("We,Sa 07:00-14:00") : Json{});
        return act("measures.set").set("ids", ids).set("parameters", times);
    }
    default:
        return act("measures.remove").set("ids", ids);
    }
}

Json edit_variant(const scenarios::Project& project, geo::CounterRandom& random) {
    if (!project.variants.empty() && random.below(3) == 0) {
        const std::string reason = "Grund " + std::to_string(random.below(1'000'000));
        return act("variant.note")
            .set("id", any_of_list(project.variants, random).id)
            .set("text", reason);
    }
    if (project.variants.size() > 4) {
        Json remove = act("variant.remove");
        remove.set("id", any_of_list(project.variants, random).id);
        return remove;
    }
    Json add = act("variant.add");
    add.set("name", "Variante " + std::to_string(random.below(1'000'000'000)));
    if (!project.variants.empty()) {
        add.set("from", any_of_list(project.variants, random).id);
    }
    return add;
}

Json edit_area(const scenarios::Project& project, geo::CounterRandom& random) {
    if (project.areas.size() > 2) {
        const scenarios::Area& area = any_of_list(project.areas, random);
        const bool removes = random.below(2) == 0;
        Json change = act(removes ? "area.remove" : "area.set");
        change.set("id", area.id);
        if (!removes) {
            change.set("polygon", rectangle(random)).set("cell_m", 0.5 * (1 + random.below(4)));
        }
        return change;
    }
    Json add = act("area.add");
    add.set("name", "Gebiet " + std::to_string(random.below(1'000'000'000)))
        .set("polygon", rectangle(random));
    return add;
}

Json edit_source(const scenarios::Project& project, geo::CounterRandom& random) {
    if (project.sources.size() > 2) {
        Json change = act(random.below(2) == 0 ? "source.remove" : "source.set");
        change.set("id", any_of_list(project.sources, random).id);
        if (change["action"] == Json("source.set")) {
            change.set("opacity", random.below(11) / 10.0);
        }
        return change;
    }
    // Any files that are there will do.
    constexpr const char* names[] = {"tree.json", "surface.json", "obstacle.json"};
    const std::string folder = SMILETWIN_SOURCE_DIR "/data/measures/";
    Json add = act("source.add");
    add.set("role", "layer").set("path", folder + names[random.below(3)]);
    return add;
}

Json edit_setting(geo::CounterRandom& random) {
    Json set = act("setting.set");
    set.set("key", "key." + std::to_string(random.below(5)));
    set.set("value", random.below(3) == 0 ? Json{} : Json(std::int64_t{random.below(100)}));
    return set;
}

} // namespace

std::shared_ptr<const scenarios::Catalogue> shipped_catalogue() {
    auto loaded = scenarios::Catalogue::load(SMILETWIN_SOURCE_DIR "/data/measures");
    assert(loaded.ok());
    return std::make_shared<const scenarios::Catalogue>(std::move(*loaded));
}

geo::Json action(std::string_view text) {
    auto parsed = geo::parse_json(text, "test");
    assert(parsed.ok());
    return std::move(*parsed);
}

geo::Json plant_tree(std::string_view variant, double x, double y) {
    Json add = act("measure.add");
    add.set("variant", variant)
        .set("kind", "tree")
        .set("geometry", scenarios::to_geojson(geo::Vec2d{x, y}));
    return add;
}

geo::Json random_edit(const scenarios::Project& project, geo::CounterRandom& random) {
    const std::uint32_t choice = project.variants.empty() ? 12 : random.below(20);
    if (choice < 12) {
        const scenarios::Variant& variant = any_of_list(project.variants, random);
        if (choice < 2) {
            return add_any_kind(variant, random);
        }
        return choice == 2 && !variant.measures.empty() ? edit_several(variant, random)
                                                        : edit_measure(variant, random);
    }
    if (choice < 14) {
        return edit_variant(project, random);
    }
    if (choice < 16) {
        return edit_area(project, random);
    }
    return choice < 18 ? edit_source(project, random) : edit_setting(random);
}

} // namespace smiletwin::tests
