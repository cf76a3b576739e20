#include "scenarios/project/planting_marks.hpp"

#include <algorithm>
#include <array>

namespace smiletwin::scenarios {

namespace {

std::string setting_of(std::string_view source_id) {
    return "planting." + std::string(source_id);
}

} // namespace

bool is_planting_use(std::string_view word) {
    constexpr std::array<std::string_view, 4> uses{"", "none", "pipes", "fire_lane"};
    return std::find(uses.begin(), uses.end(), word) != uses.end();
}

PlantingMark planting_mark(const Project& project, std::string_view source_id) {
    const geo::Json& stored = project.settings[setting_of(source_id)];
    PlantingMark mark;
    mark.use = stored["planting"].to_string();
    if (stored.contains("soil_depth_m")) {
        mark.soil_depth_m = stored["soil_depth_m"].to_double();
    }
    return mark;
}

void set_planting_mark(Project& project, std::string_view source_id, const PlantingMark& mark) {
    const std::string key = setting_of(source_id);
    if (mark.empty()) {
        if (project.settings.contains(key)) {
            project.settings.remove(key);
            project.settings = project.settings.size() == 0 ? geo::Json{} : project.settings;
        }
        return;
    }
    geo::Json stored = geo::Json::object();
    if (!mark.use.empty()) {
        stored.set("planting", mark.use);
    }
    if (mark.soil_depth_m) {
        stored.set("soil_depth_m", *mark.soil_depth_m);
    }
    project.settings.set(key, std::move(stored));
}

} // namespace smiletwin::scenarios
