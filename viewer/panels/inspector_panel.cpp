#include "viewer/panels/inspector_panel.hpp"

#include "viewer/panels/attribute_words.hpp"
#include "viewer/panels/sensor_panel.hpp"
#include "viewer/widgets/cards.hpp"
#include "viewer/widgets/controls.hpp"
#include "viewer/widgets/icons.hpp"

#include <algorithm>
#include <span>

namespace smiletwin::viewer {

namespace {

/// Name left, value right; a long value goes on the line below. Of an address the host is shown,
/// all of it at the cursor.
void attribute(const Ui& ui, const std::string& name, const std::string& whole) {
    const auto address = address_words(whole);
    const std::string value = address.value_or(whole);
    const float width = ImGui::GetContentRegionAvail().x;
    const float name_width = text_size(ui.fonts.small, name).x;
    const float value_width = text_size(ui.fonts.text, value).x;
    words(ui, ui.fonts.small, name, Token::Text2);
    if (name_width + value_width + ui.px(12.0F) < width) {
        words_right(ui, ui.fonts.text, value, Token::Text);
    } else {
        ImGui::PushTextWrapPos(0.0F);
        words(ui, value);
        ImGui::PopTextWrapPos();
    }
    if (address && ImGui::IsItemHovered()) {
        ImGui::SetTooltip("%s", whole.c_str());
    }
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ui.record_rect(
        WidgetRole::Words, "attribute." + name, name, value, at, {at.x + width, at.y + 1.0F});
}

void title(const Ui& ui, std::string_view symbol, const std::string& shown) {
    words(ui, ui.fonts.heading, icon(symbol) + " " + shown, Token::Text);
}

std::string type_words(const Ui& ui, const std::string& type) {
    const std::string key = "type." + type;
    return ui.text.has(key) ? ui.text(key) : type;
}

bool says_the_same(const geo::Attribute& a, const geo::Attribute& b) {
    return a.name == b.name && a.value == b.value && a.qualifier == b.qualifier;
}

/// What a planner reads first has a word of its own and stands above the rest. What `told` already
/// said is left out.
void draw_attributes(
    const Ui& ui, std::span<const geo::Attribute> items, std::span<const geo::Attribute> told) {
    for (const bool known : {true, false}) {
        for (const geo::Attribute& item : items) {
            const bool repeats = std::any_of(told.begin(), told.end(), [&](const auto& other) {
                return says_the_same(item, other);
            });
            if (attribute_is_known(ui.text, item) == known && !repeats) {
                attribute(ui, attribute_name(ui.text, item), attribute_value(ui.text, item));
            }
        }
    }
}

void draw_city_object(const Ui& ui, const PanelModel& model) {
    if (model.data == nullptr || model.data->city == nullptr ||
        model.view.selection.city_object >= model.data->city->objects.size()) {
        return;
    }
    const geo::City& city = *model.data->city;
    const std::uint32_t picked = model.view.selection.city_object;
    const std::uint32_t top = geo::top_level_object(city, picked);
    const geo::CityObject& object = city.objects[top];
    const std::string_view name = city.attribute(object, "name");
    title(ui, "apartment", name.empty() ? type_words(ui, object.type) : std::string(name));
    stamp_mark(ui, geo::Stamp::Measured, true);
    paragraph(ui, object.id);
    // The surveyed height is the one to quote; the extent only stands in for it.
    const double height_m = object.bounds.max.z - object.bounds.min.z;
    if (height_m > 0.0 && city.attribute(object, "measuredHeight").empty()) {
        attribute(ui, ui.text("panel.inspector.extent"), ui.text.quantity(height_m, 1, "m"));
    }
    const auto told = city.attributes_of(object);
    draw_attributes(ui, told, {});
    if (picked != top) {
        words(ui, ui.fonts.strong, type_words(ui, city.objects[picked].type), Token::Text);
        paragraph(ui, city.objects[picked].id);
        draw_attributes(ui, city.attributes_of(city.objects[picked]), told);
    }
    if (object.file < city.files.size()) {
        paragraph(
            ui,
            ui.text(
                "panel.inspector.file", {{"file", city.files[object.file].filename().string()}}));
    }
}

void draw_tree(const Ui& ui, const geo::Tree& tree) {
    title(ui, "park", ui.text("panel.inspector.tree", {{"id", tree.id}}));
    stamp_mark(ui, geo::Stamp::Measured, true);
    attribute(
        ui,
        ui.text("panel.inspector.species"),
        tree.species.empty() ? ui.text("panel.inspector.unknown") : tree.species);
    attribute(ui, ui.text("parameter.height_m"), ui.text.quantity(tree.height_m, 1, "m"));
    attribute(
        ui, ui.text("parameter.crown_diameter_m"), ui.text.quantity(tree.crown_diameter_m, 1, "m"));
    attribute(ui, ui.text("parameter.crown_base_m"), ui.text.quantity(tree.crown_base_m, 1, "m"));
    if (tree.planted_year > 0) {
        attribute(ui, ui.text("parameter.planted_year"), std::to_string(tree.planted_year));
    }
}

template <typename T>
const T* item_with_id(const std::vector<T>& items, const std::string& id) {
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const T& item) { return item.id == id; });
    return found != items.end() ? &*found : nullptr;
}

