#include "scenarios/kernel/result_files.hpp"

#include "geo/base/hash.hpp"
#include "geo/base/replace_file.hpp"
#include "geo/io/geotiff_writer.hpp"
#include "geo/io/raster_reader.hpp"
#include "scenarios/kernel/track_file.hpp"

#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

namespace smiletwin::scenarios {

namespace {

constexpr int format_version = 1;
constexpr std::string_view document_name = "result.json";
constexpr std::string_view tracks_name = "tracks.bin";
/// Band name of a map of the whole span; a GeoTIFF band cannot have an empty one.
constexpr std::string_view whole_span = "whole span";

geo::Problem damaged(const std::filesystem::path& where) {
    return geo::Problem{
        {"error.result.damaged", {}}, where.string(), {"help.result.damaged", {}}, {}};
}

/// Layers in the order of their first map.
std::vector<std::string> layers_of(const ModelResult& result) {
    std::vector<std::string> layers;
    for (const ResultGrid& grid : result.grids) {
        if (std::find(layers.begin(), layers.end(), grid.layer) == layers.end()) {
            layers.push_back(grid.layer);
        }
    }
    return layers;
}

geo::Json frame_json(const geo::GridFrame& frame) {
    geo::Json json = geo::Json::object();
    json.set("west", frame.west).set("north", frame.north).set("cell_m", frame.cell_m);
    json.set("columns", frame.columns).set("rows", frame.rows);
    return json;
}

geo::GridFrame frame_from(const geo::Json& json) {
    return {
        json["west"].to_double(),
        json["north"].to_double(),
        json["cell_m"].to_double(),
        static_cast<int>(json["columns"].to_int()),
        static_cast<int>(json["rows"].to_int())};
}

geo::Result<geo::Json> write_layer(
    const std::filesystem::path& folder,
    const ModelResult& result,
    const std::string& layer,
    const std::optional<geo::Crs>& crs) {
    std::vector<geo::RasterBand> bands;
    geo::Json times = geo::Json::array();
    geo::GridFrame frame;
    std::string unit;
    for (const ResultGrid& grid : result.grids) {
        if (grid.layer == layer) {
            const std::string band = grid.time.empty() ? std::string(whole_span) : grid.time;
            bands.push_back({band, grid.unit, grid.values});
            times.push(grid.time);
            frame = grid.values.frame;
            unit = grid.unit;
        }
    }
    geo::GeoTiffOptions options;
    options.metadata = {{"RESULT_HASH", result.hash}, {"LAYER", layer}};
    const std::string name = layer + ".tif";
    const auto written = geo::write_geotiff(folder / name, bands, crs, options);
    if (!written) {
        return written.problem();
    }
    const auto hash = geo::hash_file(folder / name);
    if (!hash) {
        return hash.problem();
    }
    geo::Json json = geo::Json::object();
    json.set("layer", layer).set("unit", unit).set("file", name).set("file_hash", *hash);
    json.set("times", std::move(times)).set("frame", frame_json(frame));
    return json;
}

geo::Result<geo::Json> write_layers(
    const std::filesystem::path& folder, const ModelResult& result, std::string_view crs_name) {
    std::optional<geo::Crs> crs;
    if (const auto parsed = geo::Crs::parse(crs_name)) {
        crs = *parsed;
    }
    geo::Json layers = geo::Json::array();
    for (const std::string& layer : layers_of(result)) {
        auto written = write_layer(folder, result, layer, crs);
        if (!written) {
            return written.problem();
        }
        layers.push(std::move(written).value());
    }
    return layers;
}

std::optional<geo::Problem>
read_layer(const std::filesystem::path& folder, const geo::Json& json, ModelResult& result) {
    const std::filesystem::path file = folder / json["file"].to_string();
    const auto hash = geo::hash_file(file);
    if (!hash || *hash != json["file_hash"].to_string()) {
        return damaged(file);
    }
    auto read = geo::read_raster_bands(file);
    const auto& times = json["times"].items();
    const geo::GridFrame frame = frame_from(json["frame"]);
    if (!read || read->bands.size() != times.size()) {
        return damaged(file);
    }
    for (std::size_t i = 0; i < times.size(); ++i) {
        geo::RasterBand& band = read->bands[i];
        if (band.values.values.size() != frame.cells()) {
            return damaged(file);
        }
        band.values.frame = frame; // exact, whatever rounding the file's georeference had
        result.grids.push_back(
            {json["layer"].to_string(),
             json["unit"].to_string(),
             times[i].to_string(),
             std::move(band.values)});
    }
    return std::nullopt;
}

std::optional<std::string> file_text(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return std::nullopt;
    }
    return std::string{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

} // namespace

geo::Result<geo::Done>
write_grids(const std::filesystem::path& folder, const ModelResult& result, std::string_view crs) {
    const auto layers = write_layers(folder, result, crs);
    if (!layers) {
        return layers.problem();
    }
    return geo::Done{};
}

geo::Result<geo::Done>
write_result(const std::filesystem::path& folder, const ModelResult& result, std::string_view crs) {
    auto layers = write_layers(folder, result, crs);
    if (!layers) {
        return layers.problem();
    }
    geo::Json json = geo::Json::object();
    json.set("format", format_version).set("model", result.model);
    json.set("model_version", result.model_version).set("hash", result.hash);
    json.set("crs", crs).set("layers", std::move(layers).value());
    if (!result.tracks.frames.empty()) {
        const auto written = geo::replace_file(folder / tracks_name, encode_tracks(result.tracks));
        if (!written) {
            return written.problem();
        }
        const auto hash = geo::hash_file(folder / tracks_name);
        if (!hash) {
            return hash.problem();
        }
        json.set("tracks_hash", *hash);
    }
    json.set("summary", result.summary).set("provenance", result.provenance);
    return geo::replace_file(folder / document_name, geo::dump_json(json, 1));
}

geo::Result<ModelResult> read_result(const std::filesystem::path& folder) {
    const auto json = geo::read_json_file(folder / document_name);
    if (!json) {
        return json.problem();
    }
    if ((*json)["format"].to_int() != format_version) {
        return damaged(folder);
    }
    ModelResult result;
    result.model = (*json)["model"].to_string();
    result.model_version = static_cast<int>((*json)["model_version"].to_int());
    result.hash = (*json)["hash"].to_string();
    result.summary = (*json)["summary"];
    result.provenance = (*json)["provenance"];
    for (const geo::Json& layer : (*json)["layers"].items()) {
        if (auto problem = read_layer(folder, layer, result)) {
            return *problem;
        }
    }
    if (json->contains("tracks_hash")) {
        const auto bytes = file_text(folder / tracks_name);
        const auto hash = geo::hash_file(folder / tracks_name);
        if (!bytes || !hash || *hash != (*json)["tracks_hash"].to_string()) {
            return damaged(folder / tracks_name);
        }
        auto tracks = decode_tracks(*bytes, (folder / tracks_name).string());
        if (!tracks) {
            return tracks.problem();
        }
        result.tracks = std::move(tracks).value();
    }
    return result;
}

} // namespace smiletwin::scenarios
