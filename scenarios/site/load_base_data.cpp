#include "geo/city/canopy_trees.hpp"
#include "geo/city/tree_cadastre.hpp"
#include "scenarios/site/base_data.hpp"
#include "scenarios/site/city_trees.hpp"
#include "scenarios/site/gates.hpp"
#include "scenarios/site/home_place.hpp"
#include "scenarios/site/load_source.hpp"
#include "scenarios/site/model_place.hpp"
#include "scenarios/site/mosaic.hpp"
#include "scenarios/site/terrain_choice.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace smiletwin::scenarios {

namespace {

template <typename T>
using Shared = std::shared_ptr<const T>;

std::shared_ptr<const LoadedSource>
reusable(const BaseData* previous, const std::string& source_id, const std::string& key) {
    if (previous == nullptr) {
        return nullptr;
    }
    const auto found =
        std::find_if(previous->loaded.begin(), previous->loaded.end(), [&](const auto& loaded) {
            // A source that failed is tried again: the file may be back.
            return loaded->key == key && loaded->state.source_id == source_id &&
                   loaded->state.problems.empty();
        });
    return found != previous->loaded.end() ? *found : nullptr;
}

/// All data of one kind in sources of that role, in the order of the sources.
template <typename T>
std::vector<Shared<T>> all_of(const BaseData& base, SourceRole role) {
    std::vector<Shared<T>> found;
    for (std::size_t i = 0; i < base.loaded.size(); ++i) {
        const LoadedSource& loaded = *base.loaded[i];
        for (std::size_t k = 0; k < loaded.data.size(); ++k) {
            const auto* held = std::get_if<Shared<T>>(&loaded.data[k]);
            if (loaded.role == role && held != nullptr && is_taken(base, i, k)) {
                found.push_back(*held);
            }
        }
    }
    return found;
}

/// City models; `point_crs` of those that the ground is still to lift.
struct CityPiece {
    Shared<geo::City> city;
    std::optional<geo::Vec2d> point_crs;
};

std::vector<CityPiece> city_pieces(const BaseData& base) {
    std::vector<CityPiece> found;
    for (std::size_t i = 0; i < base.loaded.size(); ++i) {
        const LoadedSource& loaded = *base.loaded[i];
        for (std::size_t k = 0; k < loaded.data.size(); ++k) {
            const auto* city = std::get_if<Shared<geo::City>>(&loaded.data[k]);
            if (loaded.role != SourceRole::City || city == nullptr || !is_taken(base, i, k)) {
                continue;
            }
            const bool waits = k < loaded.on_ground.size() && loaded.on_ground[k];
            found.push_back(
                {*city, waits ? std::optional(loaded.choices.place->point_crs) : std::nullopt});
        }
    }
    return found;
}

Shared<geo::City> merged_city(const std::vector<Shared<geo::City>>& cities) {
    if (cities.size() <= 1) {
        return cities.empty() ? nullptr : cities.front();
    }
    geo::City city = *cities.front();
    for (std::size_t i = 1; i < cities.size(); ++i) {
        append(city, *cities[i]);
    }
    return std::make_shared<const geo::City>(std::move(city));
}

/// The city first, behind it the models that stand on the ground of terrain and city.
Shared<geo::City> city_with_models(const BaseData& base) {
    std::vector<Shared<geo::City>> all;
    const std::vector<CityPiece> pieces = city_pieces(base);
    for (const CityPiece& piece : pieces) {
        if (!piece.point_crs) {
            all.push_back(piece.city);
        }
    }
    const Shared<geo::City> city = merged_city(all);
    all = city ? std::vector<Shared<geo::City>>{city} : std::vector<Shared<geo::City>>();
    for (const CityPiece& piece : pieces) {
        if (piece.point_crs) {
            const double ground_m =
                ground_height_m(*piece.point_crs, base.terrain.get(), city.get());
            all.push_back(std::make_shared<const geo::City>(lifted(*piece.city, ground_m)));
        }
    }
    return merged_city(all);
}

/// Trees of all cadastres, then those of the city model.
std::vector<geo::Tree> all_trees(const BaseData& base) {
    std::vector<geo::Tree> trees;
    for (const auto& layer : all_of<geo::VectorLayer>(base, SourceRole::Trees)) {
        const std::vector<geo::Tree> own = geo::trees_from_layer(*layer).trees;
        trees.insert(trees.end(), own.begin(), own.end());
    }
    if (base.city) {
        const std::vector<geo::Tree> own = trees_of_city(*base.city);
        trees.insert(trees.end(), own.begin(), own.end());
    }
    return trees;
}

std::vector<Gate> all_gates(BaseData& base) {
    std::vector<Gate> gates;
    for (std::size_t i = 0; i < base.loaded.size(); ++i) {
        for (std::size_t k = 0; k < base.loaded[i]->data.size(); ++k) {
            const auto* layer = std::get_if<Shared<geo::VectorLayer>>(&base.loaded[i]->data[k]);
            if (base.loaded[i]->role == SourceRole::Gates && layer != nullptr &&
                is_taken(base, i, k)) {
                const auto own = gates_of_layer(**layer, base.states[i].problems);
                gates.insert(gates.end(), own.begin(), own.end());
            }
        }
    }
    return gates;
}

/// Lowest and highest known height; zero when nothing is known.
std::pair<double, double> height_range(const geo::HeightField& field) {
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const float height : field.height_m.values) {
        if (std::isfinite(height)) {
            low = std::min(low, static_cast<double>(height));
            high = std::max(high, static_cast<double>(height));
        }
    }
    return low <= high ? std::pair(low, high) : std::pair(0.0, 0.0);
}

