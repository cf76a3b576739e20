// What a project chose for a source, done to the data that were read: level of detail, theme,
// place.
#pragma once

#include "scenarios/site/base_data.hpp"

namespace smiletwin::scenarios {

SourceChoices choices_of(const Source& source);

/// Fills all of `loaded` that the choices decide, from what was read.
void make_choices(LoadedSource& loaded, const Source& source);

} // namespace smiletwin::scenarios
