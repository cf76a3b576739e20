#include "geo/io/cityjson_document.hpp"

#include "geo/base/json.hpp"
#include "geo/io/cityjson_attributes.hpp"
#include "geo/io/cityjson_themes.hpp"
#include "geo/io/look_pairs.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <utility>

namespace smiletwin::geo {

namespace dom = simdjson::dom;

namespace {

std::string system_name(const dom::object& document) {
    const auto metadata = object_in(document, "metadata");
    if (!metadata) {
        return {};
    }
    const std::string_view name = text_in(*metadata, "referenceSystem");
    if (!name.empty()) {
        return std::string(name);
    }
    const auto before_1_0 = object_in(*metadata, "crs");
    const std::int64_t code = before_1_0 ? index_of(member_of(*before_1_0, "epsg")) : -1;
    return code > 0 ? fmt::format("EPSG:{}", code) : std::string();
}

/// Lets the first instance of each template in the file count; tells which templates have one.
std::vector<bool> count_first_instances(std::vector<CityJsonPart>& parts, std::size_t templates) {
    std::vector<bool> used(templates);
    for (CityJsonPart& part : parts) {
        for (const CityJsonInstance& instance : part.instances) {
            if (used[instance.of_template]) {
                for (std::uint32_t i = instance.first_polygon; i < instance.end_polygon; ++i) {
                    part.model.polygons[i].role = PolygonRole::Copy;
                }
            }
            used[instance.of_template] = true;
        }
    }
    return used;
}

std::uint64_t count_unused(const CityJsonTemplates& templates, const std::vector<bool>& used) {
    RawModel unused;
    std::vector<CityJsonTheme> themes;
    CityJsonGeometry writer(unused, themes);
    for (std::size_t i = 0; i < used.size(); ++i) {
        dom::object geometry;
        if (!used[i] && templates.geometries[i].get(geometry) == simdjson::SUCCESS) {
            writer.add(geometry, {}, 0, {templates.positions, {}}, {});
        }
    }
    return unused.polygons.size();
}

/// One list without doubles.
void join_appearances(std::vector<CityJsonPart>& parts, std::vector<Appearance>& all) {
    std::map<Appearance, std::int32_t> known;
    for (CityJsonPart& part : parts) {
        std::vector<std::int32_t> places;
        for (Appearance& look : part.appearances) {
            const auto [entry, is_new] =
                known.try_emplace(look, static_cast<std::int32_t>(all.size()));
            places.push_back(entry->second);
            if (is_new) {
                all.push_back(std::move(look));
            }
        }
        for (CityJsonTheme& theme : part.themes) {
            for (auto* looks :
                 {&theme.laid.appearances, &theme.materials, &theme.missing.appearances}) {
                for (std::int32_t& look : *looks) {
                    if (!places.empty() && look >= 0) {
                        look = places[static_cast<std::size_t>(look)];
                    }
                }
            }
        }
    }
}

void lay_textures_over_materials(
    std::vector<CityJsonPart>& parts, std::vector<Appearance>& appearances) {
    LookPairs pairs(appearances);
    for (CityJsonPart& part : parts) {
        for (CityJsonTheme& theme : part.themes) {
            for (std::size_t i = 0; i < theme.materials.size(); ++i) {
                std::int32_t& shown = theme.laid.appearances[i];
                shown = pairs.over(shown, theme.materials[i]);
            }
        }
    }
}

/// What the document says of itself, and the members of extensions. What stands in all of them is
/// read and written by itself.
void keep_members(const dom::object& document, CityJsonFile& file) {
    constexpr std::array<std::string_view, 7> structure{
        "id",
        "version",
        "transform",
        "CityObjects",
        "vertices",
        "appearance",
        "geometry-templates"};
    constexpr std::size_t most_bytes = std::size_t{16} << 20U;
    std::size_t bytes = 0;
    for (const auto [key, value] : document) {
        if (std::find(structure.begin(), structure.end(), key) != structure.end()) {
            continue;
        }
        std::string text = json_text_of(value);
        bytes += key.size() + text.size();
        if (bytes > most_bytes) {
            ++file.found.ignored["document_member"];
        } else {
            file.document_members.insert_or_assign(std::string(key), std::move(text));
        }
    }
}

} // namespace

Problem damaged_cityjson(std::string_view text) {
    // The quick parser does not say where; the thorough one does, in bearable time.
    constexpr std::size_t bearable = std::size_t{64} << 20U;
    if (text.size() <= bearable) {
        if (std::optional<Problem> problem = check_json(text, {})) {
            return *problem;
        }
    }
    return {{"error.cityjson.damaged", {}}, {}, {"help.file.copy_again", {}}, {}};
}

Problem not_cityjson() {
    return {{"error.cityjson.not_cityjson", {}}, {}, {"help.cityjson.versions", {}}, {}};
}

Problem too_many_instances() {
    return {
        {"error.cityjson.too_many_instances", {}},
        {},
        {"help.cityjson.too_many_instances", {}},
        {}};
}

std::optional<dom::object> document_of(const dom::element& root, std::string_view type) {
    dom::object document;
    const bool fits = root.get(document) == simdjson::SUCCESS && text_in(document, "type") == type;
    return fits ? std::optional(document) : std::nullopt;
}

void read_cityjson_head(const dom::object& document, CityJsonFile& file) {
    keep_members(document, file);
    file.file.srs_names = {system_name(document)};
    const std::string_view version = text_in(document, "version");
    if (!version.starts_with("1.") && !version.starts_with("2.")) {
        file.found.warnings.push_back(
            {{version.empty() ? "warning.cityjson.no_version" : "warning.cityjson.version",
              {{"version", std::string(version)}}},
             {},
             {"help.cityjson.versions", {}},
             {}});
    }
}

void take_parts(
    std::vector<CityJsonPart>&& parts, const CityJsonTemplates& templates, CityJsonFile& file) {
    const std::vector<bool> used = count_first_instances(parts, templates.geometries.size());
    if (const std::uint64_t unused = count_unused(templates, used); unused > 0) {
        file.found.skipped["implicit_geometry"] += unused;
    }
    join_appearances(parts, file.laid.appearances);
    lay_textures_over_materials(parts, file.laid.appearances);
    lay_cityjson_themes(parts, file.laid);
    for (CityJsonPart& part : parts) {
        file.file.parts.push_back(std::move(part.model));
        std::move(
            part.parent_ids.begin(), part.parent_ids.end(), std::back_inserter(file.parent_ids));
    }
}

} // namespace smiletwin::geo
