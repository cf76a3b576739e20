#include "viewer/render/scene_view.hpp"

#include "viewer/camera/view_maths.hpp"
#include "viewer/render/frame_uniforms.hpp"
#include "viewer/render/gl_program.hpp"
#include "viewer/render/refinement.hpp"
#include "viewer/render/resolver.hpp"
#include "viewer/render/shadow_camera.hpp"
#include "viewer/scene/osg_helpers.hpp"
#include "viewer/scene/scene_nodes.hpp"

#include <osgViewer/Renderer>
#include <osgViewer/Viewer>

#include <algorithm>
#include <cmath>

namespace smiletwin::viewer {

namespace {

constexpr int sun_map_px = 4096;
constexpr int sky_map_px = 2048;
/// Scenes up to this radius get one shadow map for all of them, for good.
constexpr double whole_fit_m = 900.0;

osg::Vec3d vec(geo::Vec3d v) {
    return {v.x, v.y, v.z};
}

/// OSG keeps the frame buffer of a viewer's own camera; after new attachments it must forget it.
void remake_frame_buffer(osg::Camera& camera) {
    auto* renderer = dynamic_cast<osgViewer::Renderer*>(camera.getRenderer());
    if (renderer == nullptr) {
        return;
    }
    for (unsigned i = 0; i < 2; ++i) {
        if (osgUtil::SceneView* drawn = renderer->getSceneView(i); drawn != nullptr) {
            drawn->getRenderStage()->setFrameBufferObject(nullptr);
            drawn->getRenderStage()->setCameraRequiresSetUp(true);
        }
    }
}

} // namespace

struct SceneView::State {
    explicit State(CityScene& shown)
        : scene(shown)
        , sun(*shown.nodes().root, sun_map_px, casts_mask)
        , sky(*shown.nodes().root, sky_map_px, casts_mask | casts_still_mask) {}

    CityScene& scene;
    ShadowCamera sun;
    ShadowCamera sky;
    osg::ref_ptr<osgViewer::Viewer> viewer;
    osg::ref_ptr<osg::Texture2D> light;
    osg::ref_ptr<osg::Texture2D> depth;
    std::unique_ptr<Resolver> resolver;

    int width_px = 0;
    int height_px = 0;
    CameraPose pose;
    bool stale = true;
    std::uint64_t drawn_revision = 0;
    int passes = 0;
    long drawn = 0;

    // What the cached sun shadow was drawn for.
    ShadowFit sun_fit;
    geo::Vec3d sun_direction;
    std::uint64_t sun_casters = ~std::uint64_t{0};
    bool sun_is_cached = false;

