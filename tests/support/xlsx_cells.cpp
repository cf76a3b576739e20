#include "tests/support/xlsx_cells.hpp"

#include "geo/io/gdal_dataset.hpp"

#include <gdal.h>
#include <ogr_api.h>

#include <cassert>

namespace smiletwin::tests {

std::vector<std::vector<geo::TableCell>> xlsx_cells(const std::filesystem::path& file) {
    geo::prepare_gdal();
    const geo::GdalErrors errors;
    const auto dataset = geo::open_gdal(file, geo::GdalKind::Vector, {"XLSX"}, errors);
    assert(dataset.ok());
    OGRLayerH layer = GDALDatasetGetLayer(dataset->get(), 0);
    std::vector<std::vector<geo::TableCell>> rows;
    while (OGRFeatureH feature = OGR_L_GetNextFeature(layer)) {
        std::vector<geo::TableCell>& row = rows.emplace_back();
        for (int i = 0; i < OGR_F_GetFieldCount(feature); ++i) {
            const OGRFieldType type = OGR_Fld_GetType(OGR_F_GetFieldDefnRef(feature, i));
            if (OGR_F_IsFieldSetAndNotNull(feature, i) == 0) {
                row.emplace_back();
            } else if (type == OFTString) {
                row.emplace_back(std::string(OGR_F_GetFieldAsString(feature, i)));
            } else {
                row.emplace_back(OGR_F_GetFieldAsDouble(feature, i));
            }
        }
        OGR_F_Destroy(feature);
    }
    return rows;
}

} // namespace smiletwin::tests
