// Pictures that lie inside a model file, written once into a cache: whoever draws or copies them
// needs files. Private to the readers of shapes.
#pragma once

#include <filesystem>
#include <span>

namespace smiletwin::geo {

/// $XDG_CACHE_HOME/smiletwin/images or ~/.cache/smiletwin/images, else a temporary folder.
std::filesystem::path packed_image_folder();

/// The file with these bytes, named by their hash; empty when they are no JPEG or PNG or cannot be
/// written. What was used longest ago leaves a folder that grows beyond its size.
std::filesystem::path
keep_packed_image(std::span<const unsigned char> bytes, const std::filesystem::path& folder);

} // namespace smiletwin::geo
