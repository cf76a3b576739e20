#include "geo/io/citygml_objects.hpp"

#include "geo/city/opening.hpp"
#include "geo/io/citygml_attributes.hpp"
#include "geo/io/citygml_boundaries.hpp"
#include "geo/io/xml_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace smiletwin::geo {

namespace {

using Indices = std::vector<std::uint32_t>;

/// lod0FootPrint and lod0RoofEdge are told apart by height: what lies above the middle is roof (OGC
/// 12-019, 10.3.1).
void keep_footprint(const City& city, Indices& polygons, bool roof_edges) {
    Box3d box;
    const auto height_m = [&city](std::uint32_t polygon) {
        return city.ring(city.polygons[polygon].first_ring).front().z;
    };
    for (const std::uint32_t polygon : polygons) {
        box.add(Vec3d{0.0, 0.0, height_m(polygon)});
    }
    std::erase_if(polygons, [&](std::uint32_t polygon) {
        const bool is_roof = height_m(polygon) > box.center().z;
        return is_roof != roof_edges;
    });
}

} // namespace

GmlIds gml_ids(const City& city, const CityGmlSchema& schema, GmlKept& kept, WriteReport& report) {
    GmlIds ids;
    std::unordered_set<std::string>& used = ids.used;
    const auto usable = [&](const std::string& given) {
        const bool is_valid = is_ncname(given);
        report.lost_if(!is_valid, "id");
        const std::string wanted = is_valid ? given : ncname_of(given);
        std::string id = wanted;
        for (int number = 2; !used.insert(id).second; ++number) {
            id = fmt::format("{}_{}", wanted, number);
        }
        report.lost_if(is_valid && id != given, "repeated_id");
        return id;
    };
    ids.objects.reserve(city.objects.size());
    for (const CityObject& object : city.objects) {
        if (object.id.empty()) {
            const bool is_member =
                schema.is_3() && object.parent >= 0 &&
                city.objects[static_cast<std::size_t>(object.parent)].type == "CityObjectGroup";
            ids.objects.push_back(
                is_member ? fmt::format("member_{}", ids.objects.size()) : std::string());
            used.insert(ids.objects.back());
        } else {
            ids.objects.push_back(usable(object.id));
        }
    }
    ids.surfaces.reserve(city.surfaces.size());
    for (const CitySurface& surface : city.surfaces) {
        ids.surfaces.push_back(surface.id.empty() ? std::string() : usable(surface.id));
    }
    if (!city.kept_elements.empty()) {
        std::map<std::string, std::string> new_names;
        for (std::size_t i = 0; i < city.objects.size(); ++i) {
            if (ids.objects[i] != city.objects[i].id) {
                new_names.try_emplace(city.objects[i].id, ids.objects[i]);
            }
        }
        kept.take_ids(used, std::move(new_names));
    }
    return ids;
}

void CityGmlObjects::add(std::uint32_t object) {
    waiting_.push_back(object);
    while (!waiting_.empty()) {
        const std::uint32_t next = waiting_.front();
        waiting_.pop_front();
        xml_.open("core:cityObjectMember");
        write(next);
        xml_.close("core:cityObjectMember");
    }
}

/// Names of both versions are read; those of this one come first.
std::string_view CityGmlObjects::type_here(std::uint32_t object) const {
    const std::string_view type = frame_.city.objects[object].type;
    return frame_.schema.find(type) != nullptr ? type : frame_.schema.translated(type);
}

/// A generic object where the version has no such type, or the object lacks what the type must
/// have.
const GmlFeature& CityGmlObjects::feature_of(std::uint32_t object) const {
    const GmlFeature* feature = frame_.schema.find(type_here(object));
    if (feature == nullptr) {
        return frame_.schema.generic_object();
    }
    const auto children = frame_.index.children(object);
    const auto is_missing = [&](const GmlSlot& slot) {
        if (!slot.required) {
            return false;
        }
        const bool no_child = slot.kind == GmlSlot::Kind::Children &&
                              std::none_of(children.begin(), children.end(), [&](std::uint32_t c) {
                                  return slot_for(*feature, c) == &slot;
                              });
        const bool no_geometry =
            slot.kind == GmlSlot::Kind::Geometry && frame_.index.polygons(object).empty();
        const bool no_points =
            slot.kind == GmlSlot::Kind::Points && frame_.index.points(object).empty();
        return no_child || no_geometry || no_points;
    };
    const bool whole = std::none_of(feature->slots.begin(), feature->slots.end(), is_missing);
    return whole ? *feature : frame_.schema.generic_object();
}

