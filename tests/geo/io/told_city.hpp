// What a city tells about itself, line by line and whatever the order of its parts, for comparing
// what was written with what is read again.
#pragma once

#include "geo/city/city.hpp"
#include "geo/io/city_writer.hpp"
#include "geo/io/importer.hpp"
#include "tests/support/catch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace smiletwin::tests {

using Lines = std::multiset<std::string>;

inline std::shared_ptr<const geo::City> read_city(const std::filesystem::path& path) {
    geo::RunContext context;
    auto imported = geo::import_file(path, {}, context);
    REQUIRE(imported.ok());
    return std::get<std::shared_ptr<const geo::City>>(imported->data);
}

inline geo::WriteReport
write_city(const geo::City& city, const std::filesystem::path& path, const char* version = "") {
    geo::RunContext context;
    const geo::CityWriter* writer = geo::writer_for(path);
    REQUIRE(writer != nullptr);
    auto report = writer->write(city, path, {version}, context);
    REQUIRE(report.ok());
    return *report;
}

/// Objects by id with type, parent and attributes.
inline Lines told_objects(const geo::City& city) {
    Lines lines;
    for (const geo::CityObject& object : city.objects) {
        const auto parent = static_cast<std::size_t>(object.parent);
        std::set<std::string> attributes;
        for (const geo::Attribute& attribute : city.attributes_of(object)) {
            attributes.insert(
                attribute.name.text() + "=" + attribute.value + attribute.qualifier.text());
        }
        std::string line = object.id + " " + object.type + " in " +
                           (object.parent >= 0 ? city.objects[parent].id : "nothing");
        for (const std::string& attribute : attributes) {
            line += " " + attribute;
        }
        lines.insert(line);
    }
    return lines;
}

/// A polygon with kind, level and corners to a tenth of a millimetre.
inline std::string told_polygon(const geo::City& city, const geo::CityPolygon& polygon) {
    std::string line = fmt::format(
        "{} {} {}",
        city.objects[polygon.object].id,
        geo::surface_kind_name(polygon.kind),
        polygon.lod_tenths);
    for (std::uint32_t i = 0; i < polygon.ring_count; ++i) {
        for (const geo::Vec3d& p : city.ring(polygon.first_ring + i)) {
            line += fmt::format(" {:.4f} {:.4f} {:.4f}", p.x, p.y, p.z);
        }
    }
    return line;
}

inline Lines told_polygons(const geo::City& city) {
    Lines lines;
    for (const geo::CityPolygon& polygon : city.polygons) {
        lines.insert(told_polygon(city, polygon));
    }
    return lines;
}

/// The faces of all solids, shared ones among them; numbers as dense as they can be.
inline Lines told_solids(const geo::City& city) {
    using Level = std::pair<std::uint32_t, std::uint8_t>;
    std::map<Level, std::set<std::pair<std::uint8_t, std::uint8_t>>> numbers;
    std::vector<geo::SharedFace> faces = city.shared_faces;
    for (std::uint32_t i = 0; i < city.polygons.size(); ++i) {
        const geo::CityPolygon& polygon = city.polygons[i];
        if (polygon.solid != 0) {
            faces.push_back(
                {i, polygon.object, polygon.lod_tenths, polygon.solid, polygon.shell, false});
        }
    }
    for (const geo::SharedFace& face : faces) {
        numbers[{face.object, face.lod_tenths}].insert({face.solid, face.shell});
    }
    Lines lines;
    for (const geo::SharedFace& face : faces) {
        std::set<int> solids;
        std::set<int> shells;
        for (const auto& [solid, shell] : numbers[{face.object, face.lod_tenths}]) {
            if (solid < face.solid) {
                solids.insert(solid);
            } else if (solid == face.solid && shell < face.shell) {
                shells.insert(shell);
            }
        }
        lines.insert(fmt::format(
            "{} bounds solid {} shell {} of {} in level {}{}",
            told_polygon(city, city.polygons[face.polygon]),
            solids.size(),
            shells.size(),
            city.objects[face.object].id,
            face.lod_tenths,
            face.is_reversed ? " reversed" : ""));
    }
    return lines;
}

