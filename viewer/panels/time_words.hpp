// Dates and times as people read them.
#pragma once

#include "geo/base/text.hpp"
#include "geo/base/time.hpp"
#include "viewer/panels/panel_model.hpp"

#include <string>

namespace smiletwin::viewer {

/// "22.7." or "22 Jul"
std::string day_words(const geo::Text& text, const geo::CivilTime& civil);
/// "Mi, 22. Juli 2026" or "Wed, 22 July 2026"
std::string date_words(const geo::Text& text, const geo::CivilTime& civil);
/// Title of the source the weather came from, else the name it gives itself.
std::string weather_words(const PanelModel& model);
/// "22.7., 14:05" or "22 Jul, 14:05"
std::string date_time_words(const geo::Text& text, const geo::CivilTime& civil);

} // namespace smiletwin::viewer