void add_plan(geo::Box3d& bounds, const geo::Box2d& plan, std::pair<double, double> heights) {
    if (plan.empty()) {
        return;
    }
    bounds.add(geo::Vec3d{plan.min.x, plan.min.y, heights.first});
    bounds.add(geo::Vec3d{plan.max.x, plan.max.y, heights.second});
}

/// Where pictures, rasters and layers lie; for projects without buildings, terrain and trees.
geo::Box2d plan_of_the_rest(const BaseData& base) {
    geo::Box2d plan;
    if (base.imagery) {
        plan.add(base.imagery->box);
    }
    if (base.landcover) {
        plan.add(base.landcover->classes.frame.box());
    }
    if (base.canopy) {
        plan.add(base.canopy->height_m.frame.box());
    }
    for (const auto& layer : base.layers) {
        for (const geo::Feature& feature : layer->features) {
            plan.add(geo::bounds(feature.geometry));
        }
    }
    return plan;
}

geo::Box3d bounds_of(const BaseData& base) {
    geo::Box3d bounds;
    if (base.city) {
        bounds.add(base.city->bounds);
    }
    if (base.terrain) {
        add_plan(bounds, base.terrain->height_m.frame.box(), height_range(*base.terrain));
    }
    const double foot_m = bounds.empty() ? 0.0 : bounds.min.z;
    for (const geo::Tree& tree : base.trees) {
        bounds.add(geo::Vec3d{tree.foot_crs.x, tree.foot_crs.y, foot_m});
    }
    if (bounds.empty()) {
        add_plan(bounds, plan_of_the_rest(base), {0.0, 0.0});
    }
    return bounds;
}

/// One picture lies on the ground; sources of further ones say that they are not shown.
void name_unused_images(BaseData& base) {
    bool first = true;
    for (std::size_t i = 0; i < base.loaded.size(); ++i) {
        const LoadedSource& loaded = *base.loaded[i];
        std::size_t images = 0;
        for (std::size_t k = 0; k < loaded.data.size(); ++k) {
            images += loaded.role == SourceRole::Imagery && is_taken(base, i, k) ? 1U : 0U;
        }
        const bool has_image = images > 0;
        if (has_image && (!first || images > 1)) {
            base.states[i].problems.push_back(
                {{"error.source.one_image", {}}, {}, {"help.source.one_image", {}}, {}});
        }
        first = first && !has_image;
    }
}

