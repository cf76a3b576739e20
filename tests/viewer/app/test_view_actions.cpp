#include "tests/support/catch.hpp"
#include "viewer/app/view_actions.hpp"
#include "viewer/panels/action_queue.hpp"

using namespace smiletwin::viewer;

namespace {

void apply(ViewState& view, const char* name, ActionQueue::Members members) {
    ActionQueue actions;
    actions.add(std::string_view(name), members);
    CHECK(apply_view_action(view, actions.waiting().front()));
}

} // namespace

TEST_CASE("choosing a tool drops the selection and the drawn corners") {
    ViewState view;
    view.selection = {SelectionKind::Measure, "m1", 0};
    view.drawn_corners = {{1.0, 2.0}};
    apply(view, "ui.tool", {{"value", "tree"}});
    CHECK(view.tool == "tree");
    CHECK(view.selection.kind == SelectionKind::Nothing);
    CHECK(view.drawn_corners.empty());
}

TEST_CASE("switching heat on shows its map and off takes it away") {
    ViewState view;
    apply(view, "ui.heat", {{"value", true}});
    CHECK(view.heat_wanted);
    CHECK(view.drape.layer == "heat.utci");
    apply(view, "ui.heat", {{"value", false}});
    CHECK(view.drape.layer.empty());
}

TEST_CASE("actions of the project are none of the window's") {
    ViewState view;
    ActionQueue actions;
    actions.add("measure.remove", {{"id", "m1"}});
    CHECK_FALSE(apply_view_action(view, actions.waiting().front()));
}

TEST_CASE("the view comes back as it was kept") {
    ViewState view;
    view.variant = "B";
    view.plan_style = false;
    view.time = smiletwin::geo::utc_from_civil({2026, 7, 22, 12, 30, 0});
    view.left_panel = LeftPanel::Sensors;
    view.hidden_layers = {"trees", "imagery"};
    view.drape = {"heat.tmrt", true};
    view.heat_wanted = true;
    view.area = "a2";
    view.derivation = "heat.mean";
    view.selection = {SelectionKind::Sensor, "mast 3", 0};
    ViewState read;
    read_json(to_json(view), read);
    CHECK(read.variant == view.variant);
    CHECK(read.plan_style == view.plan_style);
    CHECK(read.time == view.time);
    CHECK(read.left_panel == view.left_panel);
    CHECK(read.hidden_layers == view.hidden_layers);
    CHECK(read.drape == view.drape);
    CHECK(read.heat_wanted);
    CHECK(read.area == "a2");
    CHECK(read.derivation == "heat.mean");
    CHECK(read.selection == view.selection);
}

TEST_CASE("a density map comes back with its people, without them as the heat map") {
    ViewState view;
    view.drape = {"people.density", false};
    for (const bool heat : {true, false}) {
        view.heat_wanted = heat;
        smiletwin::geo::Json json = to_json(view);
        ViewState read;
        read_json(json, read);
        CHECK(read.drape.layer == (heat ? "heat.utci" : ""));
        json.set("people", smiletwin::geo::Json::object());
        read_json(json, read);
        CHECK(read.drape.layer == "people.density");
    }
}

TEST_CASE("a damaged file of the view changes nothing") {
    ViewState view;
    const ViewState before = view;
    read_json(smiletwin::geo::Json("broken"), view);
    CHECK(view.variant == before.variant);
    CHECK(view.left_panel == before.left_panel);
    CHECK(view.time == before.time);
}

TEST_CASE("a layer that is off at first appears when asked for and is kept over closing") {
    ViewState view;
    CHECK_FALSE(view.layer_visible("canopy", false));
    CHECK(view.layer_visible("landcover", true));
    apply(view, "ui.layer", {{"layer", "canopy"}, {"visible", true}});
    apply(view, "ui.layer", {{"layer", "landcover"}, {"visible", false}});
    apply(view, "ui.layer_opacity", {{"layer", "canopy"}, {"value", 0.6}});
    ViewState again;
    read_json(to_json(view), again);
    CHECK(again.layer_visible("canopy", false));
    CHECK_FALSE(again.layer_visible("landcover", true));
    CHECK(again.layer_opacity.at("canopy") == Approx(0.6F));
    apply(view, "ui.layer", {{"layer", "canopy"}, {"visible", false}});
    CHECK_FALSE(view.layer_visible("canopy", false));
}

TEST_CASE("choosing a feature names its layer and opens the inspector") {
    ViewState view;
    view.inspector_open = false;
    apply(view, "ui.select", {{"kind", "feature"}, {"id", "source.s3"}, {"feature", 4}});
    CHECK(view.selection.kind == SelectionKind::Feature);
    CHECK(view.selection.id == "source.s3");
    CHECK(view.selection.feature == 4);
    CHECK(view.inspector_open);
}
