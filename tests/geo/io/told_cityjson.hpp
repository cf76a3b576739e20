// What a CityJSON document says, line by line and whatever its order, read from its text by nothing
// that the importer uses: for comparing what was read with what is written again.
#pragma once

#include "geo/base/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::tests {

/// One text for values that are the same: members of objects have no order.
inline std::string told_value(const geo::Json& value) {
    if (value.is_object()) {
        std::map<std::string, std::string> members;
        for (const auto& [name, inner] : value.members()) {
            members[name] = told_value(inner);
        }
        std::string text = "{";
        for (const auto& [name, inner] : members) {
            text += name + ": " + inner + ", ";
        }
        return text + "}";
    }
    if (value.is_array()) {
        std::string text = "[";
        for (const geo::Json& inner : value.items()) {
            text += told_value(inner) + ", ";
        }
        return text + "]";
    }
    return geo::dump_json(value);
}

/// Of a document, or of the header and the features of a sequence, one after another.
class ToldCityJson {
public:
    /// `with_shapes` false: attributes and what the document says alone.
    explicit ToldCityJson(bool with_shapes) : with_shapes_(with_shapes) {}

    void add(const geo::Json& document) {
        if (document["type"].to_string() == "CityJSON") {
            add_document(document);
        }
        document_ = &document;
        for (const auto& [id, object] : document["CityObjects"].members()) {
            add_object(id, object);
        }
    }

    std::multiset<std::string> lines;

private:
    void add_document(const geo::Json& document) {
        transform_ = document["transform"];
        const std::set<std::string> structure{
            "type",
            "version",
            "transform",
            "CityObjects",
            "vertices",
            "appearance",
            "geometry-templates"};
        for (const auto& [name, value] : document.members()) {
            if (structure.count(name) > 0) {
                continue;
            }
            for (const auto& [inner_name, inner] : value.members()) {
                if (inner_name != "referenceSystem" && inner_name != "geographicalExtent" &&
                    inner_name != "crs") {
                    lines.insert("document " + name + "." + inner_name + " " + told_value(inner));
                }
            }
            if (!value.is_object()) {
                lines.insert("document " + name + " " + told_value(value));
            }
        }
    }

    void add_object(const std::string& id, const geo::Json& object) {
        lines.insert("object " + id + " is " + object["type"].to_string());
        for (const auto& [name, value] : object["attributes"].members()) {
            lines.insert("object " + id + " has " + name + " = " + told_value(value));
        }
        const std::set<std::string> structure{
            "type", "attributes", "parents", "children", "geometry", "geographicalExtent"};
        for (const auto& [name, value] : object.members()) {
            if (structure.count(name) == 0) {
                lines.insert("object " + id + " beside " + name + " = " + told_value(value));
            }
        }
        for (const geo::Json& parent : object["parents"].items()) {
            lines.insert("object " + id + " in " + parent.to_string());
        }
        int number = 0;
        for (const geo::Json& geometry : object["geometry"].items()) {
            if (with_shapes_) {
                add_geometry(id, geometry, number);
            }
        }
    }

    void add_geometry(const std::string& id, const geo::Json& geometry, int& number) {
        std::string type = geometry["type"].to_string();
        const bool is_flat = type == "MultiSurface" || type == "CompositeSurface";
        const int depth = is_flat ? 1 : type == "Solid" ? 2 : 3;
        type = is_flat ? "surfaces" : fmt::format("{} {}", type, number++);
        geometry_ = &geometry;
        at_ = fmt::format("{} {} {}", id, told_level(geometry["lod"]), type);
        add_surfaces();
        walk(geometry["boundaries"], depth, {});
    }

    static std::string told_level(const geo::Json& lod) {
        const double level =
            lod.is_number() ? lod.to_double() : std::strtod(lod.to_string().c_str(), nullptr);
        return fmt::format("{:.1f}", level);
    }

    void add_surfaces() {
        const auto& surfaces = (*geometry_)["semantics"]["surfaces"].items();
        for (std::size_t i = 0; i < surfaces.size(); ++i) {
            lines.insert("surface of " + at_ + ": " + told_surface(i, true));
        }
    }

    std::string told_surface(std::size_t index, bool with_relatives) const {
        const geo::Json& surfaces = (*geometry_)["semantics"]["surfaces"];
        const geo::Json& surface = surfaces[index];
        geo::Json own = geo::Json::object();
        for (const auto& [name, value] : surface.members()) {
            if (name != "parent" && name != "children") {
                own.set(name, value);
            }
        }
        std::string text = told_value(own);
        if (with_relatives && surface.contains("parent")) {
            const auto parent = static_cast<std::size_t>(surface["parent"].to_int());
            text += " in " + told_surface(parent, false);
        }
        return text;
    }

    /// The value at the same place as a face, in arrays that may end early or be null.
    static const geo::Json& inside(const geo::Json& values, const std::vector<std::size_t>& place) {
        const geo::Json* at = &values;
        for (const std::size_t index : place) {
            at = &(*at)[index];
        }
        return *at;
    }

