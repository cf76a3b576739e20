// Colours and light of the two ways to draw the city, from data/presets/scene_style.json.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/scene/city_scene.hpp"

#include <osg/Vec3f>

#include <array>
#include <filesystem>
#include <vector>

namespace smiletwin::viewer {

/// Colour as a screen shows it (sRGB, 0..1).
using ScreenColour = osg::Vec3f;

/// To the linear light in which shading is computed.
osg::Vec3f linear_from_screen(const ScreenColour& colour);

/// Light of one time of day: shares of the light on an open flat ground, colours, sky and fog.
struct SkyLight {
    ScreenColour sun;
    ScreenColour sky;
    std::array<float, 3> share{}; ///< sun, sky, ambient
    ScreenColour fog;
    std::array<float, 2> fog_m{};
    std::array<ScreenColour, 3> background; ///< zenith, middle, horizon
};

struct SceneColours {
    ScreenColour ground, water, green, street;
    std::vector<ScreenColour> wall, roof, flat_roof;
    ScreenColour landmark_wall, landmark_roof, copper, window, trunk;
    std::vector<ScreenColour> crown, crown_planned;
    ScreenColour preview;
    std::vector<ScreenColour> person;
    ScreenColour accent, edge;
    float edge_alpha = 0.5F;
    float image_share = 1.0F; ///< how strongly imagery colours the ground
    float grain = 0.0F;       ///< contrast of the fine pattern of walls and roofs
    SkyLight day, dawn, night;
};

struct SceneStyles {
    SceneColours plan;
    SceneColours ort;
    [[nodiscard]] const SceneColours& of(SceneStyle style) const {
        return style == SceneStyle::Plan ? plan : ort;
    }
};

geo::Result<SceneStyles> load_scene_styles(const std::filesystem::path& file);

/// The light at a sun height; sin_altitude < 0 is below the horizon. Dawn lies between 0 and 12
/// degrees, night is complete at 8 degrees below.
SkyLight light_at(const SceneColours& colours, double sin_altitude);

} // namespace smiletwin::viewer
