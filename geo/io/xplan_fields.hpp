// The properties of one object of a plan as fields of text.
#pragma once

#include "geo/io/gml_tree.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace smiletwin::geo {

struct XplanObject {
    std::vector<std::pair<std::string, std::string>> fields;
    std::vector<const GmlNode*> geometries;
};

/// "Objektart" and "Klasse" come first; then each property under the standard's own name, those of
/// data types behind a dot ("gemeinde.ags"), units in brackets, several values apart by "; ". The
/// wording of a code follows under the same name with "(Bedeutung)", the code itself stays. A
/// reference to a text of the plan is that text; its node is added to `texts_used`.
XplanObject xplan_object(
    const GmlNode& object,
    const GmlIndex& index,
    int version,
    std::set<const GmlNode*>& texts_used);

} // namespace smiletwin::geo
