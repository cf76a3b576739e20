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
#include <memory>
#include <set>
#include <string>
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
            attributes.insert(attribute.name + "=" + attribute.value + attribute.unit);
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

/// Polygons with kind, level, look and corners to a tenth of a millimetre.
inline Lines told_polygons(const geo::City& city) {
    Lines lines;
    for (const geo::CityPolygon& polygon : city.polygons) {
        std::string line = fmt::format(
            "{} {} {}",
            city.objects[polygon.object].id,
            geo::surface_kind_name(polygon.kind),
            polygon.lod_tenths);
        if (polygon.appearance >= 0) {
            const geo::Appearance& look =
                city.appearances[static_cast<std::size_t>(polygon.appearance)];
            line += look.image.empty() ? fmt::format(" {:.3f}", look.diffuse_rgb[0])
                                       : " " + look.image.filename().string();
        }
        for (std::uint32_t i = 0; i < polygon.ring_count; ++i) {
            const std::uint32_t ring = polygon.first_ring + i;
            for (std::uint32_t k = city.ring_starts[ring]; k < city.ring_starts[ring + 1]; ++k) {
                const geo::Vec3d& p = city.positions[k];
                line += fmt::format(" {:.4f} {:.4f} {:.4f}", p.x, p.y, p.z);
                if (!city.texture_coordinates.empty() && polygon.appearance >= 0) {
                    line += fmt::format(" uv {:.3f}", city.texture_coordinates[k].x);
                }
            }
        }
        lines.insert(line);
    }
    return lines;
}

inline Lines told(const geo::City& city) {
    Lines lines = told_objects(city);
    lines.merge(told_polygons(city));
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
