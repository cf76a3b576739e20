// A depth picture of the scene as seen from a light infinitely far away. Redrawn only when asked.
#pragma once

#include "geo/geometry/vec.hpp"
#include "viewer/render/part.hpp"

#include <osg/Camera>
#include <osg/Matrixd>
#include <osg/Node>
#include <osg/Texture2D>
#include <osg/ref_ptr>

namespace smiletwin::viewer {

/// What a shadow map must cover: a ball in the local frame.
struct ShadowFit {
    geo::Vec3d center_local;
    double radius_m = 0.0;
    friend bool operator==(const ShadowFit&, const ShadowFit&) = default;
};

class ShadowCamera {
public:
    ShadowCamera(osg::Node& casters, int size_px, unsigned cull_mask);

    [[nodiscard]] osg::Camera& camera() const { return *camera_; }
    [[nodiscard]] osg::Texture2D& texture() const { return *texture_; }

    /// Points the camera; draws in the next frame. Everything of `casters_local` that lies towards
    /// the light casts into the fit. With a `part` only that strip of the picture is drawn.
    void
    aim(geo::Vec3d toward_light,
        const ShadowFit& fit,
        const geo::Box3d& casters_local,
        const Part& part = {});
    /// Keeps the picture of the last frame from now on.
    void rest();
    void set_cull_mask(unsigned mask);
    /// Draws the plainest level of detail of everything from now on.
    void use_far_shapes();

    /// Local frame to shadow map (0..1 in all three).
    [[nodiscard]] osg::Matrixf matrix() const;
    [[nodiscard]] float texel_m() const;

private:
    osg::ref_ptr<osg::Camera> camera_;
    osg::ref_ptr<osg::Texture2D> texture_;
    osg::Matrixd whole_; ///< projection of all parts
    int size_px_;
    double radius_m_ = 1.0;
};

} // namespace smiletwin::viewer
