// What queued actions do: to the project through the document, to the window, to runs.

#include "viewer/app/application.hpp"
#include "viewer/app/preferences.hpp"
#include "viewer/app/view_actions.hpp"
#include "viewer/panels/top_bar.hpp"

#include <algorithm>
#include <utility>

namespace smiletwin::viewer {

void Application::apply(const geo::Json& action) {
    if (action["action"].to_string().starts_with("ui.")) {
        apply_to_window(action);
    } else {
        apply_to_project(action);
    }
    check_view();
}

void Application::apply_to_window(const geo::Json& action) {
    const std::string& name = action["action"].to_string();
    if (name == "ui.undo" || name == "ui.redo") {
        step_history(name == "ui.undo");
    } else if (name == "ui.history_to") {
        go_in_history(
            static_cast<std::size_t>(std::max<std::int64_t>(0, action["value"].to_int())));
    } else if (name == "ui.select_all") {
        select_all();
    } else if (name == "ui.camera") {
        camera_wishes_.push_back(
            {action["value"].to_string(), {action["x"].to_double(), action["y"].to_double()}});
    } else if (name == "ui.people") {
        control_people(action);
    } else if (name == "ui.job_cancel") {
        const auto id = static_cast<scenarios::JobId>(action["id"].to_int());
        jobs_->cancel(id);
        heat_->cancelled(id);
        people_->cancelled(id);
    } else if (name == "ui.project") {
        show_project_card(action["value"].to_string());
    } else if (name == "ui.save_as") {
        save_project_as(action);
    } else if (name == "ui.open") {
        open_project(action);
    } else if (apply_view_action(view_, action)) {
        after_view_action(name);
    }
}

void Application::after_view_action(const std::string& name) {
    if (name == "ui.language") {
        auto text = geo::Text::load(setup_.data_folder / "lang", view_.language);
        if (!text) {
            say(MessageKind::Error, text.problem());
            return;
        }
        text_ = std::move(text).value();
        if (setup_.remember) {
            remember_language(setup_.state_folder, view_.language);
        }
    } else if (name == "ui.select" && view_.selection.kind == SelectionKind::CityObject) {
        const bool known = data_ != nullptr && data_->city != nullptr &&
                           view_.selection.city_object < data_->city->objects.size();
        view_.selection.id = known ? data_->city->objects[view_.selection.city_object].id : "";
    }
}

/// Nothing is planned on the baseline: a measure placed there begins a variant.
bool Application::prepare_variant(geo::Json& action) {
    if (action["action"].to_string() != "measure.add" ||
        action["variant"].to_string() != scenarios::baseline_id) {
        return true;
    }
    const std::string name = new_variant_name(document_->project(), text_);
    geo::Json variant = geo::Json::object();
    variant.set("action", "variant.add").set("name", name);
    const auto created = document_->apply(variant);
    if (!created) {
        say(MessageKind::Error, created.problem());
        return false;
    }
    view_.variant = *created;
    action.set("variant", view_.variant);
    say(MessageKind::Note, {{"window.variant.begun", {{"name", name}}}, {}, {}, {}});
    return true;
}

void Application::apply_to_project(geo::Json action) {
    if (!prepare_variant(action)) {
        return;
    }
    const auto created = document_->apply(action);
    if (!created) {
        say(MessageKind::Error, created.problem());
        return;
    }
    if (action["action"].to_string() != "variant.add") { // leaves the others as they are
        people_->mark_stale();
    }
    after_created(action, *created);
}

void Application::after_created(const geo::Json& action, const std::string& id) {
    const std::string& name = action["action"].to_string();
    if (name == "measure.add") {
        view_.selection = {SelectionKind::Measure, id, 0};
    } else if (name == "measures.copy") {
        select_copies(action, id);
    } else if (name == "variant.add") {
        shown_before_[id] = std::exchange(view_.variant, id);
        view_.selection = {};
    } else if (name == "area.add") {
        view_.area = id;
        show_heat(view_, true);
    } else if (name == "source.place" && view_.tool == name) {
        apply_view_action(view_, geo::Json::object().set("action", "ui.tool"));
        offer_placing();
    }
}

/// They are numbered one after the other.
void Application::select_copies(const geo::Json& action, const std::string& first_id) {
    const std::int64_t first = std::stoll(first_id.substr(1));
    const auto of_each = static_cast<std::int64_t>(selected_measures(view_.selection).size());
    const std::int64_t count = of_each * action["count"].to_int(1);
    view_.selection = {SelectionKind::Measure, first_id, 0};
    for (std::int64_t i = 1; i < count; ++i) {
        view_.selection.more.push_back("m" + std::to_string(first + i));
    }
}

void Application::offer_placing() {
    if (!view_.tool.empty() || data_ == nullptr || document_->read_only() != nullptr) {
        return;
    }
    using Placing = scenarios::SourceState::Placing;
    for (const scenarios::SourceState& state : data_->states) {
        const scenarios::Source* source = document_->project().source(state.source_id);
        const bool waits = state.is_shape && state.placing == Placing::Missing &&
                           source != nullptr && !source->place;
        if (waits && offered_.insert(state.source_id).second) {
            geo::Json tool = geo::Json::object();
            tool.set("action", "ui.tool").set("value", "source.place").set("source", source->id);
            apply_view_action(view_, tool);
            return;
        }
    }
}

void Application::step_history(bool back) {
    if (back ? !document_->can_undo() : !document_->can_redo()) {
        return;
    }
    const std::size_t here = document_->history_position();
    go_in_history(back ? here - 1 : here + 1);
}

void Application::go_in_history(std::size_t position) {
    const auto done = document_->go_to(position);
    if (!done) {
        say(MessageKind::Error, done.problem());
    }
    people_->mark_stale();
}

/// All measures of the variant that is shown.
void Application::select_all() {
    const scenarios::Variant* variant = document_->project().variant(view_.variant);
    if (variant == nullptr || variant->measures.empty()) {
        return;
    }
    view_.selection = {SelectionKind::Measure, variant->measures.front().id, 0};
    for (std::size_t i = 1; i < variant->measures.size(); ++i) {
        view_.selection.more.push_back(variant->measures[i].id);
    }
    view_.inspector_open = true;
}

void Application::control_people(const geo::Json& action) {
    const std::string& value = action["value"].to_string();
    if (value == "run") {
        people_->run(material(), view_.variant, area_looked_at());
    } else if (value == "stop") {
        people_->stop();
    } else if (value == "seek") {
        people_->seek(action["position_s"].to_double());
    } else if (value == "speed") {
        people_->set_speed(static_cast<int>(action["times"].to_int()));
    } else {
        people_->play(value == "play");
    }
}

/// Undo or another project may have taken away what the window points at.
void Application::check_view() {
    const scenarios::Project& project = document_->project();
    while (view_.variant != scenarios::baseline_id && project.variant(view_.variant) == nullptr) {
        const auto before = shown_before_.extract(view_.variant); // each is asked once
        view_.variant = before.empty() ? std::string(scenarios::baseline_id) : before.mapped();
    }
    if (view_.selection.kind == SelectionKind::Measure &&
        project.measure(view_.selection.id) == nullptr) {
        view_.selection = {};
    }
    std::erase_if(view_.selection.more, [&project](const std::string& id) {
        return project.measure(id) == nullptr;
    });
    if (!view_.placed_source.empty() && project.source(view_.placed_source) == nullptr) {
        view_.tool.clear();
        view_.placed_source.clear();
    }
    if (!view_.area.empty() && project.area(view_.area) == nullptr) {
        view_.area.clear();
    }
    if (view_.variant == scenarios::baseline_id) {
        view_.drape.difference = false;
    }
}

} // namespace smiletwin::viewer
