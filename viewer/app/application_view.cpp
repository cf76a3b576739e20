// What is kept of the window over closing: one small file for each project.

#include "geo/base/hash.hpp"
#include "geo/base/replace_file.hpp"
#include "viewer/app/application.hpp"
#include "viewer/app/preferences.hpp"
#include "viewer/app/view_actions.hpp"

#include <algorithm>
#include <string>
#include <system_error>

namespace smiletwin::viewer {

namespace {

namespace fs = std::filesystem;

template <typename Items>
bool has_id(const Items& items, const std::string& id) {
    return std::any_of(items.begin(), items.end(), [&](const auto& item) { return item.id == id; });
}

bool find_city_object(const geo::City* city, Selection& selection) {
    if (city == nullptr) {
        return false;
    }
    const auto& objects = city->objects;
    const bool in_place =
        selection.city_object < objects.size() && objects[selection.city_object].id == selection.id;
    if (in_place) {
        return true;
    }
    const auto at = std::find_if(objects.begin(), objects.end(), [&](const auto& object) {
        return object.id == selection.id;
    });
    selection.city_object = static_cast<std::uint32_t>(at - objects.begin());
    return at != objects.end();
}

} // namespace

fs::path Application::view_file() const {
    geo::Hasher hasher;
    hasher.text(document_->path().string());
    return setup_.state_folder / "views" / (hasher.hex() + ".json");
}

geo::Json Application::kept_view() const {
    geo::Json json = to_json(view_);
    json.set("camera", camera_);
    json.set("people", people_->kept());
    return json;
}

void Application::restore_view() {
    camera_ = geo::Json();
    saved_view_.clear();
    if (!setup_.remember || document_->path().empty()) {
        return;
    }
    if (const auto kept = geo::read_json_file(view_file())) {
        read_json(*kept, view_);
        camera_ = (*kept)["camera"];
        people_->restore((*kept)["people"], store_);
    }
    remember_project(setup_.state_folder, document_->path());
}

void Application::find_selection_again() {
    Selection& selection = view_.selection;
    bool found = true;
    if (selection.kind == SelectionKind::CityObject) {
        found = find_city_object(data_->city.get(), selection);
    } else if (selection.kind == SelectionKind::Tree) {
        found = has_id(data_->trees, selection.id) || has_id(data_->canopy_trees, selection.id);
    } else if (selection.kind == SelectionKind::Sensor) {
        found = has_id(data_->things, selection.id);
    } else if (selection.kind == SelectionKind::Feature) {
        const DataLayer* layer = layer_named(layers_, selection.id);
        found = layer != nullptr && layer->features &&
                selection.feature < layer->features->features.size();
    }
    if (!found) {
        selection = {};
    }
}

void Application::save_view() {
    if (!setup_.remember || !document_ || document_->path().empty()) {
        return;
    }
    saved_view_ = geo::dump_json(kept_view(), 1) + "\n";
    const fs::path file = view_file();
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    (void)geo::replace_file(file, saved_view_); // else the last look stays, no reason to disturb
}

std::optional<double> Application::save_view_sometimes(double now_s) {
    constexpr double pause_s = 3.0;
    if (!setup_.remember || document_->path().empty() ||
        geo::dump_json(kept_view(), 1) + "\n" == saved_view_) {
        return std::nullopt;
    }
    if (now_s < last_save_s_ + pause_s) {
        return last_save_s_ + pause_s;
    }
    last_save_s_ = now_s;
    save_view();
    return std::nullopt;
}

} // namespace smiletwin::viewer
