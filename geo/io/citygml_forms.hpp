// The written forms of attributes in the CityGML schemas. Private to the CityGML writer.
#pragma once

#include <cstdint>
#include <string_view>

namespace smiletwin::geo {

/// How the text of a property must look.
enum class GmlForm : std::uint8_t {
    Text,
    Code, ///< a text that may say which code space it is of
    Year,
    Date,
    DateTime,
    Boolean,
    Count,   ///< a whole number, not negative
    Length,  ///< a number with unit; metres where none is stated
    Lengths, ///< a list of them
    Level,   ///< of detail
    ToTerrain,
    ToWater,
    Space,
    Condition,
    ToConstruction,
    Granularity,
    Direction,
};
/// True when a text may stand there as it is.
bool fits(GmlForm form, std::string_view text);

/// "year", "length", ...: the enumerator in small letters; Text for other names.
GmlForm form_named(std::string_view name);

} // namespace smiletwin::geo
