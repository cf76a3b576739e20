// Time series in files beside a city model: tables, and XML of TimeseriesML or WaterML 2. Times and
// values stay text. Private to the readers of city models.
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/run_context.hpp"
#include "geo/io/raw_series.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace smiletwin::geo {

struct SeriesFile {
    std::vector<RawSeries::Pair> pairs;
    std::string unit;
    std::uint64_t bad_rows = 0;
};

/// Longer files hold no series of a city model.
inline constexpr std::uintmax_t most_series_file_bytes = std::uintmax_t{64} << 20U;

/// What is said of a table (CityGML 3.0, TabulatedFileTimeseries) by element name:
/// "fieldSeparator", "timeColumnName", ... Columns count from 1, from 0 where one has that number.
/// Where nothing says which columns, the first two.
Result<SeriesFile> read_series_table(
    const std::filesystem::path& path, const std::map<std::string, std::string>& form);

/// Pairs of OGC TimeseriesML 1.x and WaterML 2.0 (MeasurementTVP, TimeValuePair), with times or
/// evenly spaced ones (OGC 15-042r3, 10.1), and lists of times and values (clause 11).
Result<SeriesFile> read_series_xml(const std::filesystem::path& path, RunContext& context);

} // namespace smiletwin::geo
