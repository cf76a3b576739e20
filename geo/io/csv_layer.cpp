#include "geo/io/csv_layer.hpp"

#include "geo/geometry/wkt.hpp"
#include "geo/io/csv_table.hpp"
#include "geo/io/gdal_dataset.hpp"
#include "geo/io/text_stream.hpp"
#include "geo/io/weather_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <utility>

namespace smiletwin::geo {

namespace {

struct NamePair {
    std::string_view x;
    std::string_view y;
    bool degrees = false;
};

constexpr std::array<NamePair, 20> name_pairs{{
    {"lon", "lat", true},
    {"lng", "lat", true},
    {"long", "lat", true},
    {"longitude", "latitude", true},
    {"laenge", "breite", true},
    {"länge", "breite", true},
    {"laengengrad", "breitengrad", true},
    {"längengrad", "breitengrad", true},
    {"geo_laenge", "geo_breite", true},
    {"x", "y"},
    {"rechtswert", "hochwert"},
    {"ostwert", "nordwert"},
    {"ost", "nord"},
    {"easting", "northing"},
    {"utm_ost", "utm_nord"},
    {"utm_x", "utm_y"},
    {"x_utm", "y_utm"},
    {"x_coord", "y_coord"},
    {"xkoord", "ykoord"},
    {"koordx", "koordy"},
}};
constexpr std::array<std::string_view, 5> wkt_names{
    "wkt", "geom", "the_geom", "geometry", "geometrie"};

constexpr std::size_t no_column = static_cast<std::size_t>(-1);

struct PlaceColumns {
    std::size_t x = no_column;
    std::size_t y = no_column;
    std::size_t wkt = no_column;
    bool degrees = false;

    [[nodiscard]] bool any() const { return x != no_column || wkt != no_column; }
};

std::size_t column_of(const std::vector<std::string>& titles, std::string_view name) {
    const auto same = [&](const std::string& title) {
        return std::equal(title.begin(), title.end(), name.begin(), name.end(), [](char a, char b) {
            return std::tolower(static_cast<unsigned char>(a)) == static_cast<unsigned char>(b) ||
                   a == b;
        });
    };
    const auto found = std::find_if(titles.begin(), titles.end(), same);
    return found != titles.end() ? static_cast<std::size_t>(found - titles.begin()) : no_column;
}

PlaceColumns find_places(const std::vector<std::string>& titles) {
    PlaceColumns columns;
    for (const NamePair& pair : name_pairs) {
        const std::size_t x = column_of(titles, pair.x);
        const std::size_t y = column_of(titles, pair.y);
        if (x != no_column && y != no_column) {
            columns.x = x;
            columns.y = y;
            columns.degrees = pair.degrees;
            return columns;
        }
    }
    for (const std::string_view name : wkt_names) {
        columns.wkt = columns.wkt == no_column ? column_of(titles, name) : columns.wkt;
    }
    return columns;
}

std::optional<double> number_of(std::string cell, bool decimal_comma) {
    if (decimal_comma) {
        std::replace(cell.begin(), cell.end(), ',', '.');
    }
    const auto number = number_in(cell);
    return number && std::isfinite(*number) ? number : std::nullopt;
}

std::vector<PlanGeometry> geometries_of(
    const std::vector<std::string>& row, const PlaceColumns& columns, bool decimal_comma) {
    std::vector<PlanGeometry> geometries;
    if (columns.wkt != no_column) {
        const std::string& wkt = row[columns.wkt];
        if (auto polygons = polygons_from_wkt(wkt)) {
            std::move(polygons->begin(), polygons->end(), std::back_inserter(geometries));
        } else if (auto line = line_from_wkt(wkt)) {
            geometries.emplace_back(std::move(*line));
        } else if (const auto point = point_from_wkt(wkt)) {
            geometries.emplace_back(*point);
        }
        return geometries;
    }
    const auto x = number_of(row[columns.x], decimal_comma);
    const auto y = number_of(row[columns.y], decimal_comma);
    if (x && y) {
        geometries.emplace_back(Vec2d{*x, *y});
    }
    return geometries;
}

bool could_be_degrees(const std::vector<Feature>& features) {
    return std::all_of(features.begin(), features.end(), [](const Feature& feature) {
        const Box2d box = bounds(feature.geometry);
        return std::abs(box.min.x) <= 180.0 && std::abs(box.max.x) <= 180.0 &&
               std::abs(box.min.y) <= 90.0 && std::abs(box.max.y) <= 90.0;
    });
}

void add_row(
    const CsvTable& table,
    const std::vector<std::string>& row,
    const PlaceColumns& columns,
    VectorContent& content) {
    auto geometries = geometries_of(row, columns, table.separator != ',');
    if (geometries.empty()) {
        ++content.ignored["no_geometry"];
        return;
    }
    const std::string id = std::to_string(content.features_in_file);
    for (std::size_t i = 0; i < geometries.size(); ++i) {
        Feature feature;
        feature.id = geometries.size() == 1 ? id : id + "/" + std::to_string(i + 1);
        feature.geometry = std::move(geometries[i]);
        for (std::size_t k = 0; k < row.size(); ++k) {
            if (k != columns.wkt) {
                feature.fields.emplace_back(table.titles[k], row[k]);
            }
        }
        content.layer.features.push_back(std::move(feature));
    }
}

} // namespace

bool names_places(std::string_view first_line) {
    return find_places(parse_csv(first_line).titles).any();
}

Result<VectorContent> read_csv_layer(
    const std::filesystem::path& path, const VectorOptions& options, RunContext& context) {
    const Result<TextPiece> whole = read_text(path);
    if (!whole) {
        return whole.problem();
    }
    const CsvTable table = parse_csv(as_utf8(std::string(whole->text)));
    const PlaceColumns columns = find_places(table.titles);
    if (!columns.any()) {
        return file_problem("error.csv.no_places", path, "help.csv.places");
    }
    VectorContent content;
    content.layer.name = path.stem().string();
    for (const std::vector<std::string>& row : table.rows) {
        if (context.cancelled()) {
            return cancelled_problem();
        }
        ++content.features_in_file;
        add_row(table, row, columns, content);
    }
    content.features_in_file += table.bad_rows;
    if (table.bad_rows > 0) {
        content.ignored["unreadable"] = table.bad_rows;
    }
    const bool degrees = columns.degrees || could_be_degrees(content.layer.features);
    auto choice = degrees ? choose_named_crs("EPSG:4326", options.crs_override)
                          : choose_crs(nullptr, path, options.crs_override);
    if (!choice) {
        return choice.problem();
    }
    content.layer.crs = choice->crs;
    content.crs = choice->decision;
    settle_zone(content);
    return content;
}

} // namespace smiletwin::geo
