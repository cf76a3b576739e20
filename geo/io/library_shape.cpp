#include "geo/io/library_shape.hpp"

#include "geo/base/mapped_file.hpp"

#include <algorithm>
#include <string>

namespace smiletwin::geo {

namespace {

/// A bench, not a city.
constexpr std::size_t most_bytes = std::size_t{64} << 20U;
constexpr std::size_t most_positions = 3'000'000;

std::string lower_extension(const std::filesystem::path& path) {
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return ending;
}

Problem unreadable_shape(const std::filesystem::path& path, std::string detail) {
    return {
        {"error.shape.unreadable", {{"file", path.filename().string()}}},
        path.string(),
        {"help.shape.formats", {}},
        std::move(detail)};
}

} // namespace

void LibraryShape::add_polygon(
    std::span<const Vec3d> corners, std::span<const Vec2f> uv_of_corners, std::int32_t look) {
    if (corners.size() < 3 || model.positions.size() + corners.size() > most_positions) {
        return;
    }
    RawPolygon polygon;
    polygon.role = PolygonRole::Template;
    polygon.first_ring = static_cast<std::uint32_t>(model.ring_starts.size()) - 1;
    polygon.ring_count = 1;
    polygon.appearance = look;
    model.positions.insert(model.positions.end(), corners.begin(), corners.end());
    model.ring_starts.push_back(static_cast<std::uint32_t>(model.positions.size()));
    model.polygons.push_back(polygon);
    uv.insert(uv.end(), uv_of_corners.begin(), uv_of_corners.end());
    uv.resize(model.positions.size());
}

Result<LibraryShape>
read_library_shape(const std::filesystem::path& path, const std::filesystem::path& root) {
    const std::string ending = lower_extension(path);
    const bool is_gltf = ending == ".glb" || ending == ".gltf";
    if (!is_gltf && ending != ".obj") {
        return unreadable_shape(path, {});
    }
    const Result<MappedFile> file = MappedFile::open(path);
    if (!file) {
        return file.problem();
    }
    if (file->bytes().size() > most_bytes) {
        return unreadable_shape(path, "more than 64 MiB");
    }
    const DataFolder data{path.parent_path(), root};
    Result<LibraryShape> shape =
        is_gltf ? read_gltf_shape(file->bytes(), data) : read_obj_shape(file->bytes(), data);
    if (!shape) {
        return unreadable_shape(path, shape.problem().detail);
    }
    const bool textured = std::any_of(
        shape->appearances.begin(), shape->appearances.end(), [](const Appearance& look) {
            return !look.image.empty();
        });
    if (!textured) {
        shape->uv.clear();
    }
    return shape;
}

} // namespace smiletwin::geo
