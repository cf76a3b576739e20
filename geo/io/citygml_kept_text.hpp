// Properties of city objects that have no place in the model, as XML: collected while their
// elements go by. Private to the CityGML reader.
#pragma once

#include "geo/io/raw_city.hpp"
#include "geo/io/xml_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace smiletwin::geo {

/// True for local names of such properties in the CityGML namespaces.
bool is_kept_property(std::string_view local);

/// Takes one property at a time, with the prefixes that the writer uses.
class KeptCollector {
public:
    explicit KeptCollector(RawModel& model) : model_(model) {}

    /// What holds for coordinates in an element; a dimension of 0 is not stated.
    struct Coordinates {
        bool are_inside = false; ///< it is a geometry
        std::string_view srs_name;
        std::uint8_t dimension = 0;
    };

    [[nodiscard]] bool is_open() const { return depth_ > 0; }
    /// Does nothing for properties of versions that are not written.
    void begin(const XmlName& name, std::span<const XmlAttribute> attributes, std::uint32_t object);
    void start(
        const XmlName& name,
        std::span<const XmlAttribute> attributes,
        const Coordinates& coordinates);
    void text(std::string_view piece) { pending_ += piece; }
    void end(const XmlName& name);
    /// The open property holds what has its place in the model.
    void abandon() { depth_ = 0; }

private:
    void add_tag(const XmlName& name, std::span<const XmlAttribute> attributes);
    void add_attribute(std::string_view name, std::string_view value);
    void add_value(std::string_view value);
    void add_pending_text();
    /// Prefix of the writer; empty for namespaces that it does not know.
    std::string_view prefix_of(std::string_view uri);

    RawModel& model_;
    KeptElement element_;
    std::string name_;
    std::string frame_;
    std::string values_;
    Word last_name_;
    Word last_frame_;
    /// Of the namespaces met in this version.
    std::vector<std::pair<std::string, std::string_view>> prefixes_;
    bool prefixes_are_3_ = false;
    std::string pending_;
    std::size_t depth_ = 0;
    std::size_t geometry_depth_ = 0; ///< of the outermost geometry around; 0 outside any
};

} // namespace smiletwin::geo