    void set_up_viewer();
    [[nodiscard]] ShadowFit wanted_fit() const;
    [[nodiscard]] bool fit_still_good() const;
    void place_camera(const Jitter& jitter);
    void apply_uniforms(const Jitter& jitter, bool refined);
    void render(const Jitter& jitter, bool refined);
    [[nodiscard]] unsigned light_name() const;
};

void SceneView::State::set_up_viewer() {
    viewer = new osgViewer::Viewer;
    viewer->setThreadingModel(osgViewer::ViewerBase::SingleThreaded);
    viewer->setKeyEventSetsDone(0);
    viewer->setRunFrameScheme(osgViewer::ViewerBase::ON_DEMAND);
    viewer->setUpViewerAsEmbeddedInWindow(0, 0, 64, 64);
    viewer->setLightingMode(osg::View::NO_LIGHT);
    osg::Camera& camera = *viewer->getCamera();
    camera.setRenderTargetImplementation(osg::Camera::FRAME_BUFFER_OBJECT);
    camera.setClearMask(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
    camera.setComputeNearFarMode(osg::CullSettings::DO_NOT_COMPUTE_NEAR_FAR);
    camera.setCullMask(seen_mask);
    camera.setCullingMode(
        camera.getCullingMode() & ~static_cast<int>(osg::CullSettings::SMALL_FEATURE_CULLING));
    osg::ref_ptr<osg::Group> top = new osg::Group;
    top->addChild(&sun.camera());
    top->addChild(&sky.camera());
    top->addChild(scene.nodes().root);
    osg::StateSet& state = *camera.getOrCreateStateSet();
    // Neither is seen by fixed-pipeline code, so plain attributes without a texture mode.
    state.setTextureAttribute(sun_shadow_unit, &sun.texture());
    state.setTextureAttribute(sky_shadow_unit, &sky.texture());
    set_uniform(state, "t_sun_shadow", static_cast<int>(sun_shadow_unit));
    set_uniform(state, "t_sky_shadow", static_cast<int>(sky_shadow_unit));
    viewer->setSceneData(top);
}

ShadowFit SceneView::State::wanted_fit() const {
    const geo::Box3d& box = scene.nodes().bounds_local;
    if (box.empty()) {
        return {{}, 100.0};
    }
    const double whole_m = 0.5 * length(box.max - box.min);
    if (whole_m <= whole_fit_m) {
        return {box.center(), whole_m};
    }
    const geo::Vec3d target = scene.frame().to_local(pose.target_crs);
    const double distance_m = length(pose.target_crs - pose.eye_crs);
    return {target, std::clamp(1.6 * distance_m, 250.0, whole_m)};
}

bool SceneView::State::fit_still_good() const {
    const ShadowFit wanted = wanted_fit();
    const double away_m = length(wanted.center_local - sun_fit.center_local);
    // A quarter of the radius was added in advance, so small movements need no new shadow.
    return away_m + wanted.radius_m <= sun_fit.radius_m &&
           wanted.radius_m >= 0.45 * sun_fit.radius_m;
}

void SceneView::State::place_camera(const Jitter& jitter) {
    osg::Camera& camera = *viewer->getCamera();
    const geo::LocalFrame& frame = scene.frame();
    const ViewAxes axes = axes_of(pose);
    const osg::Vec3d eye = vec(frame.to_local(pose.eye_crs));
    camera.setViewMatrixAsLookAt(eye, eye + vec(axes.ahead), vec(axes.up));
    geo::Box3d box;
    const geo::Box3d& local = scene.nodes().bounds_local;
    if (!local.empty()) {
        box = {frame.to_crs(local.min), frame.to_crs(local.max)};
    }
    const ClipRange range = clip_range(pose, box, scene.nodes().around_m);
    const double aspect = static_cast<double>(width_px) / height_px;
    osg::Matrixd projection =
        osg::Matrixd::perspective(pose.vertical_fov_deg, aspect, range.near_m, range.far_m);
    projection.postMultTranslate(
        osg::Vec3d(2.0 * jitter.pixel_x / width_px, 2.0 * jitter.pixel_y / height_px, 0.0));
    camera.setProjectionMatrix(projection);
}

void SceneView::State::apply_uniforms(const Jitter& jitter, bool refined) {
    osg::StateSet& state = *viewer->getCamera()->getOrCreateStateSet();
    FrameLight frame_light;
    frame_light.toward_sun = jitter.toward_sun;
    frame_light.toward_sky = jitter.toward_sky;
    frame_light.refined = refined;
    frame_light.eye_local = scene.frame().to_local(pose.eye_crs);
    frame_light.view_distance_m = length(pose.target_crs - pose.eye_crs);
    apply_light(state, scene.nodes(), frame_light);
    set_uniform(state, "u_sun_matrix", sun.matrix());
    set_uniform(state, "u_sky_matrix", sky.matrix());
    set_uniform(state, "u_sun_texel_m", sun.texel_m());
    set_uniform(state, "u_sky_texel_m", sky.texel_m());
    osg::Camera& camera = *viewer->getCamera();
    set_uniform(
        state,
        "u_ray_from_clip",
        osg::Matrixf(osg::Matrixd::inverse(camera.getViewMatrix() * camera.getProjectionMatrix())));
    set_uniform(
        state,
        "u_picture_px",
        osg::Vec2f(static_cast<float>(width_px), static_cast<float>(height_px)));
}

void SceneView::State::render(const Jitter& jitter, bool refined) {
    SceneNodes& nodes = scene.nodes();
    const bool day = nodes.toward_sun.z > 0.0;
    const bool same_sun = sun_is_cached && sun_direction == nodes.toward_sun &&
                          sun_casters == nodes.caster_revision && fit_still_good();
    if (day && (refined || !same_sun)) {
        if (!same_sun) {
            sun_fit = wanted_fit();
            sun_fit.radius_m *= 1.25;
        }
        sun.set_cull_mask(refined ? casts_mask | casts_still_mask : unsigned{casts_mask});
        sun.aim(jitter.toward_sun, sun_fit, nodes.bounds_local);
        sun_direction = nodes.toward_sun;
        sun_casters = nodes.caster_revision;
        sun_is_cached = !refined;
    }
    if (refined) {
        sky.aim(jitter.toward_sky, wanted_fit(), nodes.bounds_local);
    }
    place_camera(jitter);
    apply_uniforms(jitter, refined);
    viewer->frame();
    sun.rest();
    sky.rest();
    ++drawn;
}

unsigned SceneView::State::light_name() const {
    const unsigned id = viewer->getCamera()->getGraphicsContext()->getState()->getContextID();
    return light->getTextureObject(id)->id();
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
    state->set_up_viewer();
    return std::unique_ptr<SceneView>(new SceneView(std::move(state)));
}

void SceneView::resize(int width_px, int height_px) {
    State& s = *state_;
    if (width_px == s.width_px && height_px == s.height_px) {
        return;
    }
    s.width_px = std::max(1, width_px);
    s.height_px = std::max(1, height_px);
    s.stale = true;
    osg::Camera& camera = *s.viewer->getCamera();
    const auto target = [&](GLint format, GLenum source, GLenum type) {
        osg::ref_ptr<osg::Texture2D> texture = new osg::Texture2D;
        texture->setTextureSize(s.width_px, s.height_px);
        texture->setInternalFormat(format);
        texture->setSourceFormat(source);
        texture->setSourceType(type);
        texture->setFilter(osg::Texture::MIN_FILTER, osg::Texture::LINEAR);
        texture->setFilter(osg::Texture::MAG_FILTER, osg::Texture::LINEAR);
        texture->setWrap(osg::Texture::WRAP_S, osg::Texture::CLAMP_TO_EDGE);
        texture->setWrap(osg::Texture::WRAP_T, osg::Texture::CLAMP_TO_EDGE);
        return texture;
    };
    s.light = target(GL_RGBA16F_ARB, GL_RGBA, GL_FLOAT);
    s.depth = target(GL_DEPTH_COMPONENT24, GL_DEPTH_COMPONENT, GL_UNSIGNED_INT);
    camera.detach(osg::Camera::COLOR_BUFFER);
    camera.detach(osg::Camera::DEPTH_BUFFER);
    camera.attach(osg::Camera::COLOR_BUFFER, s.light);
    camera.attach(osg::Camera::DEPTH_BUFFER, s.depth);
    remake_frame_buffer(camera);
    camera.setViewport(0, 0, s.width_px, s.height_px);
    s.resolver->resize(s.width_px, s.height_px);
}

int SceneView::width_px() const {
    return state_->width_px;
}

int SceneView::height_px() const {
    return state_->height_px;
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
    State& s = *state_;
    s.render(unjittered(s.scene.nodes().toward_sun), false);
    s.resolver->show(s.light_name());
    s.passes = 0;
    s.stale = false;
    s.drawn_revision = s.scene.revision();
}

int SceneView::refined_passes() const {
    return state_->passes;
}

void SceneView::refine() {
    State& s = *state_;
    if (s.passes >= full_passes) {
        return;
    }
    if (s.passes == 0) {
        s.resolver->start(s.light_name());
    }
    s.render(jitter_of_pass(s.passes, full_passes, s.scene.nodes().toward_sun), true);
    s.resolver->add(s.light_name(), 1.0F / static_cast<float>(full_passes));
    ++s.passes;
    s.resolver->show_sum(static_cast<float>(s.passes) / static_cast<float>(full_passes));
}

void SceneView::draw_still() {
    draw();
    while (state_->passes < full_passes) {
        refine();
    }
}

long SceneView::drawn_count() const {
    return state_->drawn;
}

unsigned SceneView::texture() const {
    return state_->resolver->texture();
}

geo::Image SceneView::read_image() const {
    return state_->resolver->read();
}

PickRay SceneView::ray_through(PixelPoint pixel) const {
    const State& s = *state_;
    return {
        s.pose.eye_crs,
        direction_through(s.pose, pixel.x, pixel.y, s.width_px, s.height_px),
        pixel_angle_rad(s.pose, s.height_px)};
}

PickHit SceneView::pick(PixelPoint pixel) const {
    return state_->scene.pick(ray_through(pixel));
}

std::optional<geo::Vec3d> SceneView::ground_point(PixelPoint pixel) const {
    return state_->scene.ground_point(ray_through(pixel));
}

std::optional<PixelPoint> SceneView::pixel_of(geo::Vec3d point_crs) const {
    const State& s = *state_;
    const auto place = pixel_place(s.pose, point_crs, s.width_px, s.height_px);
    if (!place) {
        return std::nullopt;
    }
    return PixelPoint{place->x, place->y};
}

} // namespace smiletwin::viewer
