#include "geo/io/citygml_timeseries.hpp"

#include "geo/io/series_values.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace smiletwin::geo {

namespace {

/// Composite series in composite series.
constexpr std::size_t most_open_series = 16;

std::optional<RawSeries::Kind> series_kind(std::string_view local) {
    constexpr std::array<std::pair<std::string_view, RawSeries::Kind>, 4> kinds{{
        {"GenericTimeseries", RawSeries::Kind::Generic},
        {"TabulatedFileTimeseries", RawSeries::Kind::Table},
        {"StandardFileTimeseries", RawSeries::Kind::StandardFile},
        {"CompositeTimeseries", RawSeries::Kind::Composite},
    }};
    const auto* found = std::find_if(
        kinds.begin(), kinds.end(), [local](const auto& kind) { return kind.first == local; });
    return found != kinds.end() ? std::optional(found->second) : std::nullopt;
}

bool is_of_file(const RawSeries& series) {
    return series.kind == RawSeries::Kind::Table || series.kind == RawSeries::Kind::StandardFile;
}

bool is_value(std::string_view local) {
    constexpr std::array<std::string_view, 5> values{
        "intValue", "doubleValue", "boolValue", "stringValue", "uriValue"};
    return std::find(values.begin(), values.end(), local) != values.end();
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
    dynamizer_ = {};
    dynamizer_.object = static_cast<std::uint32_t>(place.object);
    dynamizer_.id = id;
    open_.clear();
    attributes_.clear();
}

void TimeseriesCollector::start(std::string_view local, const Said& said) {
    if (const auto kind = series_kind(local)) {
        open_series(*kind, said.id);
    } else if (local == "TimeValuePair") {
        pair_ = {};
    } else if ((local == "timeseries" || local == "dynamicData") && said.href.starts_with('#')) {
        open_series(RawSeries::Kind::Reference, said.href.substr(1));
        close_series();
    } else if (local == "sensorLocation" && !said.href.empty()) {
        attributes_.push_back(
            {"dynamizer.sensorLocation", std::string(said.href), {}, AttributeKind::Uri});
    }
}

void TimeseriesCollector::open_series(RawSeries::Kind kind, std::string_view own_id) {
    if (open_.size() >= most_open_series) {
        ++model_.ignored["timeseries"];
        return;
    }
    Open opened;
    opened.series = dynamizer_;
    opened.series.kind = kind;
    opened.series.own_id = own_id;
    open_.push_back(std::move(opened));
}

void TimeseriesCollector::close_series() {
    if (open_.empty()) {
        return;
    }
    RawSeries closed = std::move(open_.back().series);
    open_.pop_back();
    if (open_.empty()) {
        model_.series.push_back(std::move(closed));
        return;
    }
    closed.repetitions = std::exchange(open_.back().repetitions, {});
    closed.gap = std::exchange(open_.back().gap, {});
    open_.back().series.parts.push_back(std::move(closed));
}

bool TimeseriesCollector::take_value(
    RawSeries& series, std::string_view local, std::string_view text) {
    if (local == "observationProperty") {
        series.observed_property = text;
    } else if (local == "uom") {
        series.unit = text;
    } else if (local == "firstTimestamp") {
        series.first_time = text;
    } else if (local == "lastTimestamp") {
        series.last_time = text;
    } else if (local == "repetitions") {
        open_.back().repetitions = text;
    } else if (local == "additionalGap") {
        open_.back().gap = text;
    } else if (is_of_file(series)) {
        series.file.insert_or_assign(std::string(local), std::string(text));
    } else {
        return false;
    }
    return !is_of_file(series); // of files all is kept as attributes, too
}

void TimeseriesCollector::value(
    std::string_view local,
    std::string_view text,
    std::uint8_t /*srs*/,
    std::uint8_t /*dimension*/) {
    if (local == "timestamp") {
        pair_.time = text;
    } else if (is_value(local)) {
        pair_.value = text;
    } else if (!text.empty() && (open_.empty() || !take_value(open_.back().series, local, text))) {
        if (local == "attributeRef") {
            dynamizer_.attribute_ref = text;
        } else if (local == "startTime") {
            dynamizer_.start_time = text;
        }
        attributes_.push_back(
            {"dynamizer." + std::string(local), std::string(text), {}, AttributeKind::Text});
    }
}

void TimeseriesCollector::leave(std::string_view local) {
    if (local == "TimeValuePair" && !open_.empty()) {
        open_.back().series.pairs.push_back(std::move(pair_));
    } else if (series_kind(local)) {
        close_series();
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
    const SeriesSource& source,
    ImportReport& report,
    RunContext& context) {
    if (series.empty()) {
        return {};
    }
    SeriesValues values(
        series, source.data, source.zone ? *source.zone : TimeZone::utc(), report, context);
    const std::map<std::uint32_t, Box3d> boxes = boxes_of_groups(city);
    std::map<std::uint32_t, Thing> by_object;
    for (const RawSeries& one : series) {
        const CityObject& object = city.objects[one.object];
        const Box3d& box = boxes.at(top_level_object(city, one.object));
        const auto place = city.crs && !box.empty()
                               ? geographic_position(*city.crs, {box.center().x, box.center().y})
                               : Result<GeographicPosition>(Problem{});
        if (!place) {
            ++report.ignored["thing_without_place"];
            continue;
        }
        std::optional<Datastream> stream = values.stream(one);
        if (!stream) {
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
