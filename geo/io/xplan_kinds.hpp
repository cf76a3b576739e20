// German names of the kinds of objects in XPlanGML.
#pragma once

#include <string>
#include <string_view>

namespace smiletwin::geo {

/// "Überbaubare Grundstücksfläche" for "BP_UeberbaubareGrundstuecksFlaeche"; of kinds that the
/// table does not have, the name without the plan's letters in front.
std::string xplan_kind(std::string_view class_name);

} // namespace smiletwin::geo
