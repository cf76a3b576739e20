// Time series in a city model (CityGML 3.0, module Dynamizer): collected while their elements go
// by, then Things with Datastreams. Private to the CityGML reader.
#pragma once

#include "geo/base/run_context.hpp"
#include "geo/base/time.hpp"
#include "geo/io/citygml_collector.hpp"
#include "geo/io/import_report.hpp"
#include "geo/io/library_shape.hpp"
#include "geo/io/raw_city.hpp"
#include "geo/sensors/sensors.hpp"

#include <optional>
#include <string>
#include <vector>

namespace smiletwin::geo {

/// Takes a Dynamizer: its data as a series; what it says of itself, of files and of the sensor
/// behind it as attributes of its object.
class TimeseriesCollector : public GmlCollector {
public:
    explicit TimeseriesCollector(RawModel& model) : model_(model) {}

    void begin(const PolygonPlace& place, std::string_view id) override;
    void start(std::string_view local, const Said& said) override;
    void
    value(std::string_view local, std::string_view text, std::uint8_t srs, std::uint8_t dimension)
        override;
    void leave(std::string_view local) override;
    void end() override;

private:
    struct Open {
        RawSeries series;
        std::string repetitions; ///< of the part that comes next
        std::string gap;
    };
    void open_series(RawSeries::Kind kind, std::string_view own_id);
    void close_series();
    /// True when the series at hand has taken it.
    bool take_value(RawSeries& series, std::string_view local, std::string_view text);

    RawModel& model_;
    RawSeries dynamizer_; ///< what holds for whatever it brings
    std::vector<Open> open_;
    RawSeries::Pair pair_;
};

/// The series of all parts; objects are numbered through the file.
std::vector<RawSeries> take_series(RawFile& file);

/// Where the series of a model are read from.
struct SeriesSource {
    DataFolder data;              ///< files beside the model
    std::optional<TimeZone> zone; ///< of times without one; UTC where none is given
};

/// One Thing for each object that has series, in the middle of what it belongs to. What cannot be
/// taken over is counted.
std::vector<Thing> things_of(
    const std::vector<RawSeries>& series,
    const City& city,
    const SeriesSource& source,
    ImportReport& report,
    RunContext& context);

} // namespace smiletwin::geo