/// Asking PROJ costs milliseconds, so places are settled here and not at every frame.
void place_on_earth(BaseData& base, const geo::Crs& crs) {
    if (!base.home.empty()) {
        if (const auto middle = geo::geographic_position(crs, base.home.center())) {
            base.home_position = *middle;
        }
    }
    const auto degrees = geo::Crs::from_epsg(4326);
    if (!degrees) {
        return;
    }
    const auto from_degrees = geo::Transform::between(*degrees, crs);
    if (!from_degrees) {
        return;
    }
    for (std::size_t i = 0; i < base.things.size(); ++i) {
        const geo::GeographicPosition& at = base.things[i].position;
        base.thing_places_crs[i] = (*from_degrees)({at.longitude_deg, at.latitude_deg});
    }
}

/// Fills all fields from `loaded`.
void assemble(BaseData& base, const Project& project, const std::optional<geo::Crs>& crs) {
    for (const auto& loaded : base.loaded) {
        base.states.push_back(loaded->state);
    }
    find_home(base, project);
    base.terrain = choose_terrain(base);
    base.city = city_with_models(base);
    base.canopy = mosaic(all_of<geo::HeightField>(base, SourceRole::Canopy), base.home);
    base.landcover = mosaic(all_of<geo::ClassRaster>(base, SourceRole::LandCover), base.home);
    const auto images = all_of<geo::Imagery>(base, SourceRole::Imagery);
    base.imagery = images.empty() ? nullptr : images.front();
    if (images.size() > 1) {
        name_unused_images(base);
    }
    base.weather = all_of<geo::Weather>(base, SourceRole::Weather);
    base.layers = all_of<geo::VectorLayer>(base, SourceRole::Layer);
    // City models may hold time series of their own.
    for (const SourceRole role : {SourceRole::Sensors, SourceRole::City}) {
        for (const auto& things : all_of<std::vector<geo::Thing>>(base, role)) {
            base.things.insert(base.things.end(), things->begin(), things->end());
        }
    }
    constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();
    base.thing_places_crs.assign(base.things.size(), {nowhere, nowhere});
    if (crs) {
        place_on_earth(base, *crs);
    }
    base.trees = all_trees(base);
    if (base.trees.empty() && base.canopy) {
        base.canopy_trees = geo::trees_from_canopy(base.canopy->height_m);
    }
    base.gates = all_gates(base);
    base.bounds = bounds_of(base);
}

} // namespace

const SourceState* source_state(const BaseData* data, std::string_view source_id) {
    if (data == nullptr) {
        return nullptr;
    }
    const auto found =
        std::find_if(data->states.begin(), data->states.end(), [&](const SourceState& state) {
            return state.source_id == source_id;
        });
    return found != data->states.end() ? &*found : nullptr;
}

geo::Result<std::shared_ptr<const BaseData>> load_base_data(
    const Project& project,
    const std::filesystem::path& project_folder,
    std::shared_ptr<const BaseData> previous,
    geo::RunContext& context,
    const std::filesystem::path& city_cache) {
    std::optional<geo::Crs> target;
    if (!project.crs.empty()) {
        auto crs = geo::Crs::parse(project.crs);
        if (!crs) {
            return crs.problem();
        }
        target = *crs;
    }
    auto base = std::make_shared<BaseData>();
    const auto count = static_cast<double>(project.sources.size());
    for (const Source& source : project.sources) {
        if (context.cancelled()) {
            return geo::cancelled_problem();
        }
        const double begin = static_cast<double>(base->loaded.size()) / count;
        const geo::Message step{"progress.source.reading", {{"title", source.title}}};
        context.report(begin, step);
        std::shared_ptr<const LoadedSource> loaded =
            reusable(previous.get(), source.id, source_key(source, project_folder, project));
        if (!loaded) {
            geo::RunContext part(context.stop_token(), [&](const geo::Progress& progress) {
                context.report(begin + progress.share / count, step);
            });
            loaded = std::make_shared<const LoadedSource>(
                load_source(source, project_folder, project, target, part, city_cache));
        }
        loaded = with_choices(loaded, source);
        target = target ? target : loaded->crs;
        base->loaded.push_back(std::move(loaded));
    }
    if (context.cancelled()) {
        return geo::cancelled_problem();
    }
    base->crs = target ? target->id() : std::string();
    assemble(*base, project, target);
    return std::shared_ptr<const BaseData>(std::move(base));
}

} // namespace smiletwin::scenarios
