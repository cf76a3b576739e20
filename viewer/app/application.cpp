#include "viewer/app/application.hpp"

#include "geo/base/resources.hpp"
#include "scenarios/indicators/indicator_functions.hpp"
#include "scenarios/project/actions.hpp"
#include "scenarios/project/source_plan.hpp"
#include "viewer/app/preferences.hpp"
#include "viewer/app/project_opening.hpp"

#include <algorithm>
#include <utility>

namespace smiletwin::viewer {

namespace {

namespace fs = std::filesystem;

constexpr double note_lasts_s = 6.0;
/// The day passes in two minutes while it plays.
constexpr double played_seconds_per_s = 720.0;
constexpr std::size_t most_past_messages = 100;

/// As the sources of a project are named: one file has one name in all messages.
std::vector<fs::path> whole_paths(const std::vector<fs::path>& inputs) {
    std::vector<fs::path> whole;
    for (const fs::path& input : inputs) {
        whole.push_back(fs::absolute(input).lexically_normal());
    }
    return whole;
}

bool is_same(const geo::Problem& a, const geo::Problem& b) {
    return a.what == b.what && a.where == b.where;
}

bool lies_elsewhere(const geo::Box3d& before, const geo::Box3d& after) {
    return !before.empty() && !after.empty() && !before.plan().intersects(after.plan());
}

} // namespace

Application::Application(ApplicationSetup setup) : setup_(std::move(setup)) {
    jobs_ = std::make_unique<scenarios::JobRunner>(setup_.wake);
    heat_ = std::make_unique<HeatSession>(*jobs_, log_);
    people_ = std::make_unique<PeopleSession>(*jobs_);
    checks_ = std::make_unique<CheckSession>(*jobs_);
    sites_ = std::make_shared<scenarios::SiteCache>();
    store_ = std::make_shared<scenarios::ResultStore>(setup_.result_folder);
}

Application::~Application() {
    save_view();
}

geo::Result<std::unique_ptr<Application>> Application::create(ApplicationSetup setup) {
    if (setup.remember && !setup.language_given) {
        const std::string chosen = read_preferences(setup.state_folder).language;
        setup.language = geo::language_problem(chosen) ? setup.language : chosen;
    }
    auto text = geo::Text::load(setup.data_folder / "lang", setup.language);
    if (!text) {
        return text.problem();
    }
    auto catalogue = scenarios::Catalogue::load(setup.data_folder / "measures");
    if (!catalogue) {
        return catalogue.problem();
    }
    auto indicators = scenarios::load_indicators(setup.data_folder / "indicators");
    if (!indicators) {
        return indicators.problem();
    }
    std::unique_ptr<Application> app(new Application(std::move(setup)));
    app->text_ = std::move(text).value();
    app->view_.language = app->text_.language();
    app->catalogue_ = std::make_shared<const scenarios::Catalogue>(std::move(catalogue).value());
    app->indicators_ =
        std::make_shared<const scenarios::IndicatorCatalogue>(std::move(indicators).value());
    app->document_.emplace(scenarios::Document::in_memory(app->catalogue_));
    return app;
}

geo::Result<geo::Done> Application::open(const std::vector<fs::path>& inputs) {
    const OpeningPlaces places{setup_.data_folder / "sample", setup_.state_folder};
    auto opened = open_document(whole_paths(inputs), places, catalogue_);
    if (!opened) {
        return opened.problem();
    }
    const std::vector<geo::Problem> failures = opened.warnings();
    set_document(std::move(opened).value());
    for (const geo::Problem& failure : failures) { // a new document begins without messages
        say(MessageKind::Error, failure);
    }
    return geo::Done{};
}

geo::Result<geo::Done> Application::open_to_look(const std::vector<fs::path>& inputs) {
    geo::RunContext context;
    auto opened = viewer::open_to_look(inputs, catalogue_, context);
    if (!opened) {
        return opened.problem();
    }
    set_document(std::move(opened).value());
    return geo::Done{};
}

void Application::set_document(scenarios::Document document) {
    save_view();
    document_.emplace(std::move(document));
    data_.reset();
    layers_.clear();
    ++data_revision_;
    heat_->want(std::nullopt, now_s_);
    people_->clear();
    checks_->clear();
    shown_before_.clear();
    offered_.clear();
    const scenarios::Project& project = document_->project();
    auto zone = geo::TimeZone::named(project.time_zone);
    zone_ = zone ? std::optional(*zone) : std::nullopt;
    ViewState before = std::exchange(view_, ViewState());
    view_.language = std::move(before.language);
    view_.past_messages = std::move(before.past_messages);
    first_message_ = next_message_;
    if (zone_) {
        const std::string wish = project.settings["scene.time"].to_string();
        const auto time = geo::parse_iso_time(wish.empty() ? "2026-07-22T14:00" : wish, *zone_);
        view_.time = time ? *time : zone_->to_utc({2026, 7, 22, 14, 0, 0});
    }
    if (!project.variants.empty()) {
        view_.variant = project.variants.front().id;
    }
    restore_view();
    for (const geo::Problem& warning : document_->warnings()) {
        say(MessageKind::Warning, warning);
    }
    if (const geo::Problem* why = document_->read_only()) {
        say(MessageKind::Warning, *why);
    }
    check_view();
    load_data();
}

void Application::load_data() {
    jobs_->cancel(std::exchange(load_job_, 0));
    loaded_sources_ = document_->project().sources;
    auto project = std::make_shared<const scenarios::Project>(document_->project());
    load_job_ = jobs_->submit<Loaded>(
        {"window.job.load", {}},
        scenarios::JobPriority::Urgent,
        [project,
         folder = document_->folder(),
         previous = data_,
         cache = setup_.city_cache,
         ramps = setup_.data_folder / "ramps"](geo::RunContext& context) -> geo::Result<Loaded> {
            auto data = scenarios::load_base_data(*project, folder, previous, context, cache);
            if (!data) {
                return data.problem();
            }
            return Loaded{*data, data_layers({*project, **data, ramps})};
        },
        [this](geo::Result<Loaded> result) {
            load_job_ = 0;
            if (result) {
                take_data(std::move(result).value());
            } else {
                say(MessageKind::Error, result.problem());
            }
        });
}

void Application::take_data(Loaded loaded) {
    if (data_ != nullptr && lies_elsewhere(data_->bounds, loaded.data->bounds)) {
        camera_wishes_.push_back({"whole"}); // another system: nothing would be in the picture
    }
    data_ = std::move(loaded.data);
    layers_ = std::move(loaded.layers);
    ++data_revision_;
    find_selection_again();
    offer_placing();
    for (const scenarios::SourceState& state : data_->states) {
        for (const geo::Problem& problem : state.problems) {
            if (!was_said(problem)) { // the look before adding may have found it
                say(MessageKind::Error, problem);
            }
        }
    }
}

void Application::add_files(const std::vector<fs::path>& inputs) {
    if (inputs.size() == 1 && is_project_file(inputs.front())) {
        const auto opened = open(inputs);
        if (!opened) {
            say(MessageKind::Error, opened.problem());
        }
        return;
    }
    auto project = std::make_shared<const scenarios::Project>(document_->project());
    jobs_->submit<scenarios::SourcePlan>(
        {"window.job.look", {}},
        scenarios::JobPriority::Urgent,
        [project, places = whole_paths(inputs)](
            geo::RunContext& context) -> geo::Result<scenarios::SourcePlan> {
            return scenarios::plan_sources(places, *project, context);
        },
        [this](geo::Result<scenarios::SourcePlan> plan) {
            if (!plan) {
                say(MessageKind::Error, plan.problem());
                return;
            }
            for (const geo::Json& action : plan->actions) {
                apply_to_project(action);
            }
            for (const geo::Problem& failure : plan->failures) {
                say(MessageKind::Error, failure);
            }
        });
}

std::optional<double> Application::update(double now_s) {
    now_s_ = now_s;
    jobs_->poll();
    for (const geo::Json& action : actions_.take()) {
        apply(action);
    }
    if (document_->project().sources != loaded_sources_) {
        load_data();
    }
    people_->look_at(view_.variant, area_looked_at());
    check_plan();
    play(now_s);
    heat_->want(heat_wish(), now_s);
    std::optional<double> again = heat_->update([this] { return material(); }, now_s);
    const std::optional<double> expiry = expire_messages(now_s);
    if (expiry && (!again || *expiry < *again)) {
        again = expiry;
    }
    if (const auto save = save_view_sometimes(now_s)) {
        again = again ? std::min(*again, *save) : save;
    }
    job_states_ = jobs_->jobs();
    if (!job_states_.empty()) {
        const double progress_s = now_s + 0.25;
        again = again ? std::min(*again, progress_s) : progress_s;
    }
    if (view_.time_plays || people_->view().playing) {
        again = now_s;
    }
    return again;
}

/// The year of the time bar decides what is there at the same time.
void Application::check_plan() {
    const int year =
        zone_ ? zone_->to_local(view_.time).year : geo::civil_from_utc(view_.time).year;
    checks_->look_at(
        {document_->project(), document_->revision(), view_.variant, data_, *catalogue_, year});
}

void Application::play(double now_s) {
    const double step_s = last_play_s_ < 0.0 ? 0.0 : std::min(now_s - last_play_s_, 0.5);
    const bool people_move = people_->advance(step_s);
    if (view_.time_plays && zone_) {
        const auto step = std::chrono::seconds(static_cast<int>(step_s * played_seconds_per_s));
        const int day = zone_->to_local(view_.time).day;
        view_.time += step;
        if (zone_->to_local(view_.time).day != day) {
            view_.time -= std::chrono::hours(24);
        }
    }
    last_play_s_ = view_.time_plays || people_move ? now_s : -1.0;
}

std::optional<double> Application::expire_messages(double now_s) {
    std::optional<double> next;
    std::erase_if(view_.messages, [&](const ShownMessage& message) {
        if (message.kind == MessageKind::Error) {
            return false;
        }
        const double end_s = message.shown_at_s + note_lasts_s;
        if (end_s > now_s) {
            next = next ? std::min(*next, end_s) : end_s;
        }
        return end_s <= now_s;
    });
    return next;
}

void Application::say(MessageKind kind, geo::Problem problem) {
    const auto same = [&problem](const ShownMessage& message) {
        return is_same(message.problem, problem);
    };
    std::erase_if(view_.messages, same);
    view_.messages.push_back({next_message_++, kind, std::move(problem), now_s_});
    if (kind == MessageKind::Note) {
        return;
    }
    auto& past = view_.past_messages;
    std::erase_if(past, [&](const ShownMessage& message) {
        return is_same(message.problem, view_.messages.back().problem);
    });
    past.push_back(view_.messages.back());
    if (past.size() > most_past_messages) {
        past.erase(past.begin());
    }
}

bool Application::was_said(const geo::Problem& problem) const {
    const auto& past = view_.past_messages;
    return std::any_of(past.begin(), past.end(), [&](const ShownMessage& message) {
        return message.id >= first_message_ && is_same(message.problem, problem);
    });
}

std::optional<HeatWish> Application::heat_wish() const {
    if (!view_.heat_wanted || data_ == nullptr || document_->project().areas.empty()) {
        return std::nullopt;
    }
    // Weather comes by the hour; a map for each ten minutes of the slider would say no more.
    const auto hour = std::chrono::round<std::chrono::hours>(view_.time);
    return HeatWish{view_.variant, view_.area, hour, shown_revision(), data_revision_};
}

std::string Application::area_looked_at() const {
    const auto& areas = document_->project().areas;
    return view_.area.empty() && !areas.empty() ? areas.front().id : view_.area;
}

SharedMaterial Application::material() const {
    return {
        std::make_shared<const scenarios::Project>(shown_project()),
        data_,
        catalogue_,
        indicators_,
        setup_.data_folder / "presets",
        document_->folder(),
        sites_,
        store_};
}

PanelModel Application::model() const {
    return {
        document_->project(),
        *catalogue_,
        data_.get(),
        view_,
        heat_->view(),
        people_->view(),
        job_states_,
        zone_,
        data_ ? data_->home_position : std::nullopt,
        document_->can_undo(),
        document_->can_redo(),
        document_->project().name == "Musterquartier",
        &layers_,
        document_->path().string(),
        document_->read_only() != nullptr,
        &checks_->findings(),
        &document_->history(),
        document_->history_position()};
}

void Application::set_preview(const std::optional<geo::Json>& action) {
    if (!action && !previewed_project_) {
        return;
    }
    ++preview_revision_;
    if (!action) {
        previewed_project_.reset();
        return;
    }
    auto outcome = scenarios::perform(document_->project(), *action, *catalogue_);
    if (outcome) {
        previewed_project_ = std::move(outcome->project);
    }
}

const scenarios::Project& Application::shown_project() const {
    return previewed_project_ ? *previewed_project_ : document_->project();
}

std::uint64_t Application::shown_revision() const {
    return document_->revision() + preview_revision_;
}

} // namespace smiletwin::viewer
