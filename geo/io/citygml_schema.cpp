#include "geo/io/citygml_schema.hpp"

#include "geo/city/opening.hpp"

#include <algorithm>

namespace smiletwin::geo {

namespace {

std::string_view value_of(std::span<const NamePair> pairs, std::string_view key) {
    const auto found = std::find_if(
        pairs.begin(), pairs.end(), [key](const NamePair& p) { return p.first == key; });
    return found != pairs.end() ? found->second : std::string_view();
}

/// Text up to a separator, which is taken away with it.
std::string_view take_until(std::string_view& text, char separator) {
    const std::size_t at = text.find(separator);
    const std::string_view head = text.substr(0, at);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
    return head;
}

bool take_end(std::string_view& text, char mark) {
    const bool found = text.ends_with(mark);
    text.remove_suffix(found ? 1 : 0);
    return found;
}

GmlSlot::Kind group_named(std::string_view name) {
    return name == "generic"      ? GmlSlot::Kind::Generic
           : name == "external"   ? GmlSlot::Kind::ExternalReference
           : name == "height"     ? GmlSlot::Kind::Height
           : name == "points"     ? GmlSlot::Kind::Points
           : name == "pointcloud" ? GmlSlot::Kind::PointCloud
                                  : GmlSlot::Kind::Address;
}

class WordReader {
public:
    WordReader(std::span<const NamePair> pieces, GmlFeature& feature)
        : pieces_(pieces), feature_(feature) {}

    void read(std::string_view words) {
        while (!words.empty()) {
            const std::string_view word = take_until(words, ' ');
            if (word.starts_with('%')) {
                read(value_of(pieces_, word.substr(1)));
            } else {
                feature_.slots.push_back(slot(word));
            }
        }
    }

private:
    [[nodiscard]] GmlSlot slot(std::string_view word) const {
        GmlSlot slot;
        const char mark = word.front();
        word.remove_prefix(std::string_view("#@>$+").find(mark) != std::string_view::npos ? 1 : 0);
        if (mark == '$') {
            slot.required = take_end(word, '!');
            slot.kind = group_named(word);
            slot.name = slot.kind == GmlSlot::Kind::Points ? "dem:reliefPoints" : "";
            return slot;
        }
        std::string_view behind = word;
        std::string_view name = take_until(behind, '=');
        slot.required = mark != '#' && mark != '>' ? false : take_end(name, '!');
        if (mark == '#') {
            slot.kind = GmlSlot::Kind::Geometry;
            const std::size_t digit = name.find("lod");
            slot.lod = digit == std::string_view::npos
                           ? any_level
                           : static_cast<std::uint8_t>(name[digit + 3] - '0');
        } else if (mark == '@') {
            slot.kind = GmlSlot::Kind::Surfaces;
            slot.surfaces = behind;
        } else if (mark == '>') {
            slot.kind = GmlSlot::Kind::Children;
            while (!behind.empty()) {
                slot.types.push_back(take_until(behind, ','));
            }
        } else if (mark == '+') {
            slot.kind = GmlSlot::Kind::Kept;
        } else {
            slot.many = take_end(name, '*');
            slot.required = take_end(name, '!');
            const std::size_t colon = name.rfind(':');
            slot.form = form_named(name.substr(colon + 1));
            name = name.substr(0, colon);
        }
        slot.name = name.find(':') != std::string_view::npos
                        ? std::string(name)
                        : std::string(feature_.prefix) + ':' + std::string(name);
        return slot;
    }

    std::span<const NamePair> pieces_;
    GmlFeature& feature_;
};

bool is_of_construction(SurfaceKind kind) {
    switch (kind) {
    case SurfaceKind::Roof:
    case SurfaceKind::Wall:
    case SurfaceKind::Ground:
    case SurfaceKind::Closure:
    case SurfaceKind::OuterCeiling:
    case SurfaceKind::OuterFloor:
    case SurfaceKind::InteriorWall:
    case SurfaceKind::Ceiling:
    case SurfaceKind::Floor:
        return true;
    default:
        return false;
    }
}

bool is_of_water(SurfaceKind kind) {
    return kind == SurfaceKind::Water || kind == SurfaceKind::WaterGround ||
           kind == SurfaceKind::WaterClosure;
}

bool is_of_family(SurfaceKind kind, std::string_view family) {
    return (family == "construction" && is_of_construction(kind)) ||
           (family == "water" && is_of_water(kind)) ||
           (family == "traffic" && kind == SurfaceKind::TrafficArea) ||
           (family == "auxiliary" && kind == SurfaceKind::AuxiliaryTrafficArea);
}

} // namespace

CityGmlSchema::CityGmlSchema(bool is_3) : is_3_(is_3), tables_(citygml_tables(is_3)) {
    for (const WrittenFeature& written : tables_.features) {
        GmlFeature& feature = features_[written.type];
        feature.prefix = written.prefix;
        feature.name = std::string(written.prefix) + ':' + std::string(written.type);
        WordReader(tables_.pieces, feature).read(written.words);
    }
    WordReader(tables_.pieces, any_surface_).read("%object");
}

const CityGmlSchema& CityGmlSchema::of_version(std::string_view version) {
    static const CityGmlSchema version_2(false);
    static const CityGmlSchema version_3(true);
    return version == "3.0" ? version_3 : version_2;
}

const GmlFeature* CityGmlSchema::find(std::string_view type) const {
    const auto found = features_.find(type);
    return found != features_.end() ? &found->second : nullptr;
}

const GmlFeature& CityGmlSchema::generic_object() const {
    return *find(is_3_ ? "GenericOccupiedSpace" : "GenericCityObject");
}

std::string_view CityGmlSchema::translated(std::string_view type) const {
    const std::string_view here = value_of(tables_.translations, type);
    return here.empty() ? type : here;
}

GmlSurfaceName
CityGmlSchema::surface(SurfaceKind kind, std::string_view family, std::string_view prefix) const {
    const std::string local(surface_kind_name(kind));
    if (is_3_) {
        // Water closures are closures of the core since 3.0.
        const bool closure = kind == SurfaceKind::Closure || kind == SurfaceKind::WaterClosure;
        const std::string name = closure                    ? "core:ClosureSurface"
                                 : is_of_construction(kind) ? "con:" + local
                                 : is_of_water(kind)        ? "wtr:" + local
                                                            : "tran:" + local;
        const bool has_place = kind != SurfaceKind::Other && !is_opening(kind);
        return {has_place ? name : std::string(), "core:", "MultiSurface", 0, 3};
    }
    if (!is_of_family(kind, family)) {
        return {};
    }
    const std::string with_colon = std::string(prefix) + ':';
    return {with_colon + local, with_colon, family == "water" ? "Surface" : "MultiSurface", 2, 4};
}

GmlSurfaceName CityGmlSchema::opening(SurfaceKind kind, std::string_view prefix) const {
    const std::string local(surface_kind_name(kind));
    if (is_3_) {
        return {"con:" + local + "Surface", "core:", "MultiSurface", 0, 3};
    }
    const std::string with_colon = std::string(prefix) + ':';
    return {with_colon + local, with_colon, "MultiSurface", 3, 4};
}

std::string CityGmlSchema::opening_property(std::string_view prefix) const {
    return is_3_ ? std::string("con:fillingSurface") : std::string(prefix) + ":opening";
}

} // namespace smiletwin::geo
