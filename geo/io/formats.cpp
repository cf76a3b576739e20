// The list of formats. One line each; the file dialog, the command line and the docs read it.
#include "geo/io/citygml_importer.hpp"
#include "geo/io/cityjson_importer.hpp"
#include "geo/io/epw_importer.hpp"
#include "geo/io/gml_importer.hpp"
#include "geo/io/importer.hpp"
#include "geo/io/raster_importer.hpp"
#include "geo/io/sensorthings_importer.hpp"
#include "geo/io/shape_importer.hpp"
#include "geo/io/try_importer.hpp"
#include "geo/io/umep_importer.hpp"
#include "geo/io/vector_importer.hpp"
#include "geo/io/weather_preset.hpp"
#include "geo/io/xplan_importer.hpp"
#include "geo/io/xyz_importer.hpp"

namespace smiletwin::geo {

const std::vector<Format>& formats() {
    static const std::vector<Format> list{
        citygml_format(),        cityjson_format(),     xplan_format(),   gml_format(),
        weather_preset_format(), sensorthings_format(), geojson_format(), geopackage_format(),
        shapefile_format(),      dxf_format(),          csv_format(),     geotiff_format(),
        jpeg2000_format(),       ascii_grid_format(),   xyz_format(),     world_picture_format(),
        shape_format(),          epw_format(),          umep_format(),    try_format(),
    };
    return list;
}

} // namespace smiletwin::geo
