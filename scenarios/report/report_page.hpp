// A report as one HTML page that needs nothing beside it: accessible, printable, in the language of
// `text`.
#pragma once

#include "geo/base/text.hpp"
#include "scenarios/report/report_content.hpp"

#include <string>
#include <string_view>

namespace smiletwin::scenarios {

std::string
report_page(const ReportContent& content, const geo::Text& text, std::string_view style_sheet);

} // namespace smiletwin::scenarios
