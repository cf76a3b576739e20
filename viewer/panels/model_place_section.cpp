// Where a model without a reference system stands: placing it in the picture, then by numbers.

#include "viewer/panels/source_section.hpp"
#include "viewer/widgets/controls.hpp"
#include "viewer/widgets/number_field.hpp"

#include <algorithm>
#include <string_view>

namespace smiletwin::viewer {

namespace {

using scenarios::ModelPlace;
using scenarios::Source;

constexpr double farthest_m = 1e8;
constexpr double highest_m = 10000.0;

/// A field whose number becomes a member of the action.
struct PlaceField {
    std::string_view member;
    double value = 0.0;
    NumberSpec spec;
};

void draw_field(const Ui& ui, const Source& source, const PlaceField& field, ActionQueue& actions) {
    const std::string member(field.member);
    double value = field.value;
    const std::string label = ui.text("panel.source.place." + member);
    if (number_field(ui, "source." + source.id + "." + member, label, value, field.spec)) {
        geo::Json action = geo::Json::object();
        action.set("action", "source.place").set("id", source.id).set(member, value);
        actions.add(std::move(action));
    }
}

void draw_numbers(
    const Ui& ui, const Source& source, const ModelPlace& place, ActionQueue& actions) {
    const PlaceField fields[] = {// Numbers so long leave no room for the unit beside them.
                                 {"x", place.point_crs.x, {"", -farthest_m, farthest_m, 2}},
                                 {"y", place.point_crs.y, {"", -farthest_m, farthest_m, 2}},
                                 {"height_m", place.height_m, {"m", -highest_m, highest_m, 2}},
                                 {"rotation_deg", place.rotation_deg, {"°", -360.0, 360.0, 1}},
                                 {"scale", place.scale, {"", 0.0001, 10000.0, 4}}};
    for (const PlaceField& field : fields) {
        draw_field(ui, source, field, actions);
        if (field.member == "height_m") {
            bool above = place.above_ground;
            const std::string label = ui.text("panel.source.place.above_ground");
            if (toggle(ui, "source." + source.id + ".above_ground", label, above)) {
                actions.add("source.place", {{"id", source.id}, {"above_ground", above}});
            }
        }
    }
}

/// Larger things are rather written in centimetres or millimetres than furniture.
constexpr double largest_furniture_m = 100.0;

void draw_size(const Ui& ui, const geo::Box3d& box, double scale, bool is_furniture) {
    if (box.empty()) {
        return;
    }
    const geo::Vec3d size = scale * (box.max - box.min);
    paragraph(
        ui,
        ui.text(
            "panel.source.place.size",
            {{"width", ui.text.number(size.x, 2)},
             {"depth", ui.text.number(size.y, 2)},
             {"height", ui.text.quantity(size.z, 2, "m")}}));
    if (is_furniture && std::max({size.x, size.y, size.z}) > largest_furniture_m) {
        paragraph(ui, ui.text("panel.source.place.large"), Token::Warn);
    }
}

/// For hands that have no mouse: in the middle, and on from there by numbers.
void draw_middle(
    const Ui& ui, const Source& source, geo::Vec2d middle, float width, ActionQueue& actions) {
    ButtonOptions options;
    options.width = width;
    const std::string label = ui.text("panel.source.place.middle");
    if (button(ui, "source." + source.id + ".place_middle", label, options)) {
        actions.add("source.place", {{"id", source.id}, {"x", middle.x}, {"y", middle.y}});
    }
}

} // namespace

void draw_model_place(
    const Ui& ui,
    const PanelModel& model,
    const Source& source,
    const scenarios::SourceState& state,
    ActionQueue& actions) {
    draw_size(ui, state.model_box, source.place ? source.place->scale : 1.0, state.is_shape);
    const bool placing = model.view.placed_source == source.id;
    const char* key = placing        ? "panel.source.place.stop"
                      : source.place ? "panel.source.place.again"
                                     : "panel.source.place.start";
    ButtonOptions look;
    look.look = source.place || placing ? ButtonLook::Plain : ButtonLook::Primary;
    look.width = -1.0F;
    if (button(ui, "source." + source.id + ".place", ui.text(key), look)) {
        actions.add(
            "ui.tool",
            {{"value", placing ? "" : "source.place"}, {"source", placing ? "" : source.id}});
    }
    if (source.place) {
        draw_numbers(ui, source, *source.place, actions);
    } else if (model.data != nullptr && !model.data->home.empty()) {
        draw_middle(ui, source, model.data->home.center(), look.width, actions);
    }
}

} // namespace smiletwin::viewer
