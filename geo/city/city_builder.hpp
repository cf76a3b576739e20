// Makes a small city object by object where no file is read: planned trees, measures. One thread.
#pragma once

#include "geo/city/city.hpp"
#include "geo/geometry/triangulate.hpp"

#include <string>
#include <vector>

namespace smiletwin::geo {

class CityBuilder {
public:
    CityBuilder(std::optional<Crs> crs, std::filesystem::path file);

    /// Starts a top-level object; attributes and polygons that follow belong to it.
    CityBuilder& object(std::string id, std::string type);
    CityBuilder& attribute(Attribute attribute);
    /// Rings are open; the first is the outer one. Rings without area are left out.
    CityBuilder& polygon(
        const std::vector<std::vector<Vec3d>>& rings,
        SurfaceKind kind = SurfaceKind::Other,
        std::uint8_t lod_tenths = 20);

    [[nodiscard]] City city() &&;

private:
    City city_;
    Triangulator triangulate_;
};

} // namespace smiletwin::geo