const GmlSlot* CityGmlObjects::slot_for(const GmlFeature& feature, std::uint32_t child) const {
    // What is written is the feature, which may be a generic object.
    const std::string_view written = feature_of(child).name;
    const std::string_view type = written.substr(written.find(':') + 1);
    for (const GmlSlot& slot : feature.slots) {
        const bool takes_it =
            slot.kind == GmlSlot::Kind::Children &&
            (slot.types.empty() ||
             std::find(slot.types.begin(), slot.types.end(), type) != slot.types.end());
        if (takes_it) {
            return &slot;
        }
    }
    return nullptr;
}

/// Of relief: of its own triangles and points, else as stated, else of the parts.
std::uint8_t CityGmlObjects::level_of(std::uint32_t object) const {
    const City& city = frame_.city;
    int level = -1;
    for (const std::uint32_t polygon : frame_.index.polygons(object)) {
        level = std::max(level, city.polygons[polygon].lod_tenths / 10);
    }
    for (const std::uint32_t point : frame_.index.points(object)) {
        level = std::max(level, city.points[point].lod_tenths / 10);
    }
    const std::string_view stated = city.attribute(city.objects[object], "lod");
    if (level < 0 && fits(GmlForm::Level, stated)) {
        level = stated.front() - '0';
    }
    for (const std::uint32_t child : frame_.index.children(object)) {
        level = level < 0 ? level_of(child) : level;
    }
    return static_cast<std::uint8_t>(std::clamp(level, 0, frame_.schema.is_3() ? 3 : 4));
}

/// With the type of a generic object that stands for another one as its class (OGC 12-019, 10.12),
/// and the identifier where it could not stay.
std::vector<Attribute>
CityGmlObjects::attributes_of(std::uint32_t index, const GmlFeature& feature) const {
    const CityObject& object = frame_.city.objects[index];
    const auto own = frame_.city.attributes_of(object);
    std::vector<Attribute> attributes(own.begin(), own.end());
    frame_.kept.drop_told(attributes, feature, index);
    const bool stands_for = !feature.name.ends_with(':' + std::string(type_here(index)));
    if (stands_for && frame_.city.attribute(object, "class").empty()) {
        attributes.push_back({"class", object.type, {}, AttributeKind::Text});
    }
    if (frame_.ids.objects[index] != object.id && !object.id.empty()) {
        attributes.push_back({"gml:id", object.id, {}, AttributeKind::Text});
    }
    return attributes;
}

void CityGmlObjects::write(std::uint32_t object) {
    const GmlFeature& feature = feature_of(object);
    const CityObject& written = frame_.city.objects[object];
    report_.lost_if(
        !feature.name.ends_with(':' + std::string(type_here(object))) ||
            written.type == "RasterRelief",
        "type");
    const bool has_points =
        std::any_of(feature.slots.begin(), feature.slots.end(), [](const GmlSlot& slot) {
            return slot.kind == GmlSlot::Kind::Points;
        });
    report_.lost_if(!has_points && !frame_.index.points(object).empty(), "point");
    const GmlLevels levels =
        levels_of(frame_.city, frame_.schema, feature, frame_.index, object, report_);
    const std::vector<Attribute> attributes = attributes_of(object, feature);
    const GmlAttributes in_places(frame_.schema, feature, attributes, level_of(object));
    refer_to_surfaces(feature, levels);
    xml_.open(feature.name, {{"gml:id", frame_.ids.objects[object]}});
    for (const GmlSlot& slot : feature.slots) {
        in_places.write(slot, xml_, report_);
        write_slot(feature, slot, object, levels);
    }
    xml_.close(feature.name);
    ++report_.objects;
    for (const std::uint32_t child : frame_.index.children(object)) {
        if (slot_for(feature, child) == nullptr) {
            ++report_.lost["parent"];
            waiting_.push_back(child);
        }
    }
}

