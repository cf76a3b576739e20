// What the codes of XPlanGML mean, in the words of the standard's enumerations.
#pragma once

#include <string_view>

namespace smiletwin::geo {

/// `owner` is the object or data type that has the property ("BP_GruenFlaeche"). Empty for codes
/// and properties that the table does not have. Codes of version 5; version 6 counts the legal
/// character (rechtscharakter) anew.
std::string_view
xplan_wording(std::string_view owner, std::string_view property, std::string_view code);

} // namespace smiletwin::geo
