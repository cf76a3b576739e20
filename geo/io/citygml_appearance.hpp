// Collects appearances while their elements go by. Private to the CityGML reader.
#pragma once

#include "geo/io/raw_city.hpp"
#include "geo/io/xml_reader.hpp"

#include <span>
#include <string_view>

namespace smiletwin::geo {

class AppearanceCollector {
public:
    explicit AppearanceCollector(RawModel& model) : model_(model) {}

    void begin_appearance();
    void start(std::string_view local, std::span<const XmlAttribute> attributes);
    /// `text` is empty for elements that have children.
    void end(std::string_view local, std::string_view text);

private:
    void begin_data(std::string_view local, std::span<const XmlAttribute> attributes);
    void start_inside(std::string_view local, std::span<const XmlAttribute> attributes);
    void end_inside(RawAppearance& data, std::string_view local, std::string_view text);
    void add_target(std::string_view uri);
    void name_next_ring(std::string_view uri);
    void add_texture_coordinates(std::string_view text);
    [[nodiscard]] RawTargetParameters* parameters();
    [[nodiscard]] RawAppearance* current();

    RawModel& model_;
    std::uint32_t theme_ = 0;
    bool inside_data_ = false;
    std::uint64_t ring_hash_ = 0;
    std::size_t named_rings_ = 0; ///< of the last target
};

} // namespace smiletwin::geo
