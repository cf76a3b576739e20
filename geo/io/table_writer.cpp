#include "geo/io/table_writer.hpp"

#include "geo/base/replace_file.hpp"
#include "geo/io/gdal_dataset.hpp"

#include <fmt/format.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <array>
#include <cmath>
#include <memory>
#include <type_traits>

namespace smiletwin::geo {

namespace {

using OgrFeature = std::unique_ptr<std::remove_pointer_t<OGRFeatureH>, decltype(&OGR_F_Destroy)>;
using SpatialReference =
    std::unique_ptr<std::remove_pointer_t<OGRSpatialReferenceH>, decltype(&OSRRelease)>;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct GeometryKind {
    const char* ending;
    OGRwkbGeometryType type;
};
/// In the order of PlanGeometry.
constexpr std::array geometry_kinds{
    GeometryKind{"_points", wkbPoint},
    GeometryKind{"_lines", wkbLineString},
    GeometryKind{"_areas", wkbPolygon}};

std::string with_quotes(const std::string& words, char separator) {
    if (words.find_first_of(std::string("\"\r\n") + separator) == std::string::npos) {
        return words;
    }
    std::string text = "\"";
    for (const char c : words) {
        text += c == '"' ? "\"\"" : std::string(1, c);
    }
    return text + '"';
}

std::string cell_text(const TableCell& cell, const CsvStyle& style) {
    if (const auto* number = std::get_if<double>(&cell)) {
        std::string text = std::isfinite(*number) ? fmt::format("{}", *number) : std::string();
        if (const std::size_t point = text.find('.'); point != std::string::npos) {
            text[point] = style.decimal;
        }
        return with_quotes(text, style.separator);
    }
    const auto* words = std::get_if<std::string>(&cell);
    return words != nullptr ? with_quotes(*words, style.separator) : std::string();
}

SpatialReference spatial_reference(const std::optional<Crs>& crs) {
    SpatialReference srs(nullptr, OSRRelease);
    if (crs) {
        srs.reset(OSRNewSpatialReference(nullptr));
        if (OSRSetFromUserInput(srs.get(), crs->id().c_str()) != OGRERR_NONE) {
            srs.reset();
        } else {
            OSRSetAxisMappingStrategy(srs.get(), OAMS_TRADITIONAL_GIS_ORDER);
        }
    }
    return srs;
}

OGRGeometryH line_geometry(OGRwkbGeometryType type, const std::vector<Vec2d>& points, bool closed) {
    OGRGeometryH line = OGR_G_CreateGeometry(type);
    for (const Vec2d point : points) {
        OGR_G_AddPoint_2D(line, point.x, point.y);
    }
    if (closed && !points.empty()) {
        OGR_G_AddPoint_2D(line, points.front().x, points.front().y);
    }
    return line;
}

OGRGeometryH ogr_geometry(const PlanGeometry& geometry) {
    if (const auto* point = std::get_if<Vec2d>(&geometry)) {
        OGRGeometryH made = OGR_G_CreateGeometry(wkbPoint);
        OGR_G_SetPoint_2D(made, 0, point->x, point->y);
        return made;
    }
    if (const auto* line = std::get_if<Line2d>(&geometry)) {
        return line_geometry(wkbLineString, *line, false);
    }
    OGRGeometryH made = OGR_G_CreateGeometry(wkbPolygon);
    for (const Ring2d& ring : std::get<Polygon2d>(geometry).rings) {
        OGR_G_AddGeometryDirectly(made, line_geometry(wkbLinearRing, ring, true));
    }
    return made;
}

/// A column is one of numbers when no cell of it holds words.
bool holds_words(const DataTable& table, std::size_t column) {
    for (const std::vector<TableCell>& row : table.rows) {
        if (std::holds_alternative<std::string>(row[column])) {
            return true;
        }
    }
    return false;
}

/// False when the library refuses something; GdalErrors know what.
bool add_columns(OGRLayerH layer, const DataTable& table) {
    bool well = layer != nullptr;
    for (std::size_t i = 0; well && i < table.titles.size(); ++i) {
        OGRFieldDefnH field =
            OGR_Fld_Create(table.titles[i].c_str(), holds_words(table, i) ? OFTString : OFTReal);
        well = OGR_L_CreateField(layer, field, FALSE) == OGRERR_NONE;
        OGR_Fld_Destroy(field);
    }
    return well;
}

bool add_row(OGRLayerH layer, const DataTable& table, std::size_t row) {
    const OgrFeature feature(OGR_F_Create(OGR_L_GetLayerDefn(layer)), OGR_F_Destroy);
    for (std::size_t i = 0; i < table.titles.size(); ++i) {
        const TableCell& cell = table.rows[row][i];
        const int column = static_cast<int>(i);
        if (const auto* number = std::get_if<double>(&cell); number && std::isfinite(*number)) {
            OGR_F_SetFieldDouble(feature.get(), column, *number);
        } else if (const auto* words = std::get_if<std::string>(&cell)) {
            OGR_F_SetFieldString(feature.get(), column, words->c_str());
        }
    }
    if (!table.geometries.empty()) {
        OGR_F_SetGeometryDirectly(feature.get(), ogr_geometry(table.geometries[row]));
    }
    return OGR_L_CreateFeature(layer, feature.get()) == OGRERR_NONE;
}

bool add_sheet(GDALDatasetH dataset, const DataTable& table) {
    OGRLayerH layer =
        GDALDatasetCreateLayer(dataset, table.name.c_str(), nullptr, wkbNone, nullptr);
    bool well = add_columns(layer, table);
    for (std::size_t row = 0; well && row < table.rows.size(); ++row) {
        well = add_row(layer, table, row);
    }
    return well;
}

bool add_layers(GDALDatasetH dataset, const DataTable& table, OGRSpatialReferenceH srs) {
    bool well = true;
    for (std::size_t kind = 0; well && kind < geometry_kinds.size(); ++kind) {
        OGRLayerH layer = nullptr;
        for (std::size_t row = 0; well && row < table.rows.size(); ++row) {
            if (table.geometries[row].index() != kind) {
                continue;
            }
            if (layer == nullptr) {
                const std::string name = table.name + geometry_kinds[kind].ending;
                layer = GDALDatasetCreateLayer(
                    dataset, name.c_str(), srs, geometry_kinds[kind].type, nullptr);
                well = add_columns(layer, table);
            }
            well = well && add_row(layer, table, row);
        }
    }
    return well;
}

/// `fill` writes into the new dataset; the file is whole or absent.
template <typename Fill>
Result<Done>
write_dataset(const std::filesystem::path& path, const char* driver, const Fill& fill) {
    prepare_gdal();
    const GdalErrors errors;
    PendingFile pending(path);
    bool well = false;
    if (GDALDriverH found = GDALGetDriverByName(driver)) {
        GdalDataset dataset(
            GDALCreate(found, pending.path().string().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        well = dataset != nullptr && fill(dataset.get());
        dataset.reset(); // closing writes the rest
    }
    return well && !errors.failed() ? pending.commit() : unwritable_file(path, errors.first());
}

} // namespace

CsvStyle csv_style(std::string_view language) {
    return language == "de" ? CsvStyle{';', ',', true} : CsvStyle{};
}

std::string csv_text(const DataTable& table, const CsvStyle& style) {
    std::string text(style.byte_order_mark ? byte_order_mark : std::string_view());
    for (std::size_t i = 0; i < table.titles.size(); ++i) {
        text += (i == 0 ? "" : std::string(1, style.separator)) +
                with_quotes(table.titles[i], style.separator);
    }
    text += "\r\n";
    for (const std::vector<TableCell>& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += (i == 0 ? "" : std::string(1, style.separator)) + cell_text(row[i], style);
        }
        text += "\r\n";
    }
    return text;
}

Result<Done> write_xlsx(const std::filesystem::path& path, std::span<const DataTable> tables) {
    return write_dataset(path, "XLSX", [tables](GDALDatasetH dataset) {
        bool well = true;
        for (const DataTable& table : tables) {
            well = well && add_sheet(dataset, table);
        }
        return well;
    });
}

Result<Done> write_layers(
    const std::filesystem::path& path,
    std::span<const DataTable> tables,
    const std::optional<Crs>& crs) {
    return write_dataset(path, "GPKG", [&](GDALDatasetH dataset) {
        const SpatialReference srs = spatial_reference(crs);
        bool well = !crs || srs != nullptr;
        for (const DataTable& table : tables) {
            well = well && add_layers(dataset, table, srs.get());
        }
        return well;
    });
}

} // namespace smiletwin::geo
