#include "geo/io/series_values.hpp"

#include "geo/io/inside_root.hpp"
#include "geo/io/series_files.hpp"
#include "geo/io/series_time.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <system_error>
#include <utility>

namespace smiletwin::geo {

namespace {

constexpr int most_depth = 8;
/// Of all series of a model together; a minute's values of ten years.
constexpr std::size_t most_observations = 5'000'000;

const char* counted_name(RawSeries::Kind kind) {
    switch (kind) {
    case RawSeries::Kind::Table:
        return "TabulatedFileTimeseries";
    case RawSeries::Kind::StandardFile:
        return "StandardFileTimeseries";
    case RawSeries::Kind::Composite:
        return "CompositeTimeseries";
    default:
        return "timeseries";
    }
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

std::size_t repetitions_of(const RawSeries& part) {
    std::size_t count = 1;
    std::from_chars(
        part.repetitions.data(), part.repetitions.data() + part.repetitions.size(), count);
    return count;
}

/// Some files of a table are called standard files.
bool is_table(const RawSeries& series, const std::filesystem::path& path) {
    return series.kind == RawSeries::Kind::Table || path.extension() == ".csv" ||
           path.extension() == ".CSV" || path.extension() == ".txt";
}

} // namespace

SeriesValues::SeriesValues(
    const std::vector<RawSeries>& all,
    const DataFolder& data,
    TimeZone zone,
    ImportReport& report,
    RunContext& context)
    : data_(data), zone_(std::move(zone)), report_(report), context_(context) {
    for (const RawSeries& series : all) {
        note_ids(series);
    }
}

void SeriesValues::note_ids(const RawSeries& series) {
    if (series.kind != RawSeries::Kind::Reference && !series.own_id.empty()) {
        by_id_.try_emplace(series.own_id, &series);
    }
    for (const RawSeries& part : series.parts) {
        note_ids(part);
    }
}

std::optional<Datastream> SeriesValues::stream(const RawSeries& series) {
    std::optional<Timed> whole = timed(series, 0);
    if (!whole || whole->observations.empty()) {
        ++report_.ignored[counted_name(series.kind)];
        return std::nullopt;
    }
    std::stable_sort(
        whole->observations.begin(),
        whole->observations.end(),
        [](const Observation& a, const Observation& b) { return a.time < b.time; });
    return Datastream{
        series.id, whole->property, whole->property, whole->unit, std::move(whole->observations)};
}

std::optional<SeriesValues::Timed> SeriesValues::timed(const RawSeries& series, int depth) {
    if (depth > most_depth || context_.cancelled()) {
        return std::nullopt;
    }
    switch (series.kind) {
    case RawSeries::Kind::Generic:
        return of_pairs(series, series.pairs);
    case RawSeries::Kind::Table:
    case RawSeries::Kind::StandardFile:
        return of_file(series);
    case RawSeries::Kind::Composite:
        return of_parts(series, depth);
    case RawSeries::Kind::Reference:
        break;
    }
    const auto target = by_id_.find(series.own_id);
    if (target == by_id_.end()) {
        ++report_.unresolved_references;
        return std::nullopt;
    }
    return timed(*target->second, depth + 1);
}

std::optional<SeriesValues::Timed>
SeriesValues::of_pairs(const RawSeries& series, const std::vector<RawSeries::Pair>& pairs) {
    Timed made;
    made.property = series.observed_property;
    made.unit = series.unit;
    for (const RawSeries::Pair& pair : pairs) {
        const auto time = series_time(pair.time, zone_);
        const double value = number_of(pair.value);
        if (!time || std::isnan(value) || observations_ >= most_observations) {
            ++report_.ignored["timeseries_value"];
            continue;
        }
        made.observations.push_back({*time, value});
        ++observations_;
    }
    if (made.observations.empty()) {
        return std::nullopt;
    }
    std::stable_sort(
        made.observations.begin(),
        made.observations.end(),
        [](const Observation& a, const Observation& b) { return a.time < b.time; });
    const UtcTime first = made.observations.front().time;
    const UtcTime last = made.observations.back().time;
    const UtcTime stated_end = series_time(series.last_time, zone_).value_or(last);
    made.begin = std::min(series_time(series.first_time, zone_).value_or(first), first);
    made.length = std::max(stated_end, last) - made.begin;
    if (stated_end <= last && made.observations.size() > 1) {
        // The last value holds as long as the one before it.
        made.length += last - made.observations[made.observations.size() - 2].time;
    }
    return made;
}

std::optional<SeriesValues::Timed> SeriesValues::of_file(const RawSeries& series) {
    const auto location = series.file.find("fileLocation");
    const std::string uri = location != series.file.end() ? location->second : std::string();
    const auto path = resolve_inside(uri, data_.folder, data_.root);
    report_.named_files.push_back({uri, !path.empty(), true});
    std::error_code error;
    if (path.empty() || std::filesystem::file_size(path, error) > most_series_file_bytes || error) {
        return std::nullopt;
    }
    const auto read = is_table(series, path) ? read_series_table(path, series.file)
                                             : read_series_xml(path, context_);
    if (!read) {
        report_.warnings.push_back(read.problem());
        return std::nullopt;
    }
    if (read->bad_rows > 0) {
        report_.ignored["timeseries_value"] += read->bad_rows;
    }
    std::optional<Timed> made = of_pairs(series, read->pairs);
    if (made && made->unit.empty()) {
        made->unit = read->unit;
    }
    return made;
}

/// Parts follow each other (OGC 20-010, CompositeTimeseries).
std::optional<SeriesValues::Timed> SeriesValues::of_parts(const RawSeries& series, int depth) {
    Timed whole;
    whole.property = series.observed_property;
    whole.unit = series.unit;
    std::optional<UtcTime> end = series_time(series.first_time, zone_);
    end = end ? end : series_time(series.start_time, zone_);
    bool first = true;
    for (const RawSeries& written : series.parts) {
        const auto part = timed(written, depth + 1);
        if (!part) {
            ++report_.ignored[counted_name(written.kind)];
            continue;
        }
        whole.begin = first ? end.value_or(part->begin) : whole.begin;
        whole.property = whole.property.empty() ? part->property : whole.property;
        whole.unit = whole.unit.empty() ? part->unit : whole.unit;
        first = false;
        lay(*part, written, end, whole);
    }
    if (first) {
        return std::nullopt;
    }
    whole.length = *end - whole.begin;
    return whole;
}

/// Moves a part to where the one before it ends; what was measured once and later stays there.
void SeriesValues::lay(
    const Timed& part, const RawSeries& written, std::optional<UtcTime>& end, Timed& whole) {
    const std::size_t repetitions = repetitions_of(written);
    const bool stays = !end || (repetitions == 1 && part.begin >= *end);
    UtcTime begin = stays ? part.begin : *end;
    for (std::size_t i = 0; i < repetitions; ++i) {
        if (observations_ + part.observations.size() > most_observations) {
            ++report_.ignored["timeseries_value"];
            break;
        }
        for (const Observation& observation : part.observations) {
            whole.observations.push_back(
                {observation.time + (begin - part.begin), observation.value});
        }
        observations_ += part.observations.size();
        begin += part.length;
    }
    end = written.gap.empty() ? begin : after_duration(begin, written.gap).value_or(begin);
}

} // namespace smiletwin::geo
