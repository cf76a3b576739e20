// City objects of a CityJSON document or of one feature of a CityJSONSeq: type, attributes, parent,
// geometry, instances of templates. Private to the CityJSON reader.
#pragma once

#include "geo/io/cityjson_cut.hpp"
#include "geo/io/cityjson_geometry.hpp"
#include "geo/io/raw_city.hpp"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

struct CityJsonTemplates {
    std::vector<simdjson::dom::element> geometries; ///< stay in their document
    std::vector<std::uint64_t> sizes;               ///< values in each of them, inner ones included
    std::vector<Vec3d> positions;
};
CityJsonTemplates cityjson_templates(const simdjson::dom::object& document);

/// Polygons that an instance made of a template.
struct CityJsonInstance {
    std::size_t of_template = 0;
    std::uint32_t first_polygon = 0;
    std::uint32_t end_polygon = 0;
};

/// What one thread reads: a portion of the objects of a document, or of a sequence.
struct CityJsonPart {
    RawModel model;
    std::vector<CityJsonTheme> themes;
    std::string material_theme; ///< to be shown, as the document says; empty where it does not
    std::string texture_theme;
    std::vector<Appearance> appearances; ///< what the themes refer to until parts are joined; empty
                                         ///< where they refer to those of the document
    std::vector<std::vector<std::string>> parent_ids; ///< of the model's objects
    std::vector<CityJsonInstance> instances;
};

/// A small file can ask for any number of copies of a large template. Whether a file asks for too
/// much does not depend on who asks first: such a file is refused as a whole.
class CityJsonCopies {
public:
    /// False beyond some 1.3 GB of polygons.
    bool add(std::uint64_t values) { return (copied_ += values) <= most; }
    [[nodiscard]] bool too_many() const { return copied_ > most; }

private:
    static constexpr std::uint64_t most = 40'000'000;
    std::atomic<std::uint64_t> copied_ = 0;
};

struct CityJsonSurroundings {
    std::span<const Vec3d> positions;
    const CityJsonTemplates& templates;
    const CityJsonLooks& looks;
    CityJsonCopies& copies;
};

/// Adds entries of "CityObjects" to a part.
class CityJsonObjects {
public:
    explicit CityJsonObjects(CityJsonPart& part);
    ~CityJsonObjects();
    CityJsonObjects(const CityJsonObjects&) = delete;
    CityJsonObjects& operator=(const CityJsonObjects&) = delete;

    /// False when the text is damaged; what was read of the object until then stays.
    bool add(const JsonMember& entry, const CityJsonSurroundings& around);

private:
    bool add_parsed(
        std::string_view id,
        const simdjson::dom::element& entry,
        const CityJsonSurroundings& around);
    void add_geometry(
        const simdjson::dom::object& geometry,
        std::uint32_t object,
        const CityJsonSurroundings& around);
    bool add_instance(
        const simdjson::dom::object& instance,
        std::uint32_t object,
        const CityJsonSurroundings& around);
    std::optional<CityJsonVertices>
    instance_vertices(const simdjson::dom::object& instance, const CityJsonSurroundings& around);

    CityJsonPart& part_;
    CityJsonGeometry geometry_;
    CityJsonObjectText text_; ///< of the object being added
    std::unique_ptr<simdjson::dom::parser> parser_;
};

} // namespace smiletwin::geo
