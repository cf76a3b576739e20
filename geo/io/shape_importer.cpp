#include "geo/io/shape_importer.hpp"

#include "geo/base/cpu_time.hpp"
#include "geo/io/library_shape.hpp"
#include "geo/io/raw_city_import.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <set>
#include <utility>

namespace smiletwin::geo {

namespace {

/// A single thing has no level of detail; furniture is modelled as finely as LoD3 wants it.
constexpr std::uint8_t furniture_lod_tenths = 30;

bool is_gltf(std::string_view extension) {
    return extension == ".glb" || extension == ".gltf";
}

int shape_confidence(const FileHead& head) {
    if (head.is_packed) {
        return 0;
    }
    if (head.lower_extension == ".glb") {
        return head.bytes.starts_with("glTF") ? 2 : 1;
    }
    if (head.lower_extension == ".gltf") {
        return head.bytes.find("\"asset\"") != std::string::npos ? 2 : 1;
    }
    // Compilers write files of that ending, too.
    const bool is_text = head.bytes.find('\0') == std::string::npos;
    return head.lower_extension == ".obj" && is_text ? 1 : 0;
}

Box3d box_of(const RawModel& model) {
    Box3d box;
    for (const Vec3d& position : model.positions) {
        box.add(position);
    }
    return box;
}

/// Which axis points up, and the sentence on it.
struct UpDecision {
    UpAxis axis = UpAxis::Z;
    Message note;
};

UpDecision decide_up(const RawModel& model, bool gltf, UpAxis wished) {
    const auto said = [](UpAxis axis, const char* key) {
        return UpDecision{axis, {key, {{"axis", axis == UpAxis::Y ? "y" : "z"}}}};
    };
    if (wished != UpAxis::AsFormat) {
        return said(wished, "crs.note.shape_wished");
    }
    if (gltf) {
        return said(UpAxis::Y, "crs.note.shape_format"); // glTF 2.0, clause 3.4
    }
    return said(standing_axis(box_of(model)), "crs.note.shape_seen");
}

/// Readers bring glTF upright and leave OBJ as written.
void turn_upright(RawModel& model, bool gltf, UpAxis up) {
    for (Vec3d& p : model.positions) {
        if (gltf && up == UpAxis::Z) {
            p = {p.x, p.z, -p.y};
        } else if (!gltf && up == UpAxis::Y) {
            p = {p.x, -p.z, p.y};
        }
    }
}

RawFile one_object(RawModel&& model, const std::string& id) {
    CityObject object;
    object.id = id;
    object.type = "CityFurniture";
    model.objects.push_back(std::move(object));
    for (RawPolygon& polygon : model.polygons) {
        polygon.role = PolygonRole::Own;
        polygon.lod_tenths = furniture_lod_tenths;
        const auto begin = model.positions.begin();
        const auto first = begin + model.ring_starts[polygon.first_ring];
        const auto last = begin + model.ring_starts[polygon.first_ring + polygon.ring_count];
        const bool good = std::all_of(first, last, [](const Vec3d& p) {
            return is_coordinate(p.x) && is_coordinate(p.y) && is_coordinate(p.z);
        });
        polygon.fault = good ? PolygonFault::None : PolygonFault::BadCoordinates;
    }
    RawFile file;
    file.srs_names = model.srs_names;
    file.parts.push_back(std::move(model));
    return file;
}

void count_images(const LibraryShape& shape, ImportReport& report) {
    std::set<std::filesystem::path> images;
    for (const Appearance& look : shape.appearances) {
        if (!look.image.empty()) {
            images.insert(look.image);
        }
    }
    report.textures = images.size();
    report.missing_images = shape.missing_images;
}

Result<Imported> import_shape(
    const std::filesystem::path& path, const ImportOptions& options, RunContext& /*context*/) {
    const auto started = std::chrono::steady_clock::now();
    const double cpu_started = thread_cpu_seconds();
    Result<LibraryShape> shape = read_library_shape(path, data_root(path, options));
    if (!shape) {
        return shape.problem();
    }
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    const bool gltf = is_gltf(extension);
    UpDecision up = decide_up(shape->model, gltf, options.up_axis);
    turn_upright(shape->model, gltf, up.axis);
    ImportReport report;
    count_images(*shape, report);
    LaidAppearances laid;
    laid.appearances = std::move(shape->appearances);
    laid.texture_coordinates.push_back(std::move(shape->uv));
    RawFile file = one_object(std::move(shape->model), path.stem().string());
    report.phases.push_back({"read", thread_cpu_seconds() - cpu_started, false});
    ReadCity read{path, "shape", std::move(file), std::move(laid), std::move(report), started};
    City city = finish_city_import(read, options);
    if (!city.crs) {
        city.crs_decision.note = up.note;
        read.report.crs = city.crs_decision;
    }
    return imported_city(std::move(read), std::move(city));
}

} // namespace

UpAxis standing_axis(const Box3d& box) {
    if (box.empty()) {
        return UpAxis::Z;
    }
    const Vec3d size = box.max - box.min;
    constexpr double tolerance = 0.02; // of the extent along the axis
    const bool on_y = std::abs(box.min.y) <= tolerance * size.y;
    const bool on_z = std::abs(box.min.z) <= tolerance * size.z;
    return on_y && !on_z ? UpAxis::Y : UpAxis::Z;
}

Format shape_format() {
    Format format{
        "shape", "format.shape", {".glb", ".gltf", ".obj"}, shape_confidence, import_shape};
    format.reads_shapes = true;
    return format;
}

} // namespace smiletwin::geo
