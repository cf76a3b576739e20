#include "scenarios/project/project.hpp"

#include "geo/base/hash.hpp"
#include "scenarios/project/rows.hpp"

#include <algorithm>
#include <array>

namespace smiletwin::scenarios {

namespace {

constexpr std::array<std::pair<SourceRole, std::string_view>, 10> role_names{{
    {SourceRole::City, "city"},
    {SourceRole::Terrain, "terrain"},
    {SourceRole::Imagery, "imagery"},
    {SourceRole::Canopy, "canopy"},
    {SourceRole::LandCover, "landcover"},
    {SourceRole::Trees, "trees"},
    {SourceRole::Gates, "gates"},
    {SourceRole::Sensors, "sensors"},
    {SourceRole::Weather, "weather"},
    {SourceRole::Layer, "layer"},
}};

template <typename T>
const T* find_id(const std::vector<T>& list, std::string_view id) {
    const auto found =
        std::find_if(list.begin(), list.end(), [id](const T& item) { return item.id == id; });
    return found != list.end() ? &*found : nullptr;
}

template <typename T>
const T* find_id_or_name(const std::vector<T>& list, std::string_view word) {
    if (const T* by_id = find_id(list, word)) {
        return by_id;
    }
    const auto found =
        std::find_if(list.begin(), list.end(), [word](const T& item) { return item.name == word; });
    return found != list.end() ? &*found : nullptr;
}

} // namespace

std::string_view source_role_name(SourceRole role) {
    for (const auto& [known, name] : role_names) {
        if (known == role) {
            return name;
        }
    }
    return "layer";
}

std::optional<SourceRole> source_role_named(std::string_view name) {
    for (const auto& [role, known] : role_names) {
        if (known == name) {
            return role;
        }
    }
    return std::nullopt;
}

const Variant* Project::variant(std::string_view id_or_name) const {
    return find_id_or_name(variants, id_or_name);
}

const Area* Project::area(std::string_view id_or_name) const {
    return find_id_or_name(areas, id_or_name);
}

const Viewpoint* Project::viewpoint(std::string_view id_or_name) const {
    return find_id_or_name(viewpoints, id_or_name);
}

const Source* Project::source(std::string_view id) const {
    return find_id(sources, id);
}

const Measure* Project::measure(std::string_view id) const {
    const Measure* found = find_id(corrections, id);
    for (const Variant& one : variants) {
        if (found != nullptr) {
            break;
        }
        found = find_id(one.measures, id);
    }
    return found;
}

std::vector<Measure> Project::measures_of(std::string_view variant_id) const {
    std::vector<Measure> all = corrections;
    if (const Variant* of = find_id(variants, variant_id)) {
        all.insert(all.end(), of->measures.begin(), of->measures.end());
    }
    return all;
}

std::string content_hash(const Project& project) {
    geo::Hasher hasher;
    for (const Row& row : all_rows(project)) {
        hasher.text(table_name(row.table)).text(row.id).text(row.parent);
        hasher.number(static_cast<std::int64_t>(row.position)).text(geo::dump_json(row.columns));
        hasher.text(row.geometry ? geo::dump_json(to_geojson(*row.geometry)) : std::string{});
    }
    return hasher.hex();
}

} // namespace smiletwin::scenarios
