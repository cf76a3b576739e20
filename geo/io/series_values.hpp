// From time series as written to numbers at points in time: files beside the model are read,
// composite series laid out. Private to the readers of city models.
#pragma once

#include "geo/base/run_context.hpp"
#include "geo/base/time.hpp"
#include "geo/io/import_report.hpp"
#include "geo/io/library_shape.hpp"
#include "geo/io/raw_series.hpp"
#include "geo/sensors/sensors.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace smiletwin::geo {

class SeriesValues {
public:
    /// `all` may be referred to by id; all four must outlive this. Times without a zone are in
    /// `zone`.
    SeriesValues(
        const std::vector<RawSeries>& all,
        const DataFolder& data,
        TimeZone zone,
        ImportReport& report,
        RunContext& context);

    /// Rising in time. Nothing where no value can be told; what is left out is counted.
    std::optional<Datastream> stream(const RawSeries& series);

private:
    /// A series with the time it fills when it is repeated.
    struct Timed {
        std::vector<Observation> observations;
        std::string property;
        std::string unit;
        UtcTime begin;
        std::chrono::seconds length{0};
    };

    std::optional<Timed> timed(const RawSeries& series, int depth);
    std::optional<Timed>
    of_pairs(const RawSeries& series, const std::vector<RawSeries::Pair>& pairs);
    std::optional<Timed> of_file(const RawSeries& series);
    std::optional<Timed> of_parts(const RawSeries& series, int depth);
    void
    lay(const Timed& part, const RawSeries& written, std::optional<UtcTime>& end, Timed& whole);
    void note_ids(const RawSeries& series);

    std::map<std::string, const RawSeries*> by_id_;
    const DataFolder& data_;
    TimeZone zone_;
    ImportReport& report_;
    RunContext& context_;
    std::size_t observations_ = 0;
};

} // namespace smiletwin::geo
