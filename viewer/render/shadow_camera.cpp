#include "viewer/render/shadow_camera.hpp"

#include <osg/PolygonOffset>

#include <algorithm>
#include <cmath>

namespace smiletwin::viewer {

namespace {

osg::Vec3d vec(geo::Vec3d v) {
    return {v.x, v.y, v.z};
}

} // namespace

ShadowCamera::ShadowCamera(osg::Node& casters, int size_px, unsigned cull_mask)
    : camera_(new osg::Camera), texture_(new osg::Texture2D), size_px_(size_px) {
    texture_->setTextureSize(size_px, size_px);
    texture_->setInternalFormat(GL_DEPTH_COMPONENT24);
    texture_->setSourceFormat(GL_DEPTH_COMPONENT);
    texture_->setSourceType(GL_UNSIGNED_INT);
    texture_->setFilter(osg::Texture::MIN_FILTER, osg::Texture::LINEAR);
    texture_->setFilter(osg::Texture::MAG_FILTER, osg::Texture::LINEAR);
    texture_->setWrap(osg::Texture::WRAP_S, osg::Texture::CLAMP_TO_EDGE);
    texture_->setWrap(osg::Texture::WRAP_T, osg::Texture::CLAMP_TO_EDGE);
    texture_->setShadowComparison(true);
    texture_->setShadowCompareFunc(osg::Texture::LEQUAL);

    // Levels of detail are chosen from where the viewer stands, not the light.
    camera_->setReferenceFrame(osg::Transform::ABSOLUTE_RF_INHERIT_VIEWPOINT);
    camera_->setRenderOrder(osg::Camera::PRE_RENDER);
    camera_->setRenderTargetImplementation(osg::Camera::FRAME_BUFFER_OBJECT);
    camera_->attach(osg::Camera::DEPTH_BUFFER, texture_);
    camera_->setImplicitBufferAttachmentMask(0, 0);
    camera_->setClearMask(GL_DEPTH_BUFFER_BIT);
    camera_->setDrawBuffer(GL_NONE);
    camera_->setReadBuffer(GL_NONE);
    camera_->setViewport(0, 0, size_px, size_px);
    camera_->setComputeNearFarMode(osg::CullSettings::DO_NOT_COMPUTE_NEAR_FAR);
    set_cull_mask(cull_mask);
    osg::StateSet& state = *camera_->getOrCreateStateSet();
    constexpr auto forced = osg::StateAttribute::ON | osg::StateAttribute::OVERRIDE;
    state.setDefine("DEPTH_ONLY", forced);
    state.setAttributeAndModes(new osg::PolygonOffset(1.5F, 2.0F), forced);
    camera_->addChild(&casters);
    rest();
}

void ShadowCamera::use_far_shapes() {
    constexpr float as_if_far = 100.0F; // times the distance
    camera_->setLODScale(as_if_far);
    camera_->setInheritanceMask(camera_->getInheritanceMask() & ~int{osg::CullSettings::LOD_SCALE});
}

void ShadowCamera::set_cull_mask(unsigned mask) {
    camera_->setCullMask(mask);
    camera_->setInheritanceMask(camera_->getInheritanceMask() & ~int{osg::CullSettings::CULL_MASK});
}

void ShadowCamera::aim(
    geo::Vec3d toward_light,
    const ShadowFit& fit,
    const geo::Box3d& casters_local,
    const Part& part) {
    radius_m_ = std::max(1.0, fit.radius_m);
    const osg::Vec3d light = vec(toward_light);
    const osg::Vec3d center = vec(fit.center_local);
    // Any direction across the light serves as up; the steadier one is taken.
    const osg::Vec3d up = std::abs(light.z()) > 0.95 ? osg::Vec3d(0, 1, 0) : osg::Vec3d(0, 0, 1);
    double ahead_m = radius_m_;
    double behind_m = radius_m_;
    for (unsigned corner = 0; corner < 8; ++corner) {
        const osg::Vec3d p(
            (corner & 1U) != 0 ? casters_local.max.x : casters_local.min.x,
            (corner & 2U) != 0 ? casters_local.max.y : casters_local.min.y,
            (corner & 4U) != 0 ? casters_local.max.z : casters_local.min.z);
        const double along = (p - center) * light;
        ahead_m = std::max(ahead_m, along);
        behind_m = std::max(behind_m, -along);
    }
    const double eye_m = ahead_m + 1.0;
    camera_->setViewMatrixAsLookAt(center + light * eye_m, center, up);
    whole_ = osg::Matrixd::ortho(
        -radius_m_, radius_m_, -radius_m_, radius_m_, 0.0, eye_m + behind_m + 1.0);
    const Strip strip = strip_of(part, size_px_);
    camera_->setViewport(0, strip.first_row, size_px_, strip.rows);
    camera_->setProjectionMatrix(whole_ * strip_projection(strip, size_px_));
    camera_->setNodeMask(~0U);
}

void ShadowCamera::rest() {
    camera_->setNodeMask(0);
}

osg::Matrixf ShadowCamera::matrix() const {
    return osg::Matrixf(
        camera_->getViewMatrix() * whole_ * osg::Matrixd::translate(1.0, 1.0, 1.0) *
        osg::Matrixd::scale(0.5, 0.5, 0.5));
}

float ShadowCamera::texel_m() const {
    return static_cast<float>(2.0 * radius_m_ / size_px_);
}

} // namespace smiletwin::viewer
