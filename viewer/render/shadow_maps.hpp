// The depth pictures of sun and sky and what they were drawn for. A quick one of the sun serves
// while something moves and the fine one takes long.
#pragma once

#include "viewer/render/shadow_camera.hpp"
#include "viewer/scene/city_scene.hpp"

#include <array>
#include <cstdint>

namespace smiletwin::viewer {

class ShadowMaps {
public:
    enum class Map { FineSun, QuickSun, Sky };

    explicit ShadowMaps(CityScene& scene);

    [[nodiscard]] ShadowCamera& camera(Map map) { return at(map).camera; }
    /// True when the map of the sun fits sun, casters and view as they are.
    [[nodiscard]] bool good(Map map, const CameraPose& pose) const;
    /// Points a map at the true light and draws a part of it in the next frame; good() after the
    /// last part.
    void aim_true(Map map, const CameraPose& pose, const Part& part);
    /// For refinement: towards `toward`, things that move included; never good().
    void aim_refined(Map map, geo::Vec3d toward, const CameraPose& pose, const Part& part);
    /// Keeps all maps as they are from now on.
    void rest();

private:
    struct Entry {
        ShadowCamera camera;
        ShadowFit fit;
        geo::Vec3d direction;
        std::uint64_t casters = ~std::uint64_t{0};
        bool exact = false;
    };
    Entry& at(Map map) { return entries_.at(static_cast<std::size_t>(map)); }
    [[nodiscard]] const Entry& at(Map map) const {
        return entries_.at(static_cast<std::size_t>(map));
    }
    [[nodiscard]] ShadowFit wanted_fit(const CameraPose& pose) const;

    CityScene& scene_;
    std::array<Entry, 3> entries_;
};

} // namespace smiletwin::viewer