void CityGmlObjects::write_slot(
    const GmlFeature& feature, const GmlSlot& slot, std::uint32_t object, const GmlLevels& levels) {
    switch (slot.kind) {
    case GmlSlot::Kind::Geometry:
        write_geometry(feature, slot, levels);
        break;
    case GmlSlot::Kind::Points:
        geometry_.write_points(slot.name, frame_.index.points(object));
        break;
    case GmlSlot::Kind::Surfaces:
        write_surfaces(feature, slot, object, levels);
        break;
    case GmlSlot::Kind::Children:
        write_children(feature, slot, object);
        break;
    case GmlSlot::Kind::Kept:
        frame_.kept.write(slot, object, xml_);
        break;
    default:
        break;
    }
}

/// Groups of 3.0 refer to their members, which stand elsewhere (OGC 21-006r2, cityObjectGroup).
void CityGmlObjects::write_children(
    const GmlFeature& feature, const GmlSlot& slot, std::uint32_t object) {
    const bool refers = frame_.schema.is_3() && feature.prefix == "grp";
    for (const std::uint32_t child : frame_.index.children(object)) {
        if (slot_for(feature, child) != &slot) {
            continue;
        }
        xml_.open(slot.name);
        if (refers) {
            xml_.open("grp:Role");
            xml_.leaf(slot.name, {}, {{"xlink:href", '#' + frame_.ids.objects[child]}});
            xml_.close("grp:Role");
            waiting_.push_back(child);
        } else {
            write(child);
        }
        xml_.close(slot.name);
    }
}

void CityGmlObjects::refer_to_surfaces(const GmlFeature& feature, const GmlLevels& levels) {
    const City& city = frame_.city;
    const auto bounds_solid = [&city](std::uint32_t polygon) {
        return city.polygons[polygon].solid != 0;
    };
    for (std::size_t level = 0; level < gml_level_count; ++level) {
        Indices of_solids;
        const Indices& in_surfaces = levels.of_surfaces[level];
        std::copy_if(
            in_surfaces.begin(), in_surfaces.end(), std::back_inserter(of_solids), bounds_solid);
        if (places_at(feature, level).has_solids) {
            geometry_.refer_to(of_solids);
            continue;
        }
        const Indices& others = levels.plain[level];
        std::copy_if(others.begin(), others.end(), std::back_inserter(of_solids), bounds_solid);
        const CityBodies lost = bodies_of(city, of_solids, levels.shared[level]);
        report_.lost_if(true, "solid", lost.solids.size());
    }
}

void CityGmlObjects::write_geometry(
    const GmlFeature& feature, const GmlSlot& slot, const GmlLevels& levels) {
    CityBodies bodies = bodies_in(frame_.city, feature, slot, levels);
    const bool roof_edge = slot.name.ends_with("RoofEdge");
    if (roof_edge || slot.name.ends_with("FootPrint")) {
        keep_footprint(frame_.city, bodies.surfaces, roof_edge);
    }
    if (bodies.surfaces.empty() && bodies.solids.empty()) {
        return;
    }
    for (const CitySolid& solid : bodies.solids) {
        Indices outer;
        for (const CityFace& face : solid.shells.front()) {
            outer.push_back(face.polygon);
        }
        const bool is_made = solid.number == 0;
        report_.lost_if(is_made && !is_closed(frame_.city, outer), "open_solid");
    }
    geometry_.write(slot.name, bodies);
}

void CityGmlObjects::write_surfaces(
    const GmlFeature& feature, const GmlSlot& slot, std::uint32_t object, const GmlLevels& levels) {
    find_empty_openings(object);
    for (std::size_t level = 0; level < gml_level_count; ++level) {
        Indices members;
        for (const std::uint32_t polygon : levels.of_surfaces[level]) {
            if (takes(frame_.schema, feature, slot, frame_.city.polygons[polygon].kind, level)) {
                members.push_back(polygon);
            }
        }
        for (const GmlBoundary& boundary : boundaries_of(frame_.city, members)) {
            write_boundary(feature, slot, boundary, level);
        }
    }
    write_empty_surfaces(feature, slot, object);
}

