#include "viewer/render/scene_view.hpp"

#include "viewer/camera/view_maths.hpp"
#include "viewer/render/draw_pace.hpp"
#include "viewer/render/gl_program.hpp"
#include "viewer/render/refinement.hpp"
#include "viewer/render/resolver.hpp"
#include "viewer/render/scene_camera.hpp"
#include "viewer/render/shadow_maps.hpp"
#include "viewer/scene/scene_nodes.hpp"

#include <GL/gl.h>

#include <algorithm>
#include <chrono>

namespace smiletwin::viewer {

namespace {

using Map = ShadowMaps::Map;

/// Seconds of a drawing to its end: drivers answer before they have drawn.
template <typename Work>
double seconds_of(const Work& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    glFinish();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

struct SceneView::State {
    explicit State(CityScene& shown) : scene(shown), shadows(shown), camera(shown, shadows) {}

    CityScene& scene;
    ShadowMaps shadows;
    SceneCamera camera;
    std::unique_ptr<Resolver> resolver;

    CameraPose pose;
    bool stale = true;
    std::uint64_t drawn_revision = 0;
    bool full = false; ///< all pixels, fine shadow
    double share = 1.0;
    int passes = 0;
    long drawn = 0;

    // Measured, so that the hand is answered in time.
    MovingShare moving;
    double fine_shadow_s = 0.0;

    // Work on the next full picture, part by part.
    enum class Stage { Sun, Sky, Picture } stage = Stage::Sun;
    int part = 0;
    double slowest_part_s = 0.0;
    StripCount shadow_strips{4};
    StripCount picture_strips{8};

    [[nodiscard]] bool day() const { return scene.nodes().toward_sun.z > 0.0; }
    [[nodiscard]] Jitter jitter() const {
        const geo::Vec3d sun = scene.nodes().toward_sun;
        return full ? jitter_of_pass(passes, full_passes, sun) : unjittered(sun);
    }
    void draw_whole(double wanted_share, Map sun);
    void draw_part(const Part& of_stage, const Jitter& jittered);
    bool work(bool in_strips);
    bool next_stage();
    void finish_pass();
};

void SceneView::State::draw_whole(double wanted_share, Map sun) {
    if (day() && !shadows.good(sun, pose)) {
        const double took_s = seconds_of([&] {
            shadows.aim_true(sun, pose, {});
            camera.draw_shadows();
        });
        fine_shadow_s = sun == Map::FineSun ? took_s : fine_shadow_s;
    }
    camera.draw({pose, unjittered(scene.nodes().toward_sun), false, sun, wanted_share, {}});
    share = wanted_share;
    resolver->show(camera.light_name(), share);
    ++drawn;
    passes = 0;
    stage = Stage::Sun;
    part = 0;
    stale = false;
    drawn_revision = scene.revision();
    full = share >= 1.0 && (sun == Map::FineSun || !day());
}

/// One strip of the present stage of the next pass.
void SceneView::State::draw_part(const Part& of_stage, const Jitter& jittered) {
    if (stage == Stage::Picture) {
        if (full && passes == 0 && part == 0) {
            resolver->start(camera.light_name());
        }
        camera.draw({pose, jittered, full, Map::FineSun, 1.0, of_stage});
        return;
    }
    if (stage == Stage::Sky) {
        shadows.aim_refined(Map::Sky, jittered.toward_sky, pose, of_stage);
    } else if (full) {
        shadows.aim_refined(Map::FineSun, jittered.toward_sun, pose, of_stage);
    } else {
        shadows.aim_true(Map::FineSun, pose, of_stage);
    }
    camera.draw_shadows();
}

/// True when a pass was finished, the picture shown is a new one.
bool SceneView::State::work(bool in_strips) {
    const bool no_sun = !day() || (!full && part == 0 && shadows.good(Map::FineSun, pose));
    if ((stage == Stage::Sun && no_sun) || (stage == Stage::Sky && !full)) {
        return next_stage();
    }
    StripCount& strips = stage == Stage::Picture ? picture_strips : shadow_strips;
    const int count = in_strips ? strips.count() : 1;
    const double took_s = seconds_of([&] { draw_part({part, count}, jitter()); });
    slowest_part_s = std::max(slowest_part_s, took_s);
    if (++part < count) {
        return false;
    }
    if (in_strips) {
        if (stage == Stage::Sun) {
            fine_shadow_s = count * slowest_part_s;
        }
        strips.slowest_took(slowest_part_s);
    }
    return next_stage();
}

bool SceneView::State::next_stage() {
    part = 0;
    slowest_part_s = 0.0;
    if (stage != Stage::Picture) {
        stage = stage == Stage::Sun ? Stage::Sky : Stage::Picture;
        return false;
    }
    stage = Stage::Sun;
    finish_pass();
    return true;
}

void SceneView::State::finish_pass() {
    ++drawn;
    share = 1.0;
    if (!full) {
        full = true;
        resolver->show(camera.light_name(), 1.0);
        return;
    }
    resolver->add(camera.light_name(), 1.0F / static_cast<float>(full_passes));
    ++passes;
    resolver->show_sum(static_cast<float>(passes) / static_cast<float>(full_passes));
}

SceneView::SceneView(std::unique_ptr<State> state) : state_(std::move(state)) {}

SceneView::~SceneView() = default;

geo::Result<std::unique_ptr<SceneView>> SceneView::create(CityScene& scene) {
    auto state = std::make_unique<State>(scene);
    for (const std::string& name : scene.nodes().library.names()) {
        auto checked = check_program(scene.nodes().library, name);
        if (!checked) {
            return checked.problem();
        }
    }
    auto resolver = Resolver::create(scene.nodes().library);
    if (!resolver) {
        return resolver.problem();
    }
    state->resolver = std::move(resolver).value();
    return std::unique_ptr<SceneView>(new SceneView(std::move(state)));
}

void SceneView::resize(int width_px, int height_px) {
    State& s = *state_;
    if (width_px == s.camera.width_px() && height_px == s.camera.height_px()) {
        return;
    }
    s.camera.resize(std::max(1, width_px), std::max(1, height_px));
    s.resolver->resize(s.camera.width_px(), s.camera.height_px());
    s.stale = true;
}

int SceneView::width_px() const {
    return state_->camera.width_px();
}

int SceneView::height_px() const {
    return state_->camera.height_px();
}

void SceneView::set_pose(const CameraPose& pose) {
    if (!(pose == state_->pose)) {
        state_->pose = pose;
        state_->stale = true;
    }
}

const CameraPose& SceneView::pose() const {
    return state_->pose;
}

bool SceneView::needs_draw() const {
    return state_->stale || state_->drawn_revision != state_->scene.revision();
}

void SceneView::draw() {
    state_->draw_whole(1.0, Map::FineSun);
}

void SceneView::draw_quick() {
    State& s = *state_;
    const bool fine = s.shadows.good(Map::FineSun, s.pose) || s.fine_shadow_s < draw_budget_s;
    const double share = s.moving.share();
    const auto draw = [&] { s.draw_whole(share, fine ? Map::FineSun : Map::QuickSun); };
    s.moving.took(seconds_of(draw));
}

bool SceneView::finished() const {
    return state_->full && state_->passes >= full_passes;
}

bool SceneView::sharp() const {
    return state_->full;
}

bool SceneView::improve() {
    State& s = *state_;
    const auto start = std::chrono::steady_clock::now();
    const auto spent_s = [&start] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    // Another part is begun while one like the last still fits in.
    do {
        if (finished()) {
            return false;
        }
        if (s.work(true)) {
            return true;
        }
    } while (spent_s() < 0.5 * draw_budget_s);
    return false;
}

int SceneView::refined_passes() const {
    return state_->passes;
}

void SceneView::refine() {
    while (!finished() && !state_->work(false)) {
    }
}

void SceneView::draw_still() {
    draw();
    while (!finished()) {
        refine();
    }
}

long SceneView::drawn_count() const {
    return state_->drawn;
}

PicturePart SceneView::shown_part() const {
    const State& s = *state_;
    const auto part = [&s](int size_px) {
        // Half a pixel is left out: beyond lies what a finer picture left there.
        const int drawn_px = shared_px(size_px, s.share);
        return drawn_px < size_px
                   ? (static_cast<float>(drawn_px) - 0.5F) / static_cast<float>(size_px)
                   : 1.0F;
    };
    return {part(s.camera.width_px()), part(s.camera.height_px())};
}

unsigned SceneView::texture() const {
    return state_->resolver->texture();
}

geo::Image SceneView::read_image() const {
    return state_->resolver->read();
}

PickRay SceneView::ray_through(PixelPoint pixel) const {
    const State& s = *state_;
    const geo::Vec3d direction =
        direction_through(s.pose, pixel.x, pixel.y, s.camera.width_px(), s.camera.height_px());
    const ClipRange range = s.camera.range_of(s.pose);
    // From depth as the graphics card counts it to one over the distance along the ray.
    constexpr double disc_pull = 0.0006; // as in shaders/sensors.vert
    const double per_depth = (range.far_m - range.near_m) / (2.0 * range.far_m * range.near_m);
    const double disc_pull_per_m = disc_pull * per_depth * dot(direction, axes_of(s.pose).ahead);
    return {
        s.pose.eye_crs, direction, pixel_angle_rad(s.pose, s.camera.height_px()), disc_pull_per_m};
}

PickHit SceneView::pick(PixelPoint pixel) const {
    return state_->scene.pick(ray_through(pixel));
}

std::optional<geo::Vec3d> SceneView::ground_point(PixelPoint pixel) const {
    return state_->scene.ground_point(ray_through(pixel));
}

std::optional<PixelPoint> SceneView::pixel_of(geo::Vec3d point_crs) const {
    const State& s = *state_;
    const auto place = pixel_place(s.pose, point_crs, s.camera.width_px(), s.camera.height_px());
    if (!place) {
        return std::nullopt;
    }
    return PixelPoint{place->x, place->y};
}

} // namespace smiletwin::viewer
