// The properties of one object (feature) in GML as fields of text.
#pragma once

#include "geo/io/gml_tree.hpp"

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace smiletwin::geo {

/// What a kind of GML adds to what the file says; each may be empty.
struct GmlWords {
    /// Name of a kind of object, as people say it.
    std::function<std::string(std::string_view class_name)> kind;
    /// Meaning of a code; empty when unknown. `owner` is the object or data type.
    std::function<std::string_view(
        std::string_view owner, std::string_view property, std::string_view code)>
        meaning;
};

struct GmlObject {
    std::vector<std::pair<std::string, std::string>> fields;
    std::vector<const GmlNode*> geometries;
};

/// "Objektart" (where there are words) and "Klasse" come first; then each property under its own
/// name, those of data types behind a dot ("gemeinde.ags"), units in brackets, several values apart
/// by "; ". The meaning of a code follows under the same name with "(Bedeutung)", the code itself
/// stays. A reference to a text of a plan is that text; its node is added to `texts_used`.
GmlObject gml_object(
    const GmlNode& object,
    const GmlIndex& index,
    const GmlWords& words,
    std::set<const GmlNode*>& texts_used);

} // namespace smiletwin::geo