void CityGmlObjects::write_boundary(
    const GmlFeature& feature,
    const GmlSlot& slot,
    const GmlBoundary& boundary,
    std::size_t level) {
    const CityGmlSchema& schema = frame_.schema;
    const GmlSurfaceName name = schema.surface(boundary.kind, slot.surfaces, feature.prefix);
    const std::string opening_property = schema.opening_property(feature.prefix);
    xml_.open(slot.name);
    begin_surface(name.name, boundary.surface);
    write_polygons(name, level, boundary.polygons);
    for (const GmlOpening& opening : boundary.openings) {
        const GmlSurfaceName inner = schema.opening(opening.kind, feature.prefix);
        xml_.open(opening_property);
        begin_surface(inner.name, opening.surface);
        write_polygons(inner, level, opening.polygons);
        xml_.close(inner.name);
        xml_.close(opening_property);
    }
    write_empty_openings(feature, boundary.surface);
    xml_.close(name.name);
    xml_.close(slot.name);
}

/// A surface with polygons of several levels is written once for each; what is known of it stands
/// at the first.
void CityGmlObjects::begin_surface(const std::string& name, std::int32_t surface) {
    if (surface < 0 || surface_is_written_[static_cast<std::size_t>(surface)]) {
        xml_.open(name);
        return;
    }
    const auto index = static_cast<std::size_t>(surface);
    surface_is_written_[index] = true;
    xml_.open(name, {{"gml:id", frame_.ids.surfaces[index]}});
    const auto known = frame_.city.attributes_of(frame_.city.surfaces[index]);
    if (known.empty()) {
        return;
    }
    const GmlFeature& feature = frame_.schema.any_surface();
    const GmlAttributes in_places(frame_.schema, feature, known, 0);
    for (const GmlSlot& slot : feature.slots) {
        in_places.write(slot, xml_, report_);
    }
}

void CityGmlObjects::write_polygons(
    const GmlSurfaceName& name, std::size_t level, std::span<const std::uint32_t> polygons) {
    if (!polygons.empty()) {
        geometry_.write(
            fmt::format("{}lod{}{}", name.geometry_prefix, level, name.geometry_suffix),
            {{polygons.begin(), polygons.end()}, {}, false});
    }
}

void CityGmlObjects::count_lost_surfaces() {
    for (std::size_t i = 0; i < surface_is_written_.size(); ++i) {
        const std::uint32_t attributes = frame_.city.surfaces[i].attribute_count;
        report_.lost_if(!surface_is_written_[i] && attributes > 0, "surface_attribute", attributes);
    }
}

void CityGmlObjects::find_empty_openings(std::uint32_t object) {
    empty_openings_.clear();
    for (const std::uint32_t index : frame_.index.surfaces(object)) {
        const CitySurface& surface = frame_.city.surfaces[index];
        const bool is_empty = surface.attribute_count > 0 && !surface_has_polygons_[index] &&
                              !surface_is_written_[index];
        if (is_empty && is_opening(surface.kind) && surface.parent >= 0) {
            empty_openings_.emplace(surface.parent, static_cast<std::int32_t>(index));
        }
    }
}

/// All at once, where their surface is written first.
void CityGmlObjects::write_empty_openings(const GmlFeature& feature, std::int32_t surface) {
    const std::string property = frame_.schema.opening_property(feature.prefix);
    const auto [begin, end] = empty_openings_.equal_range(surface);
    for (auto opening = begin; opening != end; ++opening) {
        const auto index = static_cast<std::size_t>(opening->second);
        const GmlSurfaceName name =
            frame_.schema.opening(frame_.city.surfaces[index].kind, feature.prefix);
        xml_.open(property);
        begin_surface(name.name, opening->second);
        xml_.close(name.name);
        xml_.close(property);
    }
    empty_openings_.erase(begin, end);
}

/// Surfaces whose geometry is of a kind that is not kept still say what is known of them.
void CityGmlObjects::write_empty_surfaces(
    const GmlFeature& feature, const GmlSlot& slot, std::uint32_t object) {
    for (const std::uint32_t index : frame_.index.surfaces(object)) {
        const CitySurface& surface = frame_.city.surfaces[index];
        const GmlSurfaceName name =
            frame_.schema.surface(surface.kind, slot.surfaces, feature.prefix);
        const auto own = static_cast<std::int32_t>(index);
        const bool has_place = !surface_is_written_[index] && !name.name.empty();
        const bool says_something = surface.attribute_count > 0 || empty_openings_.count(own) > 0;
        if (!says_something || !has_place) {
            continue;
        }
        xml_.open(slot.name);
        begin_surface(name.name, own);
        write_empty_openings(feature, own);
        xml_.close(name.name);
        xml_.close(slot.name);
    }
}

} // namespace smiletwin::geo
