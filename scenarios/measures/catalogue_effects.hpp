// What the files of the catalogue say of a kind's shape, effects, cost and purpose.
#pragma once

#include "scenarios/measures/catalogue.hpp"

#include <initializer_list>

namespace smiletwin::scenarios::catalogue_file {

geo::Problem malformed(const std::string& where, std::string_view member);

/// Name of the first member that is missing or not among the known ones; empty when all is well.
std::string wrong_member(
    const geo::Json& object,
    std::initializer_list<std::string_view> required,
    std::initializer_list<std::string_view> optional);

/// "#8FB36A"; nothing for other words.
std::optional<std::uint32_t> rgb_of(const std::string& word);

/// Reads "shape", "effects", "cost", "weeks", "core_goals" and "themes" into a kind whose
/// parameters are known; what they name must be among those.
geo::Result<geo::Done>
read_consequences(const geo::Json& file, const std::string& where, MeasureKind& kind);

} // namespace smiletwin::scenarios::catalogue_file
