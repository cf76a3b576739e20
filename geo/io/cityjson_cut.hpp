// Cuts the text of CityJSON in what is parsed apart: most of it are lists of numbers, for which a
// tree would be a waste. Private to the CityJSON reader.
#pragma once

#include "geo/io/json_members.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

/// A document, or a feature of a CityJSONSeq.
struct CityJsonPieces {
    std::string head; ///< all other members, as an object
    std::string_view vertices;
    std::vector<JsonMember> objects;
};

/// Nothing for what is no JSON object.
std::optional<CityJsonPieces> cut_cityjson(std::string_view text);

/// Where "vertices" most likely lie: with the last key of that name. Found without a look at what
/// is before it.
std::string_view likely_vertices(std::string_view text);

/// A city object in whose geometries the "boundaries", and the "surfaces" of their semantics, are
/// numbers in place of lists: where `lists` has their text.
struct CityJsonObjectText {
    std::string tree;
    std::vector<std::string_view> lists;
};

/// Takes the place of what was there. False when the text breaks.
bool set_lists_apart(std::string_view object, CityJsonObjectText& into);

} // namespace smiletwin::geo
