#include "geo/io/cityjson_objects.hpp"

#include "geo/io/cityjson_attributes.hpp"
#include "geo/io/cityjson_extent.hpp"
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
    constexpr std::array<std::string_view, 6> structure{
        "type",
        "attributes",
        "parents",
        "parent", // before 1.0
        "children",
        "geometry"};
    return std::find(structure.begin(), structure.end(), key) != structure.end();
}

/// "attributes", and what stands beside them: "address", members of extensions.
void add_all_attributes(const dom::object& object, RawModel& model) {
    std::vector<Attribute>& into = model.attributes;
    dom::element attributes;
    if (object["attributes"].get(attributes) == simdjson::SUCCESS) {
        add_cityjson_attributes({}, attributes, into);
    }
    for (const auto [key, value] : object) {
        if (key == "address") {
            if (const std::uint64_t places = add_cityjson_address(value, into); places > 0) {
                model.ignored["MultiPoint"] += places;
            }
        } else if (key == extent_member.substr(1)) {
            if (value.is_array()) {
                into.push_back(
                    {std::string(extent_member), json_text_of(value), {}, AttributeKind::Json});
            }
        } else if (!is_structure(key)) {
            add_cityjson_attributes(path_mark + std::string(short_name(key)), value, into);
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

bool is_plain(std::string_view text) {
    return std::all_of(
        text.begin(), text.end(), [](char c) { return c >= ' ' && c < '\x7f' && c != '\\'; });
}

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

CityJsonObjects::CityJsonObjects(CityJsonPart& part)
    : part_(part), geometry_(part.model, part.themes), parser_(std::make_unique<dom::parser>()) {}

CityJsonObjects::~CityJsonObjects() = default;

bool CityJsonObjects::add(const JsonMember& entry, const CityJsonSurroundings& around) {
    dom::element parsed;
    std::string_view id = entry.key.substr(1, entry.key.size() - 2);
    std::string decoded;
    if (!is_plain(id)) {
        if (parsed_json(*parser_, entry.key).get(parsed) != simdjson::SUCCESS ||
            parsed.get(id) != simdjson::SUCCESS) {
            return false;
        }
        id = decoded = id; // the next parse overwrites it
    }
    text_.tree.reserve(entry.value.size() + simdjson::SIMDJSON_PADDING);
    return set_lists_apart(entry.value, text_) &&
           parsed_json(*parser_, text_.tree, false).get(parsed) == simdjson::SUCCESS &&
           add_parsed(id, parsed, around);
}

bool CityJsonObjects::add_parsed(
    std::string_view id, const dom::element& entry, const CityJsonSurroundings& around) {
    dom::object written;
    if (entry.get(written) != simdjson::SUCCESS) {
        ++part_.model.ignored["object"];
        return true;
    }
    CityObject object;
    object.id = id;
    object.type = text_in(written, "type");
    object.first_attribute = static_cast<std::uint32_t>(part_.model.attributes.size());
    add_all_attributes(written, part_.model);
    if (object.type == "CityObjectGroup") {
        add_group_members(written, part_.model.attributes);
    }
    object.attribute_count =
        static_cast<std::uint32_t>(part_.model.attributes.size()) - object.first_attribute;
    const auto index = static_cast<std::uint32_t>(part_.model.objects.size());
    part_.model.objects.push_back(std::move(object));
    part_.parent_ids.push_back(parent_ids(written));
    if (const auto geometries = array_in(written, "geometry")) {
        for (const dom::element geometry : *geometries) {
            dom::object of_geometry;
            if (geometry.get(of_geometry) == simdjson::SUCCESS) {
                add_geometry(of_geometry, index, around);
            } else {
                ++part_.model.ignored["geometry"];
            }
        }
    }
    return !geometry_.is_damaged();
}

void CityJsonObjects::add_geometry(
    const dom::object& geometry, std::uint32_t object, const CityJsonSurroundings& around) {
    const auto show = [](std::string& theme, const std::string& of_document) {
        theme = theme.empty() ? of_document : theme;
    };
    show(part_.material_theme, around.looks.material_theme);
    show(part_.texture_theme, around.looks.texture_theme);
    const std::string_view type = text_in(geometry, "type");
    const bool added =
        type == "GeometryInstance"
            ? add_instance(geometry, object, around)
            : geometry_.add(geometry, text_.lists, object, {around.positions, {}}, around.looks);
    if (!added) {
        ++part_.model.ignored[type.empty() ? "geometry" : std::string(type)];
    }
}

bool CityJsonObjects::add_instance(
    const dom::object& instance, std::uint32_t object, const CityJsonSurroundings& around) {
    const std::int64_t index = index_of(member_of(instance, "template"));
    const auto of_template = static_cast<std::size_t>(index);
    const auto vertices = instance_vertices(instance, around);
    if (index < 0 || of_template >= around.templates.geometries.size() || !vertices) {
        return false;
    }
    dom::object geometry;
    if (!around.copies.add(around.templates.sizes[of_template])) {
        return false;
    }
    const auto first = static_cast<std::uint32_t>(part_.model.polygons.size());
    const bool added =
        around.templates.geometries[of_template].get(geometry) == simdjson::SUCCESS &&
        geometry_.add(geometry, {}, object, *vertices, around.looks);
    const auto end = static_cast<std::uint32_t>(part_.model.polygons.size());
    part_.instances.push_back({of_template, first, end});
    return added;
}

/// Where an instance stands: its matrix, moved to its reference point.
std::optional<CityJsonVertices> CityJsonObjects::instance_vertices(
    const dom::object& instance, const CityJsonSurroundings& around) {
    const auto point_index = geometry_.first_index(instance, text_.lists);
    const std::vector<double> matrix = numbers_in(instance, "transformationMatrix");
    if (!point_index || matrix.size() != 16 || *point_index >= around.positions.size()) {
        return std::nullopt;
    }
    CityJsonVertices vertices{around.templates.positions, {}};
    auto& rows = vertices.placing.emplace();
    for (std::size_t i = 0; i < 12; ++i) {
        rows[i / 4][i % 4] = matrix[i];
    }
    const Vec3d& point = around.positions[*point_index];
    rows[0][3] += point.x;
    rows[1][3] += point.y;
    rows[2][3] += point.z;
    return vertices;
}

} // namespace smiletwin::geo
