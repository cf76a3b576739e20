// Images of a city model beside the file that it is written to.
#pragma once

#include "geo/base/result.hpp"
#include "geo/city/city.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace smiletwin::geo {

/// Copies the images of all appearances into the folder "<name>_images" beside `path` and returns
/// their names relative to it, empty for appearances without image. Same image, same copy. Those
/// that are missing have the name by which the model looked for them.
Result<std::vector<std::string>> copy_images(const City& city, const std::filesystem::path& path);

} // namespace smiletwin::geo
