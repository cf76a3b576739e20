// Shapes in files of their own that city models point to (libraryObject): Wavefront OBJ and glTF.
// Private to the readers of city models.
#pragma once

#include "geo/base/result.hpp"
#include "geo/io/raw_city.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

/// Where files named by a data set lie.
struct DataFolder {
    std::filesystem::path folder; ///< names are relative to this one ...
    std::filesystem::path root;   ///< ... and lead nowhere outside this one
};

/// A template in metres, z upwards.
struct LibraryShape {
    RawModel model;        ///< its polygons have the role Template
    std::vector<Vec2f> uv; ///< beside the positions
    std::vector<Appearance> appearances;
    std::size_t missing_images = 0; ///< named, but not there

    /// `corners` without the first one again; nothing is added beyond what a shape may have.
    void add_polygon(
        std::span<const Vec3d> corners, std::span<const Vec2f> uv_of_corners, std::int32_t look);
};

/// By the ending of the name: .obj, .glb, .gltf. What the shape itself points to (materials,
/// images, buffers) must lie inside `root`.
Result<LibraryShape>
read_library_shape(const std::filesystem::path& path, const std::filesystem::path& root);

/// OBJ has no upward axis of its own: coordinates stay as written.
Result<LibraryShape> read_obj_shape(std::string_view bytes, const DataFolder& data);

/// glTF 2.0: y upwards becomes z upwards (glTF 2.0, clause 3.4). Images inside the file are kept in
/// a cache (packed_images.hpp).
Result<LibraryShape> read_gltf_shape(std::string_view bytes, const DataFolder& data);

} // namespace smiletwin::geo
