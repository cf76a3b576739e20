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

double film_start_s(const scenarios::Tracks& tracks) {
    std::size_t sum = 0;
    for (const scenarios::TrackFrame& frame : tracks.frames) {
        sum += frame.agent.size();
    }
    const std::size_t latest = tracks.frames.size() / 3;
    std::size_t first = 0;
    while (first < latest && tracks.frames[first].agent.size() * tracks.frames.size() < sum) {
        ++first;
    }
    return tracks.frame_step_s * static_cast<double>(first);
}

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
    edited_since_start_ = false;
    job_ = jobs_.submit<ResultPointer>(
        {"window.job.people", {}},
        scenarios::JobPriority::Normal,
        [material, request](geo::RunContext& context) {
            return compute_people(material, request, context);
        },
        [this, of = Place{variant, area}](geo::Result<ResultPointer> result) {
            job_ = 0;
            view_.running = false;
            if (result) {
                take(std::move(result).value(), of);
            } else {
                view_.problem = result.problem();
                ++revision_;
            }
        });
}

void PeopleSession::take(ResultPointer result, Place of) {
    result_ = std::move(result);
    result_of_ = std::move(of);
    ++number_;
    view_.stale = edited_since_start_;
    const scenarios::Tracks& tracks = result_->tracks;
    view_.duration_s = tracks.frame_step_s *
                       static_cast<double>(std::max<std::size_t>(tracks.frames.size(), 1) - 1);
    view_.summary = result_->summary;
    view_.seed = result_->provenance["parameters"]["seed"].to_int();
    view_.position_s = film_start_s(tracks);
    show_or_hide();
    view_.playing = view_.computed;
}

void PeopleSession::mark_stale() {
    edited_since_start_ = true;
    view_.stale = result_ != nullptr;
}

void PeopleSession::look_at(const std::string& variant, const std::string& area) {
    Place place{variant, area};
    if (place == looked_at_) {
        return;
    }
    looked_at_ = std::move(place);
    view_.problem.reset();
    show_or_hide();
}

void PeopleSession::show_or_hide() {
    view_.computed = result_ != nullptr && result_of_ == looked_at_;
    view_.elsewhere = result_ != nullptr && !view_.computed;
    view_.playing = view_.playing && view_.computed;
    count_present();
    ++revision_;
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

void PeopleSession::set_speed(int times) {
    const auto& known = people_speeds;
    if (std::find(known.begin(), known.end(), times) != known.end()) {
        view_.speed = times;
    }
}

bool PeopleSession::advance(double step_s) {
    if (!view_.playing || view_.duration_s <= 0.0) {
        return false;
    }
    view_.position_s += view_.speed * step_s;
    if (view_.position_s > view_.duration_s) {
        view_.position_s = film_start_s(result_->tracks);
    }
    count_present();
    ++revision_;
    return true;
}

void PeopleSession::clear() {
    stop();
    result_.reset();
    result_of_ = looked_at_ = {};
    restoring_ = geo::Json();
    view_ = PeopleView();
    ++revision_;
}

geo::Json PeopleSession::kept() const {
    if (result_ == nullptr) {
        return restoring_;
    }
    geo::Json json = geo::Json::object();
    json.set("hash", result_->hash).set("stale", view_.stale);
    json.set("variant", result_of_.variant).set("area", result_of_.area);
    json.set("position_s", view_.position_s).set("speed", std::int64_t{view_.speed});
    return json;
}

void PeopleSession::restore(const geo::Json& kept, std::shared_ptr<scenarios::ResultStore> store) {
    const std::string hash = kept["hash"].to_string();
    if (hash.empty()) {
        return;
    }
    view_.running = true;
    restoring_ = kept;
    set_speed(static_cast<int>(kept["speed"].to_int()));
    edited_since_start_ = kept["stale"].to_bool();
    job_ = jobs_.submit<ResultPointer>(
        {"window.job.people_restore", {}},
        scenarios::JobPriority::Normal,
        [hash, store = std::move(store)](geo::RunContext&) -> geo::Result<ResultPointer> {
            return store->get(hash);
        },
        [this,
         of = Place{kept["variant"].to_string(), kept["area"].to_string()},
         position_s = kept["position_s"].to_double()](geo::Result<ResultPointer> result) {
            job_ = 0;
            view_.running = false;
            restoring_ = geo::Json();
            if (result && *result != nullptr) {
                take(std::move(result).value(), of);
                view_.playing = false;
                seek(position_s);
            }
        });
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
