#include "geo/io/citygml_timeseries.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>

namespace smiletwin::geo {

namespace {

/// A series in a file, or one made of others with gaps between them.
bool is_counted_only(std::string_view local) {
    return local == "TabulatedFileTimeseries" || local == "StandardFileTimeseries" ||
           local == "CompositeTimeseries";
}

bool is_value(std::string_view local) {
    constexpr std::array<std::string_view, 5> values{
        "intValue", "doubleValue", "boolValue", "stringValue", "uriValue"};
    return std::find(values.begin(), values.end(), local) != values.end();
}

double number_of(std::string_view text) {
    if (text == "true" || text == "false") {
        return text == "true" ? 1.0 : 0.0;
    }
    double value = 0.0;
    text.remove_prefix(text.starts_with('+') ? 1 : 0);
    const auto [next, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool good = error == std::errc{} && next == text.data() + text.size();
    return good && std::isfinite(value) ? value : std::numeric_limits<double>::quiet_NaN();
}

/// Years and months are their first day (gml:TimePositionType: xsd:gYear, xsd:gYearMonth).
std::string whole_date(const std::string& stamp) {
    constexpr std::size_t year = 4;
    constexpr std::size_t month = 7;
    if (stamp.size() == year) {
        return stamp + "-01-01";
    }
    return stamp.size() == month ? stamp + "-01" : stamp;
}

std::optional<Datastream>
stream_of(const RawSeries& series, const std::optional<TimeZone>& zone, ImportReport& report) {
    const TimeZone clock = zone ? *zone : TimeZone::utc();
    Datastream stream{
        series.id, series.observed_property, series.observed_property, series.unit, {}};
    for (const RawSeries::Pair& pair : series.pairs) {
        const Result<UtcTime> time = parse_iso_time(whole_date(pair.time), clock);
        const double value = number_of(pair.value);
        if (!time || std::isnan(value)) {
            ++report.ignored["timeseries_value"];
            continue;
        }
        stream.observations.push_back({*time, value});
    }
    std::stable_sort(
        stream.observations.begin(),
        stream.observations.end(),
        [](const Observation& a, const Observation& b) { return a.time < b.time; });
    return stream.observations.empty() ? std::nullopt : std::optional(std::move(stream));
}

/// Of everything that belongs to the same top-level object.
std::map<std::uint32_t, Box3d> boxes_of_groups(const City& city) {
    std::map<std::uint32_t, Box3d> boxes;
    for (std::uint32_t i = 0; i < city.objects.size(); ++i) {
        boxes[top_level_object(city, i)].add(city.objects[i].bounds);
    }
    return boxes;
}

} // namespace

void TimeseriesCollector::begin(const PolygonPlace& place, std::string_view id) {
    object_ = static_cast<std::uint32_t>(place.object);
    dynamizer_id_ = id;
    attribute_ref_.clear();
    in_series_ = false;
    attributes_.clear();
}

void TimeseriesCollector::start(
    std::string_view local, std::string_view href, std::string_view /*unit*/) {
    if (is_counted_only(local)) {
        ++model_.ignored[std::string(local)];
    }
    if (local == "GenericTimeseries") {
        begin_series();
    } else if (local == "TimeValuePair") {
        pair_ = {};
    } else if (local == "sensorLocation" && !href.empty()) {
        attributes_.push_back(
            {"dynamizer.sensorLocation", std::string(href), {}, AttributeKind::Uri});
    }
}

void TimeseriesCollector::begin_series() {
    in_series_ = true;
    series_ = {};
    series_.object = object_;
    series_.id = dynamizer_id_;
    series_.attribute_ref = attribute_ref_;
}

void TimeseriesCollector::value(
    std::string_view local,
    std::string_view text,
    std::uint16_t /*srs*/,
    std::uint8_t /*dimension*/) {
    if (local == "timestamp") {
        pair_.time = text;
    } else if (is_value(local)) {
        pair_.value = text;
    } else if (in_series_ && local == "observationProperty") {
        series_.observed_property = text;
    } else if (in_series_ && local == "uom") {
        series_.unit = text;
    } else if (!text.empty()) {
        if (local == "attributeRef") {
            attribute_ref_ = text;
        }
        attributes_.push_back(
            {"dynamizer." + std::string(local), std::string(text), {}, AttributeKind::Text});
    }
}

void TimeseriesCollector::leave(std::string_view local) {
    if (local == "TimeValuePair" && in_series_) {
        series_.pairs.push_back(std::move(pair_));
    } else if (local == "GenericTimeseries") {
        in_series_ = false;
        if (!series_.pairs.empty()) {
            model_.series.push_back(std::move(series_));
        }
    }
}

void TimeseriesCollector::end() {}

std::vector<RawSeries> take_series(RawFile& file) {
    std::vector<RawSeries> all;
    std::uint32_t objects = 0;
    for (RawModel& part : file.parts) {
        for (RawSeries& series : part.series) {
            series.object += objects;
            all.push_back(std::move(series));
        }
        part.series.clear();
        objects += static_cast<std::uint32_t>(part.objects.size());
    }
    return all;
}

std::vector<Thing> things_of(
    const std::vector<RawSeries>& series,
    const City& city,
    const std::optional<TimeZone>& zone,
    ImportReport& report) {
    if (series.empty()) {
        return {};
    }
    const std::map<std::uint32_t, Box3d> boxes = boxes_of_groups(city);
    std::map<std::uint32_t, Thing> by_object;
    for (const RawSeries& one : series) {
        const CityObject& object = city.objects[one.object];
        const Box3d& box = boxes.at(top_level_object(city, one.object));
        const auto place = city.crs && !box.empty()
                               ? geographic_position(*city.crs, {box.center().x, box.center().y})
                               : Result<GeographicPosition>(Problem{});
        std::optional<Datastream> stream = stream_of(one, zone, report);
        if (!place || !stream) {
            ++report.ignored[place ? "timeseries" : "thing_without_place"];
            continue;
        }
        Thing& thing = by_object[one.object];
        thing.id = object.id;
        thing.name = object.id.empty() ? object.type : object.id;
        thing.description = object.type;
        thing.position = *place;
        thing.height_m = box.center().z;
        thing.datastreams.push_back(std::move(*stream));
    }
    std::vector<Thing> things;
    for (auto& [object, thing] : by_object) {
        things.push_back(std::move(thing));
    }
    return things;
}

} // namespace smiletwin::geo
