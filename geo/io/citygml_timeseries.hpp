// Time series in a city model (CityGML 3.0, module Dynamizer): collected while their elements go
// by, then Things with Datastreams. Private to the CityGML reader.
#pragma once

#include "geo/base/time.hpp"
#include "geo/io/citygml_collector.hpp"
#include "geo/io/import_report.hpp"
#include "geo/io/raw_city.hpp"
#include "geo/sensors/sensors.hpp"

#include <optional>
#include <string>
#include <vector>

namespace smiletwin::geo {

/// Takes a Dynamizer: pairs of times and values as a series; what it says of itself and of the
/// sensor behind it as attributes of its object.
class TimeseriesCollector : public GmlCollector {
public:
    explicit TimeseriesCollector(RawModel& model) : model_(model) {}

    void begin(const PolygonPlace& place, std::string_view id) override;
    void start(std::string_view local, std::string_view href, std::string_view unit) override;
    void
    value(std::string_view local, std::string_view text, std::uint16_t srs, std::uint8_t dimension)
        override;
    void leave(std::string_view local) override;
    void end() override;

private:
    void begin_series();
    void take_pair();

    RawModel& model_;
    RawSeries series_; ///< the open one
    std::string dynamizer_id_;
    std::string attribute_ref_;
    bool in_series_ = false;
    std::uint32_t object_ = 0;
    RawSeries::Pair pair_;
};

/// The series of all parts; objects are numbered through the file.
std::vector<RawSeries> take_series(RawFile& file);

/// One Thing for each object that has series, in the middle of what it belongs to. Times without a
/// zone are in `zone`, else in UTC. What cannot be taken over is counted.
std::vector<Thing> things_of(
    const std::vector<RawSeries>& series,
    const City& city,
    const std::optional<TimeZone>& zone,
    ImportReport& report);

} // namespace smiletwin::geo
