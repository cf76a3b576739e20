#include "viewer/render/scene_camera.hpp"

#include "viewer/camera/view_maths.hpp"
#include "viewer/render/frame_uniforms.hpp"
#include "viewer/scene/osg_helpers.hpp"
#include "viewer/scene/scene_nodes.hpp"

#include <osgViewer/Renderer>
#include <osgViewer/Viewer>

#include <algorithm>
#include <cmath>

namespace smiletwin::viewer {

namespace {

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

osg::ref_ptr<osg::Texture2D>
make_target(int width_px, int height_px, GLint format, GLenum source, GLenum type) {
    osg::ref_ptr<osg::Texture2D> texture = new osg::Texture2D;
    texture->setTextureSize(width_px, height_px);
    texture->setInternalFormat(format);
    texture->setSourceFormat(source);
    texture->setSourceType(type);
    texture->setFilter(osg::Texture::MIN_FILTER, osg::Texture::LINEAR);
    texture->setFilter(osg::Texture::MAG_FILTER, osg::Texture::LINEAR);
    texture->setWrap(osg::Texture::WRAP_S, osg::Texture::CLAMP_TO_EDGE);
    texture->setWrap(osg::Texture::WRAP_T, osg::Texture::CLAMP_TO_EDGE);
    return texture;
}

} // namespace

int shared_px(int size_px, double share) {
    return std::max(1, static_cast<int>(std::lround(size_px * share)));
}

SceneCamera::SceneCamera(CityScene& scene, ShadowMaps& shadows)
    : scene_(scene), shadows_(shadows), viewer_(new osgViewer::Viewer), shown_(new osg::Group) {
    viewer_->setThreadingModel(osgViewer::ViewerBase::SingleThreaded);
    viewer_->setKeyEventSetsDone(0);
    viewer_->setRunFrameScheme(osgViewer::ViewerBase::ON_DEMAND);
    viewer_->setUpViewerAsEmbeddedInWindow(0, 0, 64, 64);
    viewer_->setLightingMode(osg::View::NO_LIGHT);
    osg::Camera& camera = *viewer_->getCamera();
    camera.setRenderTargetImplementation(osg::Camera::FRAME_BUFFER_OBJECT);
    camera.setComputeNearFarMode(osg::CullSettings::DO_NOT_COMPUTE_NEAR_FAR);
    camera.setCullMask(seen_mask);
    camera.setCullingMode(
        camera.getCullingMode() & ~static_cast<int>(osg::CullSettings::SMALL_FEATURE_CULLING));
    osg::ref_ptr<osg::Group> top = new osg::Group;
    using Map = ShadowMaps::Map;
    for (const Map map : {Map::FineSun, Map::QuickSun, Map::Sky}) {
        top->addChild(&shadows_.camera(map).camera());
    }
    shown_->addChild(scene_.nodes().root);
    top->addChild(shown_);
    osg::StateSet& state = *camera.getOrCreateStateSet();
    // Not seen by fixed-pipeline code, so a plain attribute without a texture mode.
    state.setTextureAttribute(sky_shadow_unit, &shadows_.camera(Map::Sky).texture());
    set_uniform(state, "t_sun_shadow", static_cast<int>(sun_shadow_unit));
    set_uniform(state, "t_sky_shadow", static_cast<int>(sky_shadow_unit));
    viewer_->setSceneData(top);
}

SceneCamera::~SceneCamera() = default;

void SceneCamera::resize(int width_px, int height_px) {
    width_px_ = width_px;
    height_px_ = height_px;
    osg::Camera& camera = *viewer_->getCamera();
    light_ = make_target(width_px_, height_px_, GL_RGBA16F_ARB, GL_RGBA, GL_FLOAT);
    depth_ = make_target(
        width_px_, height_px_, GL_DEPTH_COMPONENT24, GL_DEPTH_COMPONENT, GL_UNSIGNED_INT);
    camera.detach(osg::Camera::COLOR_BUFFER);
    camera.detach(osg::Camera::DEPTH_BUFFER);
    camera.attach(osg::Camera::COLOR_BUFFER, light_);
    camera.attach(osg::Camera::DEPTH_BUFFER, depth_);
    remake_frame_buffer(camera);
}

ClipRange SceneCamera::range_of(const CameraPose& pose) const {
    const geo::LocalFrame& frame = scene_.frame();
    geo::Box3d box;
    const geo::Box3d& local = scene_.nodes().bounds_local;
    if (!local.empty()) {
        box = {frame.to_crs(local.min), frame.to_crs(local.max)};
    }
    return clip_range(pose, box, scene_.nodes().around_m);
}

void SceneCamera::place(const Drawing& drawing, const Strip& strip) {
    osg::Camera& camera = *viewer_->getCamera();
    const CameraPose& pose = drawing.pose;
    const ViewAxes axes = axes_of(pose);
    const osg::Vec3d eye = vec(scene_.frame().to_local(pose.eye_crs));
    camera.setViewMatrixAsLookAt(eye, eye + vec(axes.ahead), vec(axes.up));
    const ClipRange range = range_of(pose);
    const double aspect = static_cast<double>(width_px_) / height_px_;
    osg::Matrixd projection =
        osg::Matrixd::perspective(pose.vertical_fov_deg, aspect, range.near_m, range.far_m);
    projection.postMultTranslate(osg::Vec3d(
        2.0 * drawing.jitter.pixel_x / width_px_, 2.0 * drawing.jitter.pixel_y / height_px_, 0.0));
    const int height_px = shared_px(height_px_, drawing.share);
    if (drawing.part.count > 1) {
        projection = projection * strip_projection(strip, height_px);
    }
    camera.setProjectionMatrix(projection);
    camera.setViewport(0, strip.first_row, shared_px(width_px_, drawing.share), strip.rows);
}

void SceneCamera::apply_uniforms(const Drawing& drawing, const Strip& strip) {
    using Map = ShadowMaps::Map;
    osg::StateSet& state = *viewer_->getCamera()->getOrCreateStateSet();
    const CameraPose& pose = drawing.pose;
    FrameLight frame_light;
    frame_light.toward_sun = drawing.jitter.toward_sun;
    frame_light.toward_sky = drawing.jitter.toward_sky;
    frame_light.refined = drawing.refined;
    frame_light.eye_local = scene_.frame().to_local(pose.eye_crs);
    frame_light.view_distance_m = length(pose.target_crs - pose.eye_crs);
    apply_light(state, scene_.nodes(), frame_light);
    ShadowCamera& sun = shadows_.camera(drawing.sun);
    ShadowCamera& sky = shadows_.camera(Map::Sky);
    state.setTextureAttribute(sun_shadow_unit, &sun.texture());
    set_uniform(state, "u_sun_matrix", sun.matrix());
    set_uniform(state, "u_sky_matrix", sky.matrix());
    set_uniform(state, "u_sun_texel_m", sun.texel_m());
    set_uniform(state, "u_sky_texel_m", sky.texel_m());
    osg::Camera& camera = *viewer_->getCamera();
    set_uniform(
        state,
        "u_ray_from_clip",
        osg::Matrixf(osg::Matrixd::inverse(camera.getViewMatrix() * camera.getProjectionMatrix())));
    // In pixels of the screen: pins keep their size in a coarse picture.
    set_uniform(
        state,
        "u_picture_px",
        osg::Vec2f(static_cast<float>(width_px_), static_cast<float>(strip.rows / drawing.share)));
}

void SceneCamera::draw(const Drawing& drawing) {
    const Strip strip = strip_of(drawing.part, shared_px(height_px_, drawing.share));
    shown_->setNodeMask(~0U);
    viewer_->getCamera()->setClearMask(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
    place(drawing, strip);
    apply_uniforms(drawing, strip);
    viewer_->frame();
}

void SceneCamera::draw_shadows() {
    shown_->setNodeMask(0);
    viewer_->getCamera()->setClearMask(0);
    viewer_->getCamera()->setViewport(0, 0, 1, 1);
    viewer_->frame();
    shadows_.rest();
}

unsigned SceneCamera::light_name() const {
    const unsigned id = viewer_->getCamera()->getGraphicsContext()->getState()->getContextID();
    return light_->getTextureObject(id)->id();
}

} // namespace smiletwin::viewer
