// The camera of the scene and the target it draws light into, whole or in parts. Inside of
// SceneView; needs a current GL context.
#pragma once

#include "viewer/camera/view_maths.hpp"
#include "viewer/render/part.hpp"
#include "viewer/render/refinement.hpp"
#include "viewer/render/shadow_maps.hpp"
#include "viewer/scene/city_scene.hpp"

#include <osg/Group>
#include <osg/Texture2D>
#include <osg/ref_ptr>

namespace osgViewer {
class Viewer;
}

namespace smiletwin::viewer {

class SceneCamera {
public:
    SceneCamera(CityScene& scene, ShadowMaps& shadows);
    ~SceneCamera();
    SceneCamera(const SceneCamera&) = delete;
    SceneCamera& operator=(const SceneCamera&) = delete;

    void resize(int width_px, int height_px);
    [[nodiscard]] int width_px() const { return width_px_; }
    [[nodiscard]] int height_px() const { return height_px_; }

    struct Drawing {
        CameraPose pose;
        Jitter jitter;
        bool refined = false;
        ShadowMaps::Map sun = ShadowMaps::Map::FineSun;
        /// Of the target's width and height: a coarse picture fills its lower left corner.
        double share = 1.0;
        Part part;
    };
    void draw(const Drawing& drawing);
    /// Draws the shadow maps that were aimed, and nothing else.
    void draw_shadows();
    /// Between which distances a picture from this pose has depth.
    [[nodiscard]] ClipRange range_of(const CameraPose& pose) const;
    /// GL name of the texture with the light.
    [[nodiscard]] unsigned light_name() const;

private:
    void place(const Drawing& drawing, const Strip& strip);
    void apply_uniforms(const Drawing& drawing, const Strip& strip);

    CityScene& scene_;
    ShadowMaps& shadows_;
    osg::ref_ptr<osgViewer::Viewer> viewer_;
    osg::ref_ptr<osg::Group> shown_;
    osg::ref_ptr<osg::Texture2D> light_;
    osg::ref_ptr<osg::Texture2D> depth_;
    int width_px_ = 0;
    int height_px_ = 0;
};

/// Side of a picture drawn at that share of `size_px`.
int shared_px(int size_px, double share);

} // namespace smiletwin::viewer
