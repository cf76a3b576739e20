// Collects implicit geometries while their elements go by (CityGML 2.0, clause 8.2; 3.0, core).
// Private to the CityGML reader.
#pragma once

#include "geo/io/citygml_geometry.hpp"
#include "geo/io/raw_city.hpp"

#include <cstdint>
#include <string_view>

namespace smiletwin::geo {

class InstanceCollector {
public:
    explicit InstanceCollector(RawModel& model) : model_(model) {}

    void begin(const PolygonPlace& place);
    /// The template is the element of that id; "" where its polygons follow.
    void use_template(std::string_view href);
    /// Text of an element inside; `srs` holds there.
    void value(std::string_view local, std::string_view text, std::uint8_t srs);
    void end();

private:
    RawModel& model_;
    RawInstance instance_;
};

} // namespace smiletwin::geo
