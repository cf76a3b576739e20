#include "geo/io/obj_writer.hpp"

#include "geo/base/replace_file.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

namespace smiletwin::geo {

namespace {

/// Names in OBJ end at a blank.
std::string obj_name(std::string name) {
    for (char& c : name) {
        c = c == ' ' || static_cast<unsigned char>(c) < 0x20U ? '_' : c;
    }
    return name;
}

Result<WriteReport> write_obj(
    const City& city,
    const std::filesystem::path& path,
    const WriteOptions& /*options*/,
    RunContext& context) {
    WriteReport report;
    report.lost_if(true, "version", city.versions.size());
    report.lost_if(true, "kept_element", city.kept_elements.size());
    // Many programs read single precision, so the numbers are small; the comment says from where.
    const Vec3d origin =
        city.bounds.empty()
            ? Vec3d{}
            : Vec3d{std::floor(city.bounds.min.x), std::floor(city.bounds.min.y), 0.0};
    std::string text = fmt::format(
        "# metres, z upwards; 0 0 0 is {:.0f} {:.0f} 0 {}\n",
        origin.x,
        origin.y,
        city.crs ? city.crs->id() : std::string("(no reference system)"));
    const auto out = std::back_inserter(text);
    for (const Vec3d& position : city.positions) {
        const Vec3d p = position - origin;
        fmt::format_to(out, "v {:.3f} {:.3f} {:.3f}\n", p.x, p.y, p.z);
    }
    lose_surface_attributes(city, report);
    std::int64_t named = -1;
    for (const CityPolygon& polygon : city.polygons) {
        if (context.cancelled()) {
            return cancelled_problem();
        }
        if (polygon.object != named) {
            const CityObject& object = city.objects[polygon.object];
            named = polygon.object;
            fmt::format_to(out, "o {}\n", obj_name(object.id.empty() ? object.type : object.id));
            ++report.objects;
            if (object.attribute_count > 0) {
                report.lost["attributes"] += object.attribute_count;
            }
        }
        for (std::uint32_t i = 0; i < polygon.triangle_count; ++i) {
            const std::size_t corner = 3 * (std::size_t{polygon.first_triangle} + i);
            fmt::format_to(
                out,
                "f {} {} {}\n",
                city.triangles[corner] + 1,
                city.triangles[corner + 1] + 1,
                city.triangles[corner + 2] + 1);
        }
        if (polygon.appearance >= 0) {
            ++report.lost["appearance"];
        }
        ++report.polygons;
    }
    const Result<Done> written = replace_file(path, text);
    return written ? Result<WriteReport>(std::move(report)) : written.problem();
}

} // namespace

CityWriter obj_writer() {
    return {"obj", "format.obj", {".obj"}, {}, write_obj};
}

} // namespace smiletwin::geo
