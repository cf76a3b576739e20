// Feature collections in GML: answers of web feature services (WFS), INSPIRE data sets, deliveries
// of the German cadastre (NAS).
#pragma once

#include "geo/io/importer.hpp"

namespace smiletwin::geo {

Format gml_format();

} // namespace smiletwin::geo
