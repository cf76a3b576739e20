#include "viewer/app/people_session.hpp"

#include <algorithm>
#include <utility>

namespace smiletwin::viewer {

namespace {

using ResultPointer = std::shared_ptr<const scenarios::ModelResult>;

geo::Result<ResultPointer> compute_people(
    const SharedMaterial& material,
    const scenarios::RunRequest& request,
    geo::RunContext& context) {
    const scenarios::Model* model = scenarios::find_model("people");
    if (model == nullptr) {
        return geo::Problem{{"error.window.no_model", {{"model", "people"}}}, {}, {}, {}};
    }
    auto outcome = scenarios::compute(*model, request, material.view(), context);
    if (!outcome) {
        return outcome.problem();
    }
    return outcome->result;
}

} // namespace

void PeopleSession::run(
    const SharedMaterial& material, const std::string& variant, const std::string& area) {
    if (material.data == nullptr) {
        return;
    }
    jobs_.cancel(std::exchange(job_, 0));
    scenarios::RunRequest request;
    request.variant = variant;
    request.area = area;
    view_.running = true;
    view_.problem.reset();
    job_ = jobs_.submit<ResultPointer>(
        {"window.job.people", {}},
        scenarios::JobPriority::Normal,
        [material, request](geo::RunContext& context) {
            return compute_people(material, request, context);
        },
        [this](geo::Result<ResultPointer> result) {
            job_ = 0;
            view_.running = false;
            ++revision_;
            if (!result) {
                view_.problem = result.problem();
                return;
            }
            result_ = std::move(result).value();
            const scenarios::Tracks& tracks = result_->tracks;
            view_.computed = true;
            view_.stale = false;
            view_.duration_s =
                tracks.frame_step_s *
                static_cast<double>(std::max<std::size_t>(tracks.frames.size(), 1) - 1);
            view_.summary = result_->summary;
            view_.position_s = 0.0;
            view_.playing = true;
            count_present();
        });
}

void PeopleSession::stop() {
    jobs_.cancel(std::exchange(job_, 0));
    view_.running = false;
}

void PeopleSession::seek(double position_s) {
    view_.position_s = std::clamp(position_s, 0.0, view_.duration_s);
    count_present();
    ++revision_;
}

bool PeopleSession::advance(double step_s) {
    if (!view_.playing || view_.duration_s <= 0.0) {
        return false;
    }
    view_.position_s += step_s;
    if (view_.position_s > view_.duration_s) {
        view_.position_s = 0.0;
    }
    count_present();
    ++revision_;
    return true;
}

void PeopleSession::clear() {
    stop();
    result_.reset();
    view_ = PeopleView();
    ++revision_;
}

void PeopleSession::count_present() {
    view_.present = 0;
    if (result_ == nullptr || result_->tracks.frames.empty()) {
        return;
    }
    const scenarios::Tracks& tracks = result_->tracks;
    const auto frame = static_cast<std::size_t>(view_.position_s / tracks.frame_step_s);
    view_.present = tracks.frames[std::min(frame, tracks.frames.size() - 1)].agent.size();
}

} // namespace smiletwin::viewer
