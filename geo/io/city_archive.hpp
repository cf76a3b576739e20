// A city and its import report as bytes and back: for the cache, read by the very build that wrote
// it. Large arrays become packed columns, everything small one text.
#pragma once

#include "geo/city/city.hpp"
#include "geo/io/import_report.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace smiletwin::geo {

struct ArchivedCity {
    City city;
    ImportReport report;
};

std::string archive_city(const City& city, const ImportReport& report);
/// Nothing where the bytes are cut off or damaged.
std::optional<ArchivedCity> unarchive_city(std::string_view bytes);

} // namespace smiletwin::geo
