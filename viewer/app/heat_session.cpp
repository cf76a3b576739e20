#include "viewer/app/heat_session.hpp"

#include "scenarios/indicators/indicators.hpp"

#include <algorithm>
#include <utility>

namespace smiletwin::viewer {

namespace {

using scenarios::RunOutcome;
using scenarios::RunRequest;

double cell_of(const SharedMaterial& material, const std::string& area_id) {
    const scenarios::Project& project = *material.project;
    const scenarios::Area* area = project.area(area_id);
    if (area == nullptr && !project.areas.empty()) {
        area = &project.areas.front();
    }
    return area != nullptr ? area->cell_m : 1.0;
}

geo::Result<RunRequest> request_for(
    const SharedMaterial& material,
    const HeatWish& wish,
    AnswerState state,
    geo::RunContext& context) {
    const auto zone = geo::TimeZone::named(material.project->time_zone);
    if (!zone) {
        return zone.problem();
    }
    const auto weather = scenarios::choose_weather({}, material.view(), context);
    if (!weather) {
        return weather.problem();
    }
    RunRequest request;
    request.area = wish.area;
    request.from = request.to = hour_within(**weather, wish.hour, *zone);
    if (state == AnswerState::First) {
        request.cell_m = HeatSession::coarsening * cell_of(material, wish.area);
    }
    return request;
}

using AnswerResult = geo::Result<std::shared_ptr<const HeatAnswer>>;

/// Runs on a worker. The variant comes first: it is what somebody waits for.
AnswerResult compute_answer(
    const SharedMaterial& material,
    const HeatWish& wish,
    AnswerState state,
    geo::RunContext& context) {
    const scenarios::Model* model = scenarios::find_model("heat");
    if (model == nullptr) {
        return geo::Problem{{"error.window.no_model", {{"model", "heat"}}}, {}, {}, {}};
    }
    auto request = request_for(material, wish, state, context);
    if (!request) {
        return request.problem();
    }
    HeatAnswer answer;
    answer.state = state;
    if (wish.variant != scenarios::baseline_id) {
        request->variant = wish.variant;
        const bool keep = state == AnswerState::Full;
        auto variant = scenarios::compute(*model, *request, material.view(keep), context);
        if (!variant) {
            return variant.problem();
        }
        answer.variant = std::move(variant).value();
    }
    request->variant = std::string(scenarios::baseline_id);
    auto baseline = scenarios::compute(*model, *request, material.view(), context);
    if (!baseline) {
        return baseline.problem();
    }
    answer.baseline = std::move(baseline).value();
    return std::make_shared<const HeatAnswer>(std::move(answer));
}

} // namespace

geo::UtcTime
hour_within(const geo::Weather& weather, geo::UtcTime wished, const geo::TimeZone& zone) {
    if (geo::row_at(weather, wished) != nullptr) {
        return wished;
    }
    geo::CivilTime day = zone.to_local(scenarios::standard_moment(weather, zone));
    const geo::CivilTime wished_civil = zone.to_local(wished);
    day.hour = wished_civil.hour;
    day.minute = wished_civil.minute;
    const geo::UtcTime moved = zone.to_utc(day);
    return geo::row_at(weather, moved) != nullptr ? moved
                                                  : scenarios::standard_moment(weather, zone);
}

void HeatSession::want(const std::optional<HeatWish>& wish, double now_s) {
    if (wish == wish_) {
        return;
    }
    jobs_.cancel(std::exchange(job_, 0));
    wish_ = wish;
    if (!wish) {
        due_s_.reset();
        next_.reset();
        answer_.reset();
        view_ = HeatView();
        ++revision_;
        return;
    }
    view_.stale = answer_ != nullptr;
    view_.problem.reset();
    next_ = AnswerState::First;
    due_s_ = now_s + debounce_s;
}

std::optional<double> HeatSession::update(const Material& material, double now_s) {
    if (!next_ || !due_s_ || now_s < *due_s_) {
        return due_s_;
    }
    const AnswerState state = *next_;
    next_.reset();
    due_s_.reset();
    start(material(), state);
    return std::nullopt;
}

void HeatSession::cancelled(scenarios::JobId id) {
    if (id == job_) {
        job_ = 0;
        view_.stale = false;
    }
}

void HeatSession::start(const SharedMaterial& material, AnswerState state) {
    const bool first = state == AnswerState::First;
    job_ = jobs_.submit<std::shared_ptr<const HeatAnswer>>(
        {first ? "window.job.heat_first" : "window.job.heat", {}},
        first ? scenarios::JobPriority::Urgent : scenarios::JobPriority::Normal,
        [material, wish = *wish_, state](geo::RunContext& context) {
            return compute_answer(material, wish, state, context);
        },
        [this, material, wish = *wish_, state](AnswerResult result) {
            const bool go_on = result.ok() && state == AnswerState::First;
            finish(std::move(result), wish);
            if (go_on && wish_ == wish) {
                start(material, AnswerState::Full);
            }
        });
}

void HeatSession::finish(AnswerResult result, const HeatWish& wish) {
    if (wish_ != wish) {
        return;
    }
    job_ = 0;
    if (!result) {
        log_.warning(result.problem().what.key);
        view_.problem = result.problem();
        view_.stale = false;
        ++revision_;
        return;
    }
    answer_ = std::move(result).value();
    fill_view();
    ++revision_;
}

void HeatSession::fill_view() {
    const RunOutcome& shown = answer_->shown();
    view_ = HeatView();
    view_.state = answer_->state;
    view_.values = scenarios::heat_indicators(*shown.result, *shown.site);
    if (answer_->variant) {
        view_.not_comparable =
            scenarios::differences_in_setup(answer_->baseline, *answer_->variant);
        if (view_.not_comparable.empty()) {
            view_.comparisons = scenarios::compare(
                scenarios::heat_indicators(*answer_->baseline.result, *answer_->baseline.site),
                view_.values);
        }
    }
    for (const scenarios::ResultGrid& grid : shown.result->grids) {
        if (std::find(view_.layers.begin(), view_.layers.end(), grid.layer) == view_.layers.end()) {
            view_.layers.push_back(grid.layer);
        }
    }
    view_.weather_name = shown.weather_name;
    view_.moment = shown.from;
    view_.cell_m = shown.site->frame.cell_m;
    view_.hash = shown.result->hash;
    view_.sources = shown.site->sources;
    view_.floating_buildings = shown.site->floating_buildings.size();
}

std::optional<geo::Grid<float>> HeatSession::map(const std::string& layer, bool difference) const {
    if (answer_ == nullptr) {
        return std::nullopt;
    }
    const scenarios::ResultGrid* shown = answer_->shown().result->grid(layer);
    if (shown == nullptr) {
        return std::nullopt;
    }
    if (!difference || !answer_->variant) {
        return shown->values;
    }
    const scenarios::ResultGrid* baseline = answer_->baseline.result->grid(layer);
    if (baseline == nullptr || baseline->values.frame != shown->values.frame) {
        return std::nullopt;
    }
    return scenarios::difference(baseline->values, shown->values);
}

} // namespace smiletwin::viewer
