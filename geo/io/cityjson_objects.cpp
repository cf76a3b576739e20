#include "geo/io/cityjson_objects.hpp"

#include "geo/io/cityjson_attributes.hpp"
#include "geo/io/cityjson_vertices.hpp"
#include "geo/io/short_name.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>

namespace smiletwin::geo {

namespace dom = simdjson::dom;

namespace {

/// Members of an object that are not attributes of the thing itself.
bool is_structure(std::string_view key) {
    constexpr std::array<std::string_view, 7> structure{
        "type",
        "attributes",
        "parents",
        "children",
        "geometry",
        "geographicalExtent",
        "children_roles"};
    return std::find(structure.begin(), structure.end(), key) != structure.end();
}

/// "attributes", and what stands beside them: "address", members of extensions.
void add_all_attributes(const dom::object& object, std::vector<Attribute>& into) {
    dom::element attributes;
    if (object["attributes"].get(attributes) == simdjson::SUCCESS) {
        add_cityjson_attributes({}, attributes, into);
    }
    for (const auto [key, value] : object) {
        if (key == "address") {
            add_cityjson_address(value, into);
        } else if (!is_structure(key)) {
            add_cityjson_attributes(std::string(short_name(key)), value, into);
        }
    }
}

std::vector<std::string> parent_ids(const dom::object& object) {
    std::vector<std::string> ids;
    if (const auto parents = array_in(object, "parents")) {
        for (const dom::element parent : *parents) {
            std::string_view id;
            if (parent.get(id) == simdjson::SUCCESS) {
                ids.emplace_back(id);
            }
        }
    }
    const std::string_view before_1_0 = text_in(object, "parent");
    if (!before_1_0.empty()) {
        ids.emplace_back(before_1_0);
    }
    return ids;
}

/// The children of a group are no parts of it: they are named as CityGML names them.
void add_group_members(const dom::object& group, std::vector<Attribute>& into) {
    if (const auto members = array_in(group, "children")) {
        for (const dom::element member : *members) {
            std::string_view id;
            if (member.get(id) == simdjson::SUCCESS) {
                into.push_back({"groupMember", fmt::format("#{}", id), {}, AttributeKind::Uri});
            }
        }
    }
}

/// Where an instance stands: its matrix, moved to its reference point.
std::optional<CityJsonVertices>
instance_vertices(const dom::object& instance, const CityJsonSurroundings& around) {
    const std::vector<double> point_index = numbers_in(instance, "boundaries");
    const std::vector<double> matrix = numbers_in(instance, "transformationMatrix");
    if (point_index.empty() || matrix.size() != 16) {
        return std::nullopt;
    }
    const auto point =
        CityJsonVertices{around.positions, {}}.at(static_cast<std::int64_t>(point_index.front()));
    if (!point) {
        return std::nullopt;
    }
    CityJsonVertices vertices{around.templates.positions, {}};
    auto& rows = vertices.placing.emplace();
    for (std::size_t i = 0; i < 12; ++i) {
        rows[i / 4][i % 4] = matrix[i];
    }
    rows[0][3] += point->x;
    rows[1][3] += point->y;
    rows[2][3] += point->z;
    return vertices;
}

/// Of a value with all that is in it; nesting has been limited by the parser.
std::uint64_t size_of(const dom::element& value) {
    std::uint64_t size = 1;
    dom::object members;
    dom::array list;
    if (value.get(list) == simdjson::SUCCESS) {
        for (const dom::element inner : list) {
            size += size_of(inner);
        }
    } else if (value.get(members) == simdjson::SUCCESS) {
        for (const auto [key, inner] : members) {
            size += size_of(inner);
        }
    }
    return size;
}

class GeometryReader {
public:
    GeometryReader(std::uint32_t object, const CityJsonSurroundings& around, CityJsonPart& part)
        : object_(object), around_(around), part_(part), writer_(part.model, part.themes) {
        const CityJsonLooks& looks = around.looks;
        part.material_theme =
            part.material_theme.empty() ? looks.material_theme : part.material_theme;
        part.texture_theme = part.texture_theme.empty() ? looks.texture_theme : part.texture_theme;
    }

    void add(const dom::object& geometry) {
        const std::string_view type = text_in(geometry, "type");
        const bool added =
            type == "GeometryInstance"
                ? add_instance(geometry)
                : writer_.add(geometry, object_, {around_.positions, {}}, around_.looks);
        if (!added) {
            ++part_.model.ignored[type.empty() ? "geometry" : std::string(type)];
        }
    }

private:
    bool add_instance(const dom::object& instance) {
        std::int64_t index = -1;
        const bool given = instance["template"].get(index) == simdjson::SUCCESS && index >= 0;
        const auto vertices = instance_vertices(instance, around_);
        if (!given || static_cast<std::size_t>(index) >= around_.templates.geometries.size() ||
            !vertices) {
            return false;
        }
        dom::object geometry;
        const auto of_template = static_cast<std::size_t>(index);
        if (!around_.copies.add(around_.templates.sizes[of_template])) {
            return false;
        }
        const auto first = static_cast<std::uint32_t>(part_.model.polygons.size());
        const bool added =
            around_.templates.geometries[of_template].get(geometry) == simdjson::SUCCESS &&
            writer_.add(geometry, object_, *vertices, around_.looks);
        const auto end = static_cast<std::uint32_t>(part_.model.polygons.size());
        part_.instances.push_back({of_template, first, end});
        return added;
    }

    std::uint32_t object_;
    const CityJsonSurroundings& around_;
    CityJsonPart& part_;
    CityJsonGeometry writer_;
};

} // namespace

CityJsonTemplates cityjson_templates(const dom::object& document) {
    CityJsonTemplates templates;
    if (const auto written = object_in(document, "geometry-templates")) {
        if (const auto list = array_in(*written, "templates")) {
            templates.geometries.assign(list->begin(), list->end());
        }
        for (const dom::element& geometry : templates.geometries) {
            templates.sizes.push_back(size_of(geometry));
        }
        dom::element vertices;
        if ((*written)["vertices-templates"].get(vertices) == simdjson::SUCCESS) {
            templates.positions = vertices_of(vertices);
        }
    }
    return templates;
}

void add_cityjson_object(
    std::string_view id,
    const dom::element& entry,
    const CityJsonSurroundings& around,
    CityJsonPart& part) {
    dom::object written;
    if (entry.get(written) != simdjson::SUCCESS) {
        ++part.model.ignored["object"];
        return;
    }
    CityObject object;
    object.id = id;
    object.type = text_in(written, "type");
    object.first_attribute = static_cast<std::uint32_t>(part.model.attributes.size());
    add_all_attributes(written, part.model.attributes);
    if (object.type == "CityObjectGroup") {
        add_group_members(written, part.model.attributes);
    }
    object.attribute_count =
        static_cast<std::uint32_t>(part.model.attributes.size()) - object.first_attribute;
    const auto index = static_cast<std::uint32_t>(part.model.objects.size());
    part.model.objects.push_back(std::move(object));
    part.parent_ids.push_back(parent_ids(written));
    if (const auto geometries = array_in(written, "geometry")) {
        GeometryReader reader(index, around, part);
        for (const dom::element geometry : *geometries) {
            dom::object of_geometry;
            if (geometry.get(of_geometry) == simdjson::SUCCESS) {
                reader.add(of_geometry);
            } else {
                ++part.model.ignored["geometry"];
            }
        }
    }
}

} // namespace smiletwin::geo
