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
/// "1. Juli 2026" or "1 July 2026" of "2026-07-01"; a month or year alone stays as it is written,
/// a dash stands for nothing.
std::string source_date_words(const geo::Text& text, const std::string& written);
/// Title of the source the weather came from, else the name it gives itself.
std::string weather_words(const PanelModel& model);
/// "22.7., 14:05" or "22 Jul, 14:05"
std::string date_time_words(const geo::Text& text, const geo::CivilTime& civil);

} // namespace smiletwin::viewer