/// What is known of the boundary surface each polygon is in.
inline Lines told_surfaces(const geo::City& city) {
    Lines lines;
    for (const geo::CityPolygon& polygon : city.polygons) {
        if (polygon.surface < 0) {
            continue;
        }
        const auto& surface = city.surfaces[static_cast<std::size_t>(polygon.surface)];
        std::set<std::string> attributes;
        for (const geo::Attribute& attribute : city.attributes_of(surface)) {
            attributes.insert(" " + attribute.name.text() + "=" + attribute.value);
        }
        std::string line = told_polygon(city, polygon) + " is in";
        for (const std::string& attribute : attributes) {
            line += attribute;
        }
        if (!attributes.empty()) {
            lines.insert(line);
        }
    }
    return lines;
}

/// Image or material, with the texture coordinates of a polygon from `uv` on.
inline std::string told_look(
    const geo::City& city,
    const geo::CityPolygon& polygon,
    std::int32_t appearance,
    const geo::Vec2f* uv) {
    const geo::Appearance& look = city.appearances[static_cast<std::size_t>(appearance)];
    const std::string material =
        fmt::format("{:.4f} {:.4f} {:.4f}", look.diffuse_rgb[0], look.shininess, look.transparency);
    if (!geo::is_texture(look)) {
        return material;
    }
    const std::string image =
        look.image.empty() ? "missing " + look.missing_image : look.image.filename().string();
    std::string line = (look.has_material ? material + " " : "") + image + " " +
                       std::string(geo::texture_wrap_name(look.wrap)) + look.texture_type;
    const std::uint32_t count = city.ring_starts[polygon.first_ring + polygon.ring_count] -
                                city.ring_starts[polygon.first_ring];
    for (std::uint32_t i = 0; uv != nullptr && i < count; ++i) {
        line += fmt::format(" {:.4f} {:.4f}", uv[i].x, uv[i].y);
    }
    return line;
}

/// What each polygon looks like in each theme, the shown one and the others alike.
inline Lines told_looks(const geo::City& city, bool name_themes = true) {
    Lines lines;
    const auto add = [&](const std::string& theme,
                         const geo::CityPolygon& polygon,
                         std::int32_t appearance,
                         const geo::Vec2f* uv) {
        lines.insert(
            "in theme " + (name_themes ? theme : "") + ": " + told_polygon(city, polygon) + " is " +
            told_look(city, polygon, appearance, uv));
    };
    for (const geo::CityPolygon& polygon : city.polygons) {
        if (polygon.appearance >= 0) {
            const std::uint32_t file = city.objects[polygon.object].file;
            const bool has_uv = !city.texture_coordinates.empty();
            add(file < city.shown_themes.size() ? city.shown_themes[file] : std::string(),
                polygon,
                polygon.appearance,
                has_uv ? &city.texture_coordinates[city.ring_starts[polygon.first_ring]] : nullptr);
        }
    }
    for (const geo::CityTheme& theme : city.themes) {
        for (const geo::CityTheme::Dress& dress : theme.dresses) {
            const bool has_uv = dress.first_uv != geo::CityTheme::no_uv;
            add(theme.name,
                city.polygons[dress.polygon],
                dress.appearance,
                has_uv ? &theme.texture_coordinates[dress.first_uv] : nullptr);
        }
    }
    return lines;
}

/// `name_themes` false: for forms that write one theme under a name of their own.
inline Lines told(const geo::City& city, bool name_themes = true) {
    Lines lines = told_objects(city);
    lines.merge(told_polygons(city));
    lines.merge(told_solids(city));
    lines.merge(told_surfaces(city));
    lines.merge(told_looks(city, name_themes));
    return lines;
}

/// Lines of `before` that `after` lacks.
inline std::vector<std::string> missing(const Lines& before, const Lines& after) {
    std::vector<std::string> lines;
    std::set_difference(
        before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(lines));
    return lines;
}

} // namespace smiletwin::tests
