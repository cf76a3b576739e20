#include "geo/city/city_subset.hpp"

#include <limits>
#include <utility>

namespace smiletwin::geo {

namespace {

constexpr std::uint32_t left_out = std::numeric_limits<std::uint32_t>::max();

template <typename T>
std::uint32_t count_of(const std::vector<T>& items) {
    return static_cast<std::uint32_t>(items.size());
}

/// Copies members of a list on first use and says where they are now.
template <typename T>
class UsedMembers {
public:
    UsedMembers(const std::vector<T>& all, std::vector<T>& used)
        : all_(all), used_(used), place_(all.size(), left_out) {}

    std::uint32_t operator()(std::size_t index) {
        if (place_[index] == left_out) {
            place_[index] = count_of(used_);
            used_.push_back(all_[index]);
        }
        return place_[index];
    }

private:
    const std::vector<T>& all_;
    std::vector<T>& used_;
    std::vector<std::uint32_t> place_;
};

class Subset {
public:
    Subset(const City& city, const std::vector<bool>& marked)
        : city_(city)
        , marked_(marked)
        , object_place_(city.objects.size(), left_out)
        , polygon_place_(city.polygons.size(), left_out)
        , appearances_(city.appearances, part_.appearances) {}

    City made() {
        part_.crs = city_.crs;
        part_.crs_decision = city_.crs_decision;
        take_objects();
        take_polygons();
        take_points();
        take_themes();
        for (const CityObject& object : part_.objects) {
            part_.bounds.add(object.bounds);
        }
        return std::move(part_);
    }

private:
    [[nodiscard]] bool is_taken(std::uint32_t object) const {
        auto at = static_cast<std::int32_t>(object);
        while (at >= 0 && !marked_[static_cast<std::size_t>(at)]) {
            at = city_.objects[static_cast<std::size_t>(at)].parent;
        }
        return at >= 0;
    }

    void take_objects() {
        UsedMembers files(city_.files, part_.files);
        for (std::uint32_t i = 0; i < city_.objects.size(); ++i) {
            if (!is_taken(i)) {
                continue;
            }
            object_place_[i] = count_of(part_.objects);
            CityObject object = city_.objects[i];
            object.first_attribute = count_of(part_.attributes);
            for (const Attribute& attribute : city_.attributes_of(city_.objects[i])) {
                part_.attributes.push_back(attribute);
            }
            if (object.file < city_.files.size()) {
                const std::size_t before = part_.files.size();
                const std::uint32_t file = files(object.file);
                if (part_.files.size() > before && object.file < city_.shown_themes.size()) {
                    part_.shown_themes.push_back(city_.shown_themes[object.file]);
                }
                object.file = file;
            }
            part_.objects.push_back(std::move(object));
        }
        for (CityObject& object : part_.objects) { // parents may come after their parts
            if (object.parent >= 0) {
                const std::uint32_t place = object_place_[static_cast<std::size_t>(object.parent)];
                object.parent = place == left_out ? -1 : static_cast<std::int32_t>(place);
            }
        }
    }

    void take_polygons() {
        for (std::uint32_t i = 0; i < city_.polygons.size(); ++i) {
            if (object_place_[city_.polygons[i].object] != left_out) {
                polygon_place_[i] = count_of(part_.polygons);
                take_polygon(city_.polygons[i]);
            }
        }
        part_.ring_starts.push_back(count_of(part_.positions));
    }

    void take_polygon(CityPolygon polygon) {
        const std::uint32_t begin = city_.ring_starts[polygon.first_ring];
        const std::uint32_t end = city_.ring_starts[polygon.first_ring + polygon.ring_count];
        const std::uint32_t first = count_of(part_.positions);
        const auto ring = city_.ring_starts.begin() + polygon.first_ring;
        const std::uint32_t first_triangle = polygon.first_triangle;
        polygon.object = object_place_[polygon.object];
        polygon.first_ring = count_of(part_.ring_starts);
        polygon.first_triangle = count_of(part_.triangles) / 3;
        for (std::uint32_t i = 0; i < polygon.ring_count; ++i) {
            part_.ring_starts.push_back(*(ring + i) - begin + first);
        }
        for (std::uint32_t i = begin; i < end; ++i) {
            part_.positions.push_back(city_.positions[i]);
            if (!city_.texture_coordinates.empty()) {
                part_.texture_coordinates.push_back(city_.texture_coordinates[i]);
            }
        }
        for (std::uint32_t i = 0; i < 3 * polygon.triangle_count; ++i) {
            part_.triangles.push_back(city_.triangles[3 * first_triangle + i] - begin + first);
        }
        if (polygon.appearance >= 0) {
            polygon.appearance = static_cast<std::int32_t>(
                appearances_(static_cast<std::size_t>(polygon.appearance)));
        }
        part_.polygons.push_back(polygon);
    }

    void take_points() {
        for (CityPoint point : city_.points) {
            if (object_place_[point.object] != left_out) {
                point.object = object_place_[point.object];
                part_.points.push_back(point);
            }
        }
    }

    void take_themes() {
        for (const CityTheme& theme : city_.themes) {
            CityTheme taken{theme.name, {}, {}};
            for (CityTheme::Dress dress : theme.dresses) {
                const std::uint32_t polygon = polygon_place_[dress.polygon];
                if (polygon == left_out) {
                    continue;
                }
                if (dress.first_uv != CityTheme::no_uv) {
                    const CityPolygon& dressed = part_.polygons[polygon];
                    const std::uint32_t corners =
                        part_.ring_starts[dressed.first_ring + dressed.ring_count] -
                        part_.ring_starts[dressed.first_ring];
                    const auto uv = theme.texture_coordinates.begin() + dress.first_uv;
                    dress.first_uv = count_of(taken.texture_coordinates);
                    taken.texture_coordinates.insert(
                        taken.texture_coordinates.end(), uv, uv + corners);
                }
                dress.polygon = polygon;
                dress.appearance = static_cast<std::int32_t>(
                    appearances_(static_cast<std::size_t>(dress.appearance)));
                taken.dresses.push_back(dress);
            }
            if (!taken.dresses.empty()) {
                part_.themes.push_back(std::move(taken));
            }
        }
    }

    const City& city_;
    const std::vector<bool>& marked_;
    City part_;
    std::vector<std::uint32_t> object_place_;
    std::vector<std::uint32_t> polygon_place_;
    UsedMembers<Appearance> appearances_;
};

} // namespace

City subset(const City& city, const std::vector<bool>& marked) {
    return Subset(city, marked).made();
}

} // namespace smiletwin::geo
