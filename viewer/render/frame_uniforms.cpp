#include "viewer/render/frame_uniforms.hpp"

#include "viewer/scene/osg_helpers.hpp"

#include <algorithm>
#include <cmath>

namespace smiletwin::viewer {

namespace {

/// Fog and fading edges were chosen for a square seen from about this far.
constexpr double reference_distance_m = 230.0;

/// A colour of light whose brightness is stated beside it: scaled so that its luminance is 1.
osg::Vec3f tint_of(const ScreenColour& colour) {
    const osg::Vec3f linear = linear_from_screen(colour);
    const float luminance = 0.2126F * linear.x() + 0.7152F * linear.y() + 0.0722F * linear.z();
    // A third less tinted than the colour says: eyes adapt to the light they see by.
    constexpr float strength = 0.66F;
    const osg::Vec3f white(1.0F, 1.0F, 1.0F);
    return luminance > 0.0F ? white * (1.0F - strength) + linear * (strength / luminance) : white;
}

/// Inverse of the tone curve (shaders/include/colour.glsl): light that shows as this colour.
osg::Vec3f light_for_screen(const ScreenColour& colour) {
    constexpr float knee = 0.55F;
    osg::Vec3f linear = linear_from_screen(colour);
    for (int i = 0; i < 3; ++i) {
        const float c = std::min(linear[i], 0.995F);
        linear[i] = c <= knee ? c : knee - (1 - knee) * std::log(1 - (c - knee) / (1 - knee));
    }
    return linear;
}

} // namespace

void apply_light(osg::StateSet& state, const SceneNodes& nodes, const FrameLight& frame) {
    const SkyLight& light = nodes.light;
    // Shares hold for open flat ground; a low sun is not made infinitely strong for walls.
    const double sine = std::max(frame.toward_sun.z, 0.45);
    set_uniform(state, "u_toward_sun", to_osg(frame.toward_sun));
    set_uniform(
        state, "u_sun_rgb", tint_of(light.sun) * (light.share[0] / static_cast<float>(sine)));
    set_uniform(state, "u_sky_rgb", tint_of(light.sky) * light.share[1]);
    set_uniform(state, "u_ambient_rgb", tint_of(light.sky) * light.share[2]);
    set_uniform(state, "u_toward_sky", to_osg(frame.toward_sky));
    set_define(state, "REFINED", frame.refined);
    set_uniform(state, "u_eye_local", to_osg(frame.eye_local));

    const auto scale =
        static_cast<float>(std::max(1.0, frame.view_distance_m / reference_distance_m));
    set_uniform(state, "u_fog_rgb", light_for_screen(light.fog));
    set_uniform(state, "u_fog_range_m", osg::Vec2f(light.fog_m[0] * scale, light.fog_m[1] * scale));
    set_uniform(state, "u_edge_fade_m", osg::Vec2f(300.0F * scale, 900.0F * scale));
    osg::Uniform* background =
        state.getOrCreateUniform("u_background", osg::Uniform::FLOAT_VEC3, 3);
    for (unsigned i = 0; i < 3; ++i) {
        background->setElement(i, light.background[i]);
    }
}

} // namespace smiletwin::viewer
