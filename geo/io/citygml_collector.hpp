// What takes an element of a CityGML file with all below it, by names and texts alone. Private to
// the CityGML reader.
#pragma once

#include "geo/io/citygml_geometry.hpp"

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace smiletwin::geo {

class GmlCollector {
public:
    GmlCollector() = default;
    GmlCollector(const GmlCollector&) = delete;
    GmlCollector& operator=(const GmlCollector&) = delete;
    virtual ~GmlCollector() = default;

    virtual void begin(const PolygonPlace& place, std::string_view id) = 0;
    /// What an element that begins inside says of itself; empty for most.
    struct Said {
        std::string_view id;
        std::string_view href;
        std::string_view unit;
    };
    virtual void start(std::string_view /*local*/, const Said& /*said*/) {}
    /// Text of an element without children; `srs` and `dimension` (0 = not stated) hold there.
    virtual void value(
        std::string_view local,
        std::string_view text,
        std::uint8_t srs,
        std::uint8_t dimension) = 0;
    /// An element with children ends inside.
    virtual void leave(std::string_view /*local*/) {}
    virtual void end() = 0;

    /// What the object gets to know of it; taken after the end.
    std::vector<Attribute> take_attributes() { return std::move(attributes_); }

protected:
    std::vector<Attribute> attributes_;
};

} // namespace smiletwin::geo
