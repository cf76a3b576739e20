#include "geo/io/cityjson_surfaces.hpp"

#include "geo/io/cityjson_attributes.hpp"
#include "geo/io/json_cursor.hpp"
#include "geo/io/json_dom.hpp"
#include "geo/io/short_name.hpp"

#include <simdjson.h>

#include <algorithm>
#include <limits>

namespace smiletwin::geo {

namespace dom = simdjson::dom;

CityJsonSurfaces::CityJsonSurfaces(RawModel& model)
    : model_(model), parser_(std::make_unique<dom::parser>()) {}

CityJsonSurfaces::~CityJsonSurfaces() = default;

void CityJsonSurfaces::give(std::int64_t index, RawPolygon& polygon) {
    if (index >= 0 && static_cast<std::size_t>(index) < kinds_.size()) {
        const auto place = static_cast<std::size_t>(index);
        is_used_[place] = true;
        polygon.kind = kinds_[place];
        polygon.surface = surfaces_[place];
    }
}

std::optional<dom::element> CityJsonSurfaces::read(
    const dom::object& geometry, std::span<const std::string_view> lists, std::uint32_t object) {
    object_ = object;
    kinds_.clear();
    surfaces_.clear();
    links_.clear();
    ++geometries_;
    const auto semantics = object_in(geometry, "semantics");
    if (!semantics) {
        return std::nullopt;
    }
    if (const auto written = member_of(*semantics, "surfaces")) {
        std::string text;
        read_surfaces(text_of_list(*written, lists, text));
        for (const auto& [surface, parent] : links_) {
            link(surface, parent);
        }
    }
    is_used_.assign(kinds_.size(), false);
    return member_of(*semantics, "values");
}

/// Most surfaces say their type and nothing else, in the same words as others before.
void CityJsonSurfaces::read_surfaces(std::string_view list) {
    JsonCursor cursor(list);
    const bool good = !cursor.is_before('[') || cursor.each<'[', ']'>([&] {
        cursor.skip_blanks();
        const auto known = std::find_if(types_.begin(), types_.end(), [&](const SurfaceType& type) {
            return !type.alone.empty() && cursor.take_text(type.alone);
        });
        if (known != types_.end()) {
            ++*known->count;
            kinds_.push_back(known->kind);
            surfaces_.push_back(add_surface_without_words(*known));
            return true;
        }
        std::string_view text;
        const bool complete = cursor.take_value(text);
        if (complete) {
            read_surface(text);
        }
        return complete;
    });
    is_damaged_ = is_damaged_ || !good;
}

void CityJsonSurfaces::read_surface(std::string_view text) {
    dom::element surface;
    if (parsed_json(*parser_, text).get(surface) != simdjson::SUCCESS) {
        is_damaged_ = true;
        return;
    }
    dom::object described;
    const bool is_object = surface.get(described) == simdjson::SUCCESS;
    const std::string_view name = is_object ? text_in(described, "type") : std::string_view();
    const std::size_t place = surface_type(name);
    SurfaceType& type = types_[place];
    ++*type.count;
    kinds_.push_back(type.kind);
    if (is_object) {
        note_links(described);
    }
    surfaces_.push_back(is_object ? add_surface_of(described, place) : -1);
    if (is_object && type.kind != SurfaceKind::Other && described.size() == 1) {
        type.alone = text;
    }
}

/// Of an opening and the surface it is in, which the one or the other or both may say.
void CityJsonSurfaces::note_links(const dom::object& described) {
    const auto own = static_cast<std::int64_t>(kinds_.size()) - 1;
    if (const std::int64_t parent = index_of(member_of(described, "parent")); parent >= 0) {
        links_.emplace_back(own, parent);
    }
    if (const auto children = array_in(described, "children")) {
        for (const dom::element child : *children) {
            links_.emplace_back(index_of(child), own);
        }
    }
}

/// The first parent counts; a circle is cut where it closes.
void CityJsonSurfaces::link(std::int64_t surface, std::int64_t parent) {
    const auto count = static_cast<std::int64_t>(surfaces_.size());
    if (surface < 0 || parent < 0 || surface >= count || parent >= count) {
        return;
    }
    for (const std::int64_t index : {surface, parent}) {
        std::int32_t& place = surfaces_[static_cast<std::size_t>(index)];
        if (place < 0) {
            place = add_bare_surface(kinds_[static_cast<std::size_t>(index)]);
        }
    }
    const std::int32_t own = surfaces_[static_cast<std::size_t>(surface)];
    const std::int32_t outer = surfaces_[static_cast<std::size_t>(parent)];
    std::int32_t& known = model_.surfaces[static_cast<std::size_t>(own)].parent;
    constexpr int most_steps = 8; // openings are in walls, and little in openings
    std::int32_t above = outer;
    for (int i = 0; i < most_steps && above >= 0 && above != own; ++i) {
        above = model_.surfaces[static_cast<std::size_t>(above)].parent;
    }
    if (known < 0 && above < 0) {
        known = outer;
    }
}

std::int32_t CityJsonSurfaces::add_bare_surface(SurfaceKind kind) {
    CitySurface surface;
    surface.object = object_;
    surface.kind = kind;
    surface.first_attribute = static_cast<std::uint32_t>(model_.attributes.size());
    model_.surfaces.push_back(std::move(surface));
    return static_cast<std::int32_t>(model_.surfaces.size()) - 1;
}

/// A surface need not have polygons.
void CityJsonSurfaces::keep_unused() {
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
        if (!is_used_[i] && surfaces_[i] < 0 && kinds_[i] != SurfaceKind::Other) {
            add_bare_surface(kinds_[i]);
        }
    }
}

