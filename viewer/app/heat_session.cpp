#include "viewer/app/heat_session.hpp"

#include "scenarios/indicators/indicator_reason.hpp"

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

/// The full answer of an earlier time; nothing unless all of it is in the store.
geo::Result<std::optional<HeatAnswer>> stored_answer(
    const scenarios::Model& model,
    RunRequest request,
    const SharedMaterial& material,
    const std::string& variant_id,
    geo::RunContext& context) {
    HeatAnswer answer;
    answer.state = AnswerState::Full;
    request.cell_m.reset();
    request.variant = std::string(scenarios::baseline_id);
    auto baseline = scenarios::stored_run(model, request, material.view(), context);
    if (!baseline || !*baseline) {
        return baseline ? std::optional<HeatAnswer>()
                        : geo::Result<std::optional<HeatAnswer>>(baseline.problem());
    }
    answer.baseline = std::move(**baseline);
    if (variant_id != scenarios::baseline_id) {
        request.variant = variant_id;
        auto variant = scenarios::stored_run(model, request, material.view(), context);
        if (!variant || !*variant) {
            return variant ? std::optional<HeatAnswer>()
                           : geo::Result<std::optional<HeatAnswer>>(variant.problem());
        }
        answer.variant = std::move(**variant);
    }
    return std::optional(std::move(answer));
}

/// The variant comes first: it is what somebody waits for.
geo::Result<HeatAnswer> computed_answer(
    const scenarios::Model& model,
    RunRequest request,
    const SharedMaterial& material,
    const std::string& variant_id,
    AnswerState state,
    geo::RunContext& context) {
    HeatAnswer answer;
    answer.state = state;
    if (variant_id != scenarios::baseline_id) {
        request.variant = variant_id;
        const bool keep = state == AnswerState::Full;
        auto variant = scenarios::compute(model, request, material.view(keep), context);
        if (!variant) {
            return variant.problem();
        }
        answer.variant = std::move(variant).value();
    }
    request.variant = std::string(scenarios::baseline_id);
    auto baseline = scenarios::compute(model, request, material.view(), context);
    if (!baseline) {
        return baseline.problem();
    }
    answer.baseline = std::move(baseline).value();
    return answer;
}

/// Runs on a worker.
AnswerResult answer_to(
    const HeatWish& wish,
    const SharedMaterial& material,
    HeatSession::Step step,
    geo::RunContext& context) {
    const scenarios::Model* model = scenarios::find_model("heat");
    if (model == nullptr) {
        return geo::Problem{{"error.window.no_model", {{"model", "heat"}}}, {}, {}, {}};
    }
    auto request = request_for(material, wish, step.state, context);
    if (!request) {
        return request.problem();
    }
    if (step.look_in_store) {
        auto stored = stored_answer(*model, *request, material, wish.variant, context);
        if (!stored) {
            return stored.problem();
        }
        if (*stored) {
            return std::make_shared<const HeatAnswer>(std::move(**stored));
        }
    }
    auto computed = computed_answer(*model, *request, material, wish.variant, step.state, context);
    if (!computed) {
        return computed.problem();
    }
    return std::make_shared<const HeatAnswer>(std::move(computed).value());
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
    const bool edited = wish && wish_ && wish->project_revision != wish_->project_revision;
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
    // After an edit nothing is stored yet, and looking would only delay the first answer.
    next_ = Step{AnswerState::First, !edited};
    due_s_ = now_s + debounce_s;
}

std::optional<double> HeatSession::update(const Material& material, double now_s) {
    if (!next_ || !due_s_ || now_s < *due_s_) {
        return due_s_;
    }
    const Step step = *next_;
    next_.reset();
    due_s_.reset();
    start(material(), step);
    return std::nullopt;
}

void HeatSession::cancelled(scenarios::JobId id) {
    if (id == job_) {
        job_ = 0;
        view_.stale = false;
    }
}

void HeatSession::start(const SharedMaterial& material, Step step) {
    const bool first = step.state == AnswerState::First;
    job_ = jobs_.submit<std::shared_ptr<const HeatAnswer>>(
        {first ? "window.job.heat_first" : "window.job.heat", {}},
        first ? scenarios::JobPriority::Urgent : scenarios::JobPriority::Normal,
        [material, wish = *wish_, step](geo::RunContext& context) {
            return answer_to(wish, material, step, context);
        },
        [this, material, wish = *wish_](AnswerResult result) {
            const bool go_on = result.ok() && (*result)->state == AnswerState::First;
            finish(std::move(result), wish, material);
            if (go_on && wish_ == wish) {
                start(material, Step{AnswerState::Full, false});
            }
        });
}

void HeatSession::finish(
    AnswerResult result, const HeatWish& wish, const SharedMaterial& material) {
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
    fill_view(material);
    ++revision_;
}

void HeatSession::fill_view(const SharedMaterial& material) {
    const scenarios::IndicatorCatalogue& indicators = *material.indicators;
    const RunOutcome& shown = answer_->shown();
    view_ = HeatView();
    view_.state = answer_->state;
    view_.values = scenarios::indicators_of(indicators, *shown.result, *shown.site);
    RunRequest request;
    request.area = wish_->area;
    const scenarios::Area& area = scenarios::area_of(request, *material.project);
    for (const scenarios::IndicatorValue& value : view_.values) {
        view_.reasons.push_back(
            scenarios::indicator_reason(value.definition, *material.project, area, shown));
    }
    if (answer_->variant) {
        view_.not_comparable =
            scenarios::differences_in_setup(answer_->baseline, *answer_->variant);
        if (view_.not_comparable.empty()) {
            view_.comparisons = scenarios::compare(
                scenarios::indicators_of(
                    indicators, *answer_->baseline.result, *answer_->baseline.site),
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
