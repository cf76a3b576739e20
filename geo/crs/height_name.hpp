// The short name of a height system: "DHHN2016" for what files call "DHHN2016 height" or EPSG:7837.
// The names are the same in every language.
#pragma once

#include <string>
#include <string_view>

namespace smiletwin::geo {

/// `system` is a name as PROJ says it or "EPSG:7837"; what is not known stays as it is.
std::string height_name(std::string_view system);

} // namespace smiletwin::geo