/// Place in `types_`. A file has few types, and each on thousands of surfaces.
std::size_t CityJsonSurfaces::surface_type(std::string_view name) {
    const auto known = std::find_if(types_.begin(), types_.end(), [name](const SurfaceType& type) {
        return *type.name == name;
    });
    constexpr std::size_t usual = 32;
    if (known != types_.end()) {
        return static_cast<std::size_t>(known - types_.begin());
    }
    const auto entry = model_.surfaces_by_type.try_emplace(std::string(name), 0).first;
    if (types_.size() >= usual) {
        types_.pop_back();
    }
    types_.push_back({&entry->first, &entry->second, surface_kind_of(name), {}});
    return types_.size() - 1;
}

/// A surface of the model where the kind alone does not say which one is meant; -1 otherwise, which
/// is the first bare one of each kind.
std::int32_t CityJsonSurfaces::add_surface_of(const dom::object& described, std::size_t place) {
    SurfaceType& type = types_[place];
    CitySurface surface;
    surface.object = object_;
    surface.kind = type.kind;
    surface.first_attribute = static_cast<std::uint32_t>(model_.attributes.size());
    if (type.kind == SurfaceKind::Other && !type.name->empty()) { // of extensions
        model_.attributes.push_back(
            {std::string(surface_type_member), *type.name, {}, AttributeKind::Text});
    }
    add_surface_attributes(described);
    constexpr std::size_t most = std::numeric_limits<decltype(surface.attribute_count)>::max();
    const std::size_t end = surface.first_attribute + most;
    if (model_.attributes.size() > end) {
        model_.ignored["too_many_attributes"] += model_.attributes.size() - end;
        model_.attributes.resize(end);
    }
    surface.attribute_count =
        static_cast<std::uint16_t>(model_.attributes.size() - surface.first_attribute);
    if (surface.attribute_count == 0) {
        return add_surface_without_words(type);
    }
    model_.surfaces.push_back(std::move(surface));
    return static_cast<std::int32_t>(model_.surfaces.size()) - 1;
}

/// The first of each kind in a geometry is told by its kind.
std::int32_t CityJsonSurfaces::add_surface_without_words(SurfaceType& type) {
    const bool is_first = std::exchange(type.bare_in, geometries_) != geometries_;
    return is_first ? -1 : add_bare_surface(type.kind);
}

void CityJsonSurfaces::add_surface_attributes(const dom::object& described) {
    for (const auto [key, value] : described) {
        if (key != "type" && key != "parent" && key != "children") {
            add_cityjson_attributes(std::string(short_name(key)), value, model_.attributes);
        }
    }
}

} // namespace smiletwin::geo
