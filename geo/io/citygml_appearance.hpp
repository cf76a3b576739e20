// Collects appearances while their elements go by, and lays one theme on the polygons afterwards.
// Private to the CityGML reader.
#pragma once

#include "geo/io/import_report.hpp"
#include "geo/io/raw_city.hpp"
#include "geo/io/xml_reader.hpp"

#include <filesystem>
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
    void add_target(std::string_view uri);
    void name_next_ring(std::string_view uri);
    void add_texture_coordinates(std::string_view text);
    [[nodiscard]] RawAppearance* current();

    RawModel& model_;
    std::uint32_t theme_ = 0;
    bool inside_data_ = false;
    std::uint64_t ring_hash_ = 0;
    std::size_t named_rings_ = 0; ///< of the last target
};

/// Lays the theme with most textured polygons (the first of equals) on the polygons. Images are
/// looked for inside `root` only.
LaidAppearances lay_appearances(
    RawFile& file,
    const std::filesystem::path& gml_file,
    const std::filesystem::path& root,
    ImportReport& report);

} // namespace smiletwin::geo
