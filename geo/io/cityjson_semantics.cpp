#include "geo/io/cityjson_semantics.hpp"

#include "geo/io/json_text.hpp"

#include <fmt/format.h>

#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace smiletwin::geo {

namespace {

/// The surfaces of one geometry, each once, in the order in which they are met.
class SurfaceList {
public:
    SurfaceList(const City& city, WriteReport& report) : city_(city), report_(report) {}

    /// -1 where nothing is known.
    int place(SurfaceKind kind, std::int32_t surface) {
        if (type_of(kind, surface).empty()) {
            return -1;
        }
        const auto next = static_cast<int>(entries_.size());
        const auto [entry, is_new] = places_.try_emplace({kind, surface}, next);
        if (is_new) {
            entries_.push_back({kind, surface});
        }
        return entry->second;
    }

    int place(std::uint32_t index) {
        return place(city_.surfaces[index].kind, static_cast<std::int32_t>(index));
    }

    std::string text() {
        std::vector<int> parents;
        std::vector<std::vector<std::size_t>> children;
        for (std::size_t i = 0; i < entries_.size(); ++i) { // parents are added behind
            const std::int32_t outer = parent_of(entries_[i].surface);
            parents.push_back(outer < 0 ? -1 : place(static_cast<std::uint32_t>(outer)));
            children.resize(entries_.size());
            if (parents.back() >= 0) {
                children[static_cast<std::size_t>(parents.back())].push_back(i);
            }
        }
        std::string all;
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            all += i > 0 ? "," : "";
            all += described(entries_[i], parents[i], children[i]);
        }
        return all;
    }

    [[nodiscard]] bool is_empty() const { return entries_.empty(); }

private:
    struct Entry {
        SurfaceKind kind;
        std::int32_t surface; ///< index in City::surfaces, or -1
    };

    [[nodiscard]] std::span<const Attribute> attributes_of(std::int32_t surface) const {
        return surface < 0 ? std::span<const Attribute>()
                           : city_.attributes_of(city_.surfaces[static_cast<std::size_t>(surface)]);
    }

    [[nodiscard]] std::int32_t parent_of(std::int32_t surface) const {
        return surface < 0 ? -1 : city_.surfaces[static_cast<std::size_t>(surface)].parent;
    }

    /// Types that CityGML has no surfaces for, and those of extensions.
    static bool is_known_type(std::string_view type) {
        return type.starts_with('+') || type == "TransportationHole" ||
               type == "TransportationMarking";
    }

    [[nodiscard]] std::string_view type_of(SurfaceKind kind, std::int32_t surface) const {
        for (const Attribute& attribute : attributes_of(surface)) {
            if (kind == SurfaceKind::Other && attribute.name == surface_type_member &&
                is_known_type(attribute.value)) {
                return attribute.value;
            }
        }
        return surface_kind_name(kind);
    }

    std::string
    described(const Entry& entry, int parent, const std::vector<std::size_t>& children) {
        std::string text =
            fmt::format(R"({{"type":{})", json_quoted(type_of(entry.kind, entry.surface)));
        if (parent >= 0) {
            text += fmt::format(R"(,"parent":{})", parent);
        }
        if (!children.empty()) {
            text += fmt::format(R"(,"children":[{}])", fmt::join(children, ","));
        }
        std::vector<Attribute> attributes;
        for (const Attribute& attribute : attributes_of(entry.surface)) {
            const bool is_taken = attribute.name == "type" || attribute.name == "parent" ||
                                  attribute.name == "children";
            if (attribute.name != surface_type_member) {
                attributes.push_back(attribute);
                attributes.back().name =
                    is_taken ? Word(attribute.name.text() + '_') : attribute.name;
            }
        }
        lose_qualifiers(attributes, report_);
        if (!attributes.empty()) {
            text += ',' + json_attributes(attributes).substr(1);
            return text;
        }
        return text + '}';
    }

    const City& city_;
    WriteReport& report_;
    std::vector<Entry> entries_;
    std::map<std::pair<SurfaceKind, std::int32_t>, int> places_;
};

} // namespace

std::string cityjson_semantics(
    const City& city,
    const CityJsonShape& shape,
    std::span<const std::uint32_t> without_polygons,
    WriteReport& report) {
    SurfaceList surfaces(city, report);
    const std::string values = arranged(shape, [&](const CityFace& face) -> std::string {
        const CityPolygon& polygon = city.polygons[face.polygon];
        const int place = surfaces.place(polygon.kind, face.is_shared ? -1 : polygon.surface);
        return place < 0 ? "null" : std::to_string(place);
    });
    for (const std::uint32_t surface : without_polygons) {
        const bool has_place = surfaces.place(surface) >= 0;
        const std::uint32_t attributes = city.surfaces[surface].attribute_count;
        report.lost_if(!has_place, "surface_attribute", attributes);
    }
    if (surfaces.is_empty()) {
        return {};
    }
    const std::string text = surfaces.text();
    return fmt::format(R"(,"semantics":{{"surfaces":[{}],"values":{}}})", text, values);
}

} // namespace smiletwin::geo