/// Of the cadastre, or a crown that was found in the canopy raster.
void draw_picked_tree(const Ui& ui, const PanelModel& model, const std::string& id) {
    if (model.data == nullptr) {
        return;
    }
    if (const auto* tree = item_with_id(model.data->trees, id)) {
        draw_tree(ui, *tree);
    } else if (const auto* crown = item_with_id(model.data->canopy_trees, id)) {
        draw_tree(ui, *crown);
        paragraph(ui, ui.text("panel.inspector.crown"));
    }
}

/// What a reader looks for first: the name, in whatever language the column is.
std::string name_of_feature(const Ui& ui, const geo::Feature& feature) {
    for (const char* field : {"name", "Name", "NAME", "bezeichnung", "Bezeichnung", "title"}) {
        if (const std::string_view name = feature.field(field); !name.empty()) {
            return std::string(name);
        }
    }
    return ui.text("panel.inspector.feature", {{"id", feature.id}});
}

/// Length or area in plan, where the geometry has one.
void draw_extent(const Ui& ui, const geo::PlanGeometry& geometry) {
    if (const auto* line = std::get_if<geo::Line2d>(&geometry)) {
        double length_m = 0.0;
        for (std::size_t i = 1; i < line->size(); ++i) {
            length_m += length((*line)[i] - (*line)[i - 1]);
        }
        attribute(ui, ui.text("panel.inspector.length"), ui.text.quantity(length_m, 1, "m"));
    } else if (const auto* polygon = std::get_if<geo::Polygon2d>(&geometry)) {
        const double area = geo::area_m2(*polygon);
        attribute(ui, ui.text("panel.inspector.area"), ui.text.quantity(area, 0, "m²"));
    }
}

void draw_feature(const Ui& ui, const PanelModel& model, const Selection& selection) {
    const DataLayer* layer =
        model.layers != nullptr ? layer_named(*model.layers, selection.id) : nullptr;
    if (layer == nullptr || !layer->features ||
        selection.feature >= layer->features->features.size()) {
        return;
    }
    const geo::Feature& feature = layer->features->features[selection.feature];
    title(ui, "layers", name_of_feature(ui, feature));
    paragraph(ui, ui.text("panel.inspector.layer", {{"layer", layer->name}}));
    draw_extent(ui, feature.geometry);
    for (const auto& [name, value] : feature.fields) {
        if (!value.empty()) {
            attribute(ui, name, value);
        }
    }
}

void draw_selection(const Ui& ui, const PanelModel& model, ActionQueue& actions) {
    const Selection& selection = model.view.selection;
    switch (selection.kind) {
    case SelectionKind::Nothing:
        heading(ui, ui.text("panel.inspector.title"));
        paragraph(ui, ui.text("panel.inspector.empty"));
        break;
    case SelectionKind::CityObject:
        draw_city_object(ui, model);
        break;
    case SelectionKind::Tree:
        draw_picked_tree(ui, model, selection.id);
        break;
    case SelectionKind::Feature:
        draw_feature(ui, model, selection);
        break;
    case SelectionKind::Measure:
        if (const scenarios::Measure* measure = model.project.measure(selection.id)) {
            draw_measure_details(ui, model, *measure, actions);
        }
        break;
    case SelectionKind::Sensor:
        if (const auto* thing =
                model.data == nullptr ? nullptr : item_with_id(model.data->things, selection.id)) {
            title(ui, "sensors", thing->name);
            draw_sensor_details(ui, model, *thing);
        }
        break;
    }
}

} // namespace

void draw_inspector_panel(const Ui& ui, const PanelModel& model, ActionQueue& actions) {
    // A long list of attributes scrolls by itself, so that the effect stays in sight.
    const float whole = ImGui::GetContentRegionAvail().y;
    const bool has_effect = model.heat.state != AnswerState::None;
    const bool long_selection = model.view.selection.kind == SelectionKind::CityObject ||
                                model.view.selection.kind == SelectionKind::Feature ||
                                model.view.selection.kind == SelectionKind::Sensor;
    if (has_effect && long_selection) {
        ImGui::BeginChild("###selection", {0.0F, 0.45F * whole});
        draw_selection(ui, model, actions);
        ImGui::EndChild();
    } else {
        draw_selection(ui, model, actions);
    }
    group_line(ui);
    draw_indicators(ui, model, actions);
}

} // namespace smiletwin::viewer
