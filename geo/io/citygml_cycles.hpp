// References that lead back to where they stand. Nothing follows them for ever, but a model that
// has them says less than its author meant. Private to the CityGML reader.
#pragma once

#include "geo/io/import_report.hpp"
#include "geo/io/raw_city.hpp"

namespace smiletwin::geo {

/// Counts circles among the geometry links and open references of all parts, each once, and names
/// the object in which one closes.
void count_cycles(const RawFile& file, ImportReport& report);

} // namespace smiletwin::geo
