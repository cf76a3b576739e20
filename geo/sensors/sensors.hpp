// Sensors in the words of OGC SensorThings API 1.1: a Thing stands somewhere and has Datastreams of
// Observations. Every sensor source is mapped to these.
#pragma once

#include "geo/base/time.hpp"
#include "geo/crs/crs.hpp"

#include <optional>
#include <string>
#include <vector>

namespace smiletwin::geo {

struct Observation {
    UtcTime time;       ///< phenomenonTime; the end of an interval
    double value = 0.0; ///< NaN where the sensor reported nothing usable
};

struct Datastream {
    std::string id;
    std::string name;
    std::string observed_property;         ///< "Air temperature"
    std::string unit;                      ///< unitOfMeasurement.symbol, "°C"
    std::vector<Observation> observations; ///< rising in time
};

struct Thing {
    std::string id;
    std::string name;
    std::string description;
    GeographicPosition position;    ///< first Point location
    std::optional<double> height_m; ///< third coordinate where given
    std::vector<Datastream> datastreams;
};

/// Newest usable observation of a stream, or nothing.
std::optional<Observation> latest(const Datastream& stream);

} // namespace smiletwin::geo
