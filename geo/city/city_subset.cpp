#include "geo/city/city_subset.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <string>
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
        , surface_place_(city.surfaces.size(), -1)
        , appearances_(city.appearances, part_.appearances)
        , files_(city.files, part_.files) {}

    City made() {
        part_.crs = city_.crs;
        part_.crs_decision = city_.crs_decision;
        take_objects();
        take_surfaces();
        take_polygons();
        take_solids();
        take_points();
        take_themes();
        take_versions();
        take_kept_elements();
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

    std::uint32_t file_place(std::uint32_t file) {
        if (file >= city_.files.size()) {
            return 0;
        }
        const std::uint32_t place = files_(file);
        part_.shown_themes.resize(part_.files.size());
        if (file < city_.shown_themes.size()) {
            part_.shown_themes[place] = city_.shown_themes[file];
        }
        if (file < city_.shown_lod_caps.size()) {
            part_.shown_lod_caps.resize(part_.files.size(), usual_lod_cap_tenths);
            part_.shown_lod_caps[place] = city_.shown_lod_caps[file];
        }
        if (file < city_.document_members.size()) {
            part_.document_members.resize(part_.files.size());
            part_.document_members[place] = city_.document_members[file];
        }
        return place;
    }

    void take_objects() {
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
            object.file = file_place(object.file);
            part_.objects.push_back(std::move(object));
        }
        for (CityObject& object : part_.objects) { // parents may come after their parts
            if (object.parent >= 0) {
                const std::uint32_t place = object_place_[static_cast<std::size_t>(object.parent)];
                object.parent = place == left_out ? -1 : static_cast<std::int32_t>(place);
            }
        }
    }

    void take_surfaces() {
        for (std::uint32_t i = 0; i < city_.surfaces.size(); ++i) {
            CitySurface surface = city_.surfaces[i];
            if (object_place_[surface.object] == left_out) {
                continue;
            }
            surface_place_[i] = static_cast<std::int32_t>(part_.surfaces.size());
            surface.object = object_place_[surface.object];
            surface.first_attribute = count_of(part_.attributes);
            for (const Attribute& attribute : city_.attributes_of(city_.surfaces[i])) {
                part_.attributes.push_back(attribute);
            }
            part_.surfaces.push_back(std::move(surface));
        }
        for (CitySurface& surface : part_.surfaces) { // parents are of the same object
            if (surface.parent >= 0) {
                surface.parent = surface_place_[static_cast<std::size_t>(surface.parent)];
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
        if (polygon.surface >= 0) {
            polygon.surface = surface_place_[static_cast<std::size_t>(polygon.surface)];
        }
        part_.polygons.push_back(polygon);
    }

    /// A face of an object that is left out is one that the solid has lost.
    void take_solids() {
        for (SharedFace face : city_.shared_faces) {
            face.polygon = polygon_place_[face.polygon];
            face.object = object_place_[face.object];
            if (face.polygon != left_out && face.object != left_out) {
                part_.shared_faces.push_back(face);
            }
        }
        for (SolidGroup group : city_.solid_groups) {
            group.object = object_place_[group.object];
            if (group.object != left_out) {
                part_.solid_groups.push_back(group);
            }
        }
        for (SurfaceGroup group : city_.surface_groups) { // an object is taken as a whole
            group.first_polygon = polygon_place_[group.first_polygon];
            if (group.first_polygon != left_out) {
                part_.surface_groups.push_back(group);
            }
        }
        for (const std::uint32_t polygon : city_.borrowed_looks) {
            if (polygon_place_[polygon] != left_out) {
                part_.borrowed_looks.push_back(polygon_place_[polygon]);
            }
        }
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
            CityTheme taken{theme.name, {}, {}, theme.is_missing};
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

    [[nodiscard]] std::set<std::string> ids_left_out() const {
        std::set<std::string> ids;
        for (std::uint32_t i = 0; i < city_.objects.size(); ++i) {
            if (object_place_[i] == left_out && !city_.objects[i].id.empty()) {
                ids.insert(city_.objects[i].id);
            }
        }
        return ids;
    }

    /// Without what refers to objects that are left out. Where nothing else is left of a version it
    /// is none, and no way leads there.
    void take_versions() {
        if (city_.versions.empty()) {
            return;
        }
        std::set<std::string> lost = ids_left_out();
        const auto refers = [](const Attribute& one) { return one.value.starts_with('#'); };
        for (const bool transitions : {false, true}) {
            for (CityVersion version : city_.versions) {
                if (version.is_transition != transitions) {
                    continue;
                }
                std::vector<Attribute>& own = version.attributes;
                const std::size_t gone = std::erase_if(own, [&](const Attribute& one) {
                    return refers(one) && lost.contains(one.value.substr(1));
                });
                if (gone > 0 && std::none_of(own.begin(), own.end(), refers)) {
                    lost.insert(version.id);
                    continue;
                }
                version.file = file_place(version.file);
                part_.versions.push_back(std::move(version));
            }
        }
    }

    void take_kept_elements() {
        for (KeptElement element : city_.kept_elements) {
            if (object_place_[element.object] != left_out) {
                const auto values =
                    city_.kept_values.begin() + static_cast<std::ptrdiff_t>(element.first_value);
                element.object = object_place_[element.object];
                element.first_value = part_.kept_values.size();
                part_.kept_values.insert(
                    part_.kept_values.end(), values, values + element.values_length);
                part_.kept_elements.push_back(std::move(element));
            }
        }
    }

    const City& city_;
    const std::vector<bool>& marked_;
    City part_;
    std::vector<std::uint32_t> object_place_;
    std::vector<std::uint32_t> polygon_place_;
    std::vector<std::int32_t> surface_place_;
    UsedMembers<Appearance> appearances_;
    UsedMembers<std::filesystem::path> files_;
};

} // namespace

City subset(const City& city, const std::vector<bool>& marked) {
    return Subset(city, marked).made();
}

} // namespace smiletwin::geo
