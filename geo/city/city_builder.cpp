#include "geo/city/city_builder.hpp"

#include <cassert>
#include <utility>

namespace smiletwin::geo {

CityBuilder::CityBuilder(std::optional<Crs> crs, std::filesystem::path file) {
    city_.crs = std::move(crs);
    city_.files.push_back(std::move(file));
    city_.shown_themes.emplace_back();
}

CityBuilder& CityBuilder::object(std::string id, std::string type) {
    CityObject object;
    object.id = std::move(id);
    object.type = std::move(type);
    object.first_attribute = static_cast<std::uint32_t>(city_.attributes.size());
    city_.objects.push_back(std::move(object));
    return *this;
}

CityBuilder& CityBuilder::attribute(Attribute attribute) {
    assert(!city_.objects.empty());
    city_.attributes.push_back(std::move(attribute));
    ++city_.objects.back().attribute_count;
    return *this;
}

CityBuilder& CityBuilder::polygon(
    const std::vector<std::vector<Vec3d>>& rings, SurfaceKind kind, std::uint8_t lod_tenths) {
    assert(!city_.objects.empty());
    const auto first = static_cast<std::uint32_t>(city_.positions.size());
    std::vector<std::uint32_t> starts;
    std::vector<Vec3d> corners;
    for (const std::vector<Vec3d>& ring : rings) {
        starts.push_back(static_cast<std::uint32_t>(corners.size()));
        corners.insert(corners.end(), ring.begin(), ring.end());
    }
    std::vector<std::uint32_t> triangles;
    starts.push_back(static_cast<std::uint32_t>(corners.size()));
    triangulate_(corners, starts, triangles);
    if (triangles.empty()) {
        return *this;
    }
    CityPolygon polygon;
    polygon.object = static_cast<std::uint32_t>(city_.objects.size() - 1);
    polygon.first_ring = static_cast<std::uint32_t>(city_.ring_starts.size());
    polygon.ring_count = static_cast<std::uint32_t>(rings.size());
    polygon.first_triangle = static_cast<std::uint32_t>(city_.triangles.size() / 3);
    polygon.triangle_count = static_cast<std::uint32_t>(triangles.size() / 3);
    polygon.kind = kind;
    polygon.lod_tenths = lod_tenths;
    city_.polygons.push_back(polygon);
    for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
        city_.ring_starts.push_back(first + starts[i]);
    }
    for (const std::uint32_t corner : triangles) {
        city_.triangles.push_back(first + corner);
    }
    for (const Vec3d& corner : corners) {
        city_.positions.push_back(corner);
        city_.objects.back().bounds.add(corner);
        city_.bounds.add(corner);
    }
    return *this;
}

City CityBuilder::city() && {
    city_.ring_starts.push_back(static_cast<std::uint32_t>(city_.positions.size()));
    return std::move(city_);
}

} // namespace smiletwin::geo