    void walk(const geo::Json& boundaries, int depth, const std::vector<std::size_t>& place) {
        if (depth == 0) {
            add_face(boundaries, place);
            return;
        }
        for (std::size_t i = 0; i < boundaries.size(); ++i) {
            std::vector<std::size_t> inner = place;
            inner.push_back(i);
            walk(boundaries[i], depth - 1, inner);
        }
    }

    void add_face(const geo::Json& rings, const std::vector<std::size_t>& place) {
        std::string line = "face of " + at_;
        for (std::size_t i = 0; i + 1 < place.size(); ++i) {
            line += fmt::format(" {}", place[i]); // of the solid and the shell
        }
        for (std::size_t i = 0; i < rings.size(); ++i) {
            line += " (";
            for (const std::string& corner : corners_of(rings[i], i > 0)) {
                line += corner + " ";
            }
            line += ")";
        }
        const geo::Json& surface = inside((*geometry_)["semantics"]["values"], place);
        if (surface.is_number()) {
            line += " " + told_surface(static_cast<std::size_t>(surface.to_int()), true);
        }
        line += told_materials(place) + told_textures(place);
        lines.insert(std::move(line));
    }

    /// Without doubles; holes without direction, which readers may turn.
    std::vector<std::string> corners_of(const geo::Json& ring, bool is_hole) const {
        std::vector<std::string> corners;
        for (const geo::Json& index : ring.items()) {
            std::string corner = told_corner(static_cast<std::size_t>(index.to_int()));
            if (corners.empty() || corners.back() != corner) {
                corners.push_back(std::move(corner));
            }
        }
        while (corners.size() > 1 && corners.front() == corners.back()) {
            corners.pop_back();
        }
        if (is_hole) {
            std::sort(corners.begin(), corners.end());
        }
        return corners;
    }

    std::string told_corner(std::size_t index) const {
        const geo::Json& vertex = (*document_)["vertices"][index];
        std::string text;
        for (std::size_t i = 0; i < 3; ++i) {
            const double scale = transform_["scale"][i].to_double(1.0);
            const double value =
                vertex[i].to_double() * scale + transform_["translate"][i].to_double();
            // Half a step aside, so that no decimal of a source lies where rounding turns.
            text += fmt::format("{:.3f},", value + 0.00025);
        }
        return text;
    }

    /// One without a name gets one.
    static std::string told_theme(const std::string& name) {
        return name.empty() ? "default" : name;
    }

    std::string told_materials(const std::vector<std::size_t>& place) const {
        std::map<std::string, std::string> by_theme;
        for (const auto& [theme, worn] : (*geometry_)["material"].members()) {
            const geo::Json& own =
                worn.contains("value") ? worn["value"] : inside(worn["values"], place);
            if (own.is_number()) {
                const auto index = static_cast<std::size_t>(own.to_int());
                const geo::Json& material = (*document_)["appearance"]["materials"][index];
                std::string colour;
                for (const geo::Json& share : material["diffuseColor"].items()) {
                    colour += fmt::format(" {:.3f}", share.to_double());
                }
                by_theme[told_theme(theme)] = material["name"].to_string() + colour;
            }
        }
        std::string text;
        for (const auto& [theme, material] : by_theme) {
            text += " in " + theme + " of " + material;
        }
        return text;
    }

    std::string told_textures(const std::vector<std::size_t>& place) const {
        const geo::Json& appearance = (*document_)["appearance"];
        std::map<std::string, std::string> by_theme;
        for (const auto& [theme, worn] : (*geometry_)["texture"].members()) {
            const geo::Json& outer = inside(worn["values"], place)[std::size_t{0}];
            if (outer.size() < 2 || !outer[std::size_t{0}].is_number()) {
                continue;
            }
            const auto index = static_cast<std::size_t>(outer[std::size_t{0}].to_int());
            std::string uv;
            for (std::size_t i = 1; i < outer.size(); ++i) {
                const auto at = static_cast<std::size_t>(outer[i].to_int());
                const geo::Json& pair = appearance["vertices-texture"][at];
                uv += fmt::format(
                    " {:.4f},{:.4f}",
                    pair[std::size_t{0}].to_double(),
                    pair[std::size_t{1}].to_double());
            }
            const std::string& image = appearance["textures"][index]["image"].to_string();
            by_theme[told_theme(theme)] = image.substr(image.find_last_of("/\\") + 1) + uv;
        }
        std::string text;
        for (const auto& [theme, texture] : by_theme) {
            text += " in " + theme + " with " + texture;
        }
        return text;
    }

    bool with_shapes_;
    const geo::Json* document_ = nullptr;
    const geo::Json* geometry_ = nullptr;
    geo::Json transform_;
    std::string at_;
};

} // namespace smiletwin::tests
