// From rings as written to a City: cleans rings, counts repairs by val3dity code, triangulates.
// Private to the CityGML reader.
#pragma once

#include "geo/city/city.hpp"
#include "geo/io/citygml_appearance.hpp"
#include "geo/io/citygml_model.hpp"
#include "geo/io/import_report.hpp"

namespace smiletwin::geo {

/// Takes the model apart. Positions are in the final system; fills the report's counts.
City finish_city(RawModel&& model, LaidAppearances&& laid, ImportReport& report);

/// Boundary surfaces that only point to polygons of a solid give these their kind; counts
/// references to nothing.
void resolve_references(RawModel& model, ImportReport& report);

} // namespace smiletwin::geo
