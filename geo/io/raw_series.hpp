// A time series as a city model writes it (CityGML 3.0, OGC 20-010, module Dynamizer). Private to
// the readers of city models.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace smiletwin::geo {

struct RawSeries {
    enum class Kind : std::uint8_t {
        Generic,      ///< pairs of times and values
        Table,        ///< a table file
        StandardFile, ///< a file of a standard of its own
        Composite,    ///< of others, one after the other
        Reference,    ///< to one that stands elsewhere
    };
    struct Pair {
        std::string time;
        std::string value;
    };

    Kind kind = Kind::Generic;
    std::uint32_t object = 0;
    std::string id;     ///< of the Dynamizer
    std::string own_id; ///< gml:id; of a reference that of the other one
    std::string attribute_ref;
    std::string start_time; ///< of the Dynamizer
    std::string observed_property;
    std::string unit;
    std::string first_time; ///< as stated for the whole series
    std::string last_time;
    std::vector<Pair> pairs;
    std::map<std::string, std::string> file; ///< what is said of the file, by element name
    std::vector<RawSeries> parts;
    // As a part of a composite one:
    std::string repetitions;
    std::string gap; ///< xs:duration after all repetitions
};

} // namespace smiletwin::geo
