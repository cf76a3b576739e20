// The object types of CityGML 2.0 (OGC 12-019) and 3.0 (OGC 20-010, 21-006r2) and what each of them
// holds, in the order of the schemas. Private to the CityGML writer, which reads them as
// CityGmlSchema.
//
// They are written in words:
//   name:form     an attribute; * any number of times, ! always
//   #name         geometry of the level in its name, of any level without one; ! always
//   @name=family  boundary surfaces
//   >name=A,B     children of these types, of all types without =; ! one at least
//   $generic ...  the group of that name; ! always
//   %piece        the words of that piece
// Names without prefix have that of the feature.
#pragma once

#include <span>
#include <string_view>
#include <utility>

namespace smiletwin::geo {

using NamePair = std::pair<std::string_view, std::string_view>;

struct WrittenFeature {
    std::string_view type;
    std::string_view prefix;
    std::string_view words;
};

struct CityGmlTables {
    std::span<const NamePair> spaces; ///< prefix and URI
    std::span<const NamePair> pieces;
    std::span<const WrittenFeature> features;
    /// Names of the other version and of CityJSON, and what the same thing is called here.
    std::span<const NamePair> translations;
};

const CityGmlTables& citygml_tables(bool is_3);

} // namespace smiletwin::geo
