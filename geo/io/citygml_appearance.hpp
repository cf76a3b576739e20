// Collects appearances while their elements go by, and lays one theme on the polygons afterwards.
// Private to the CityGML reader.
#pragma once

#include "geo/io/citygml_model.hpp"
#include "geo/io/import_report.hpp"
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

/// Lays the theme with most textured polygons (the first of equals) on the polygons; fills
/// `appearances` and, parallel to the parts and their positions, `texture_coordinates`
/// (empty without textures). Images are looked for inside `root` only.
struct LaidAppearances {
    std::vector<Appearance> appearances;
    std::vector<std::vector<Vec2f>> texture_coordinates;
};
LaidAppearances lay_appearances(
    RawFile& file,
    const std::filesystem::path& gml_file,
    const std::filesystem::path& root,
    ImportReport& report);

/// The existing file that an imageURI names, or an empty path: relative to the GML file's folder,
/// backslashes allowed, never outside `root`, never over the network.
std::filesystem::path resolve_inside(
    std::string_view uri, const std::filesystem::path& folder, const std::filesystem::path& root);

} // namespace smiletwin::geo
