#include "geo/io/sensorthings_importer.hpp"

#include "geo/io/gdal_dataset.hpp"
#include "geo/io/weather_text.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

namespace smiletwin::geo {

namespace {

using Ignored = std::map<std::string, std::uint64_t>;

std::string id_of(const Json& entity, std::size_t running_number) {
    const Json& id = entity["@iot.id"];
    if (id.is_string()) {
        return id.to_string();
    }
    // Documents to be posted have no id yet.
    return std::to_string(id.is_number() ? id.to_int() : static_cast<std::int64_t>(running_number));
}

struct Place {
    GeographicPosition position;
    std::optional<double> height_m;
};

/// The first Point of a geometry, Feature, or FeatureCollection.
std::optional<Place> point_in(const Json& geojson) {
    const std::string& type = geojson["type"].to_string();
    if (type == "Feature") {
        return point_in(geojson["geometry"]);
    }
    const Json& numbers = geojson["coordinates"];
    if (type != "Point" || !numbers[0].is_number() || !numbers[1].is_number()) {
        return std::nullopt;
    }
    const Place place{
        {numbers[1].to_double(), numbers[0].to_double()},
        numbers[2].is_number() ? std::optional(numbers[2].to_double()) : std::nullopt};
    const bool on_earth = std::abs(place.position.latitude_deg) <= 90.0 &&
                          std::abs(place.position.longitude_deg) <= 180.0;
    return on_earth ? std::optional(place) : std::nullopt;
}

std::optional<Place> place_of(const Json& thing) {
    for (const Json& location : thing["Locations"].items()) {
        if (auto place = point_in(location["location"])) {
            return place;
        }
    }
    return std::nullopt;
}

/// An instant, or the end of an interval "begin/end".
std::optional<UtcTime> time_of(const Json& observation) {
    std::string_view text = observation["phenomenonTime"].to_string();
    if (text.empty()) {
        text = observation["resultTime"].to_string();
    }
    const std::size_t slash = text.find('/');
    if (slash != std::string_view::npos) {
        text = text.substr(slash + 1);
    }
    const auto time = parse_iso_time(text, TimeZone::utc());
    return time ? std::optional(*time) : std::nullopt;
}

double result_of(const Json& observation) {
    const Json& result = observation["result"];
    if (result.is_number()) {
        return result.to_double();
    }
    if (result.is_bool()) {
        return result.to_bool() ? 1.0 : 0.0;
    }
    return number_in(result.to_string()).value_or(not_given);
}

std::vector<Observation> observations_of(const Json& stream, Ignored& ignored) {
    std::vector<Observation> observations;
    observations.reserve(stream["Observations"].size());
    for (const Json& entry : stream["Observations"].items()) {
        if (const auto time = time_of(entry)) {
            observations.push_back({*time, result_of(entry)});
        } else {
            ++ignored["observation_without_time"];
        }
    }
    std::stable_sort(
        observations.begin(), observations.end(), [](const Observation& a, const Observation& b) {
            return a.time < b.time;
        });
    return observations;
}

Datastream stream_from(const Json& entry, std::size_t running_number, Ignored& ignored) {
    Datastream stream;
    stream.id = id_of(entry, running_number);
    stream.name = entry["name"].to_string();
    stream.observed_property = entry["ObservedProperty"]["name"].to_string();
    if (stream.observed_property.empty()) {
        stream.observed_property = stream.name;
    }
    stream.unit = entry["unitOfMeasurement"]["symbol"].to_string();
    stream.observations = observations_of(entry, ignored);
    return stream;
}

std::optional<Thing> thing_from(const Json& entry, std::size_t running_number, Ignored& ignored) {
    const auto place = place_of(entry);
    if (!place) {
        ++ignored["thing_without_place"];
        return std::nullopt;
    }
    Thing thing;
    thing.id = id_of(entry, running_number);
    thing.name = entry["name"].to_string();
    thing.description = entry["description"].to_string();
    thing.position = place->position;
    thing.height_m = place->height_m;
    const auto& streams = entry["Datastreams"].items();
    for (std::size_t i = 0; i < streams.size(); ++i) {
        if (streams[i].is_object()) {
            thing.datastreams.push_back(stream_from(streams[i], i + 1, ignored));
        } else {
            ++ignored["datastream_unknown"];
        }
    }
    return thing;
}

bool is_thing(const Json& value) {
    return value.contains("Datastreams") || value.contains("Locations");
}

int sensorthings_confidence(const FileHead& head) {
    const bool json = head.bytes.find('{') != std::string::npos;
    const auto has = [&](std::string_view word) {
        return head.bytes.find(word) != std::string::npos;
    };
    const bool things =
        has("\"Datastreams\"") || has("\"Locations\"") || (has("@iot.") && has("\"value\""));
    return json && things && head.lower_extension == ".json" ? 2 : 0;
}

Result<Imported>
import_things(const std::filesystem::path& path, const ImportOptions&, RunContext& context) {
    if (context.cancelled()) {
        return cancelled_problem();
    }
    const auto json = read_json_file(path);
    if (!json) {
        return json.problem();
    }
    auto content = things_from_json(*json, path.string());
    if (!content) {
        return content.problem();
    }
    Imported imported;
    imported.path = path;
    imported.format = "sensorthings";
    imported.report.files = {path.string()};
    imported.report.objects = content->things.size();
    imported.report.objects_by_type["Thing"] = content->things.size();
    imported.report.ignored = content->ignored;
    imported.report.warnings = content.warnings();
    imported.data = std::make_shared<const std::vector<Thing>>(std::move(content->things));
    return imported;
}

} // namespace

Result<ThingsContent> things_from_json(const Json& answer, const std::string& where) {
    const Json single = is_thing(answer) ? Json(Json::Array{answer}) : Json();
    const Json& listed = answer.is_array() ? answer : answer["value"];
    const Json& entries = single.is_array() ? single : listed;
    ThingsContent content;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (!is_thing(entries[i])) {
            ++content.ignored["not_a_thing"];
        } else if (auto thing = thing_from(entries[i], i + 1, content.ignored)) {
            content.things.push_back(std::move(*thing));
        }
    }
    if (content.things.empty()) {
        return Problem{{"error.sensors.no_things", {}}, where, {"help.sensors.expand", {}}, {}};
    }
    std::vector<Problem> warnings;
    if (answer.contains("@iot.nextLink")) {
        warnings.push_back(
            {{"warning.sensors.more_pages", {}}, where, {"help.sensors.more_pages", {}}, {}});
    }
    return {std::move(content), std::move(warnings)};
}

Format sensorthings_format() {
    return {
        "sensorthings", "format.sensorthings", {".json"}, sensorthings_confidence, import_things};
}

} // namespace smiletwin::geo
