// Pictures without a place: textures, drawn icons, pictures of reports. Of other kinds than PNG and
// JPEG those are read that textures of city models come in.
#pragma once

#include "geo/base/result.hpp"
#include "geo/raster/image.hpp"

#include <filesystem>
#include <string>

namespace smiletwin::geo {

/// Refuses, before decoding, pictures of more than `most_pixels`: a few kilobytes can claim to be
/// gigabytes.
Result<Image> read_image(const std::filesystem::path& path, std::size_t most_pixels = 64'000'000);

/// The bytes of a PNG file, the same for the same picture. Opaque pictures are stored without
/// alpha.
Result<std::string> encode_png(const Image& image);

/// Writes a PNG file that appears only when it is whole.
Result<Done> write_png(const std::filesystem::path& path, const Image& image);

} // namespace smiletwin::geo
