#include "geo/io/cityjson_document_text.hpp"

#include "geo/base/json.hpp"
#include "geo/io/json_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <map>
#include <string_view>
#include <system_error>
#include <utility>

namespace smiletwin::geo {

namespace {

constexpr std::string_view cityjson_type_member = "type";
constexpr std::string_view metadata_name = "metadata";
constexpr std::string_view extensions_name = "extensions";

Json parsed(const std::string& text) {
    Result<Json> json = parse_json(text, {});
    return json ? std::move(json).value() : Json();
}

/// Members that are not there yet. True where all others say the same.
bool add_members(const Json& from, Json& to) {
    bool is_same = true;
    for (const auto& [name, value] : from.members()) {
        if (!to.contains(name)) {
            to.set(name, value);
        }
        is_same = is_same && to[name] == value;
    }
    return is_same;
}

bool is_text(const Json& object, std::string_view name) {
    return object[name].is_string();
}

bool is_one_of(const std::string& text, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

void drop_unless(bool is_valid, Json& object, std::string_view name, WriteReport& report) {
    if (object.contains(name) && !is_valid) {
        object.remove(name);
        ++report.lost["metadata"];
    }
}

/// By metadata.schema.json of 2.0; the roles are those of ISO 19115.
void drop_invalid_contact(Json& metadata, WriteReport& report) {
    Json contact = metadata["pointOfContact"];
    for (const std::string_view name : {"phone", "organization"}) {
        drop_unless(is_text(contact, name), contact, name, report);
    }
    drop_unless(contact["address"].is_object(), contact, "address", report);
    const std::string website = contact["website"].to_string();
    const bool is_web = website.starts_with("http://") || website.starts_with("https://");
    drop_unless(is_web, contact, "website", report);
    const std::string type = contact["contactType"].to_string();
    drop_unless(is_one_of(type, {"individual", "organization"}), contact, "contactType", report);
    const bool has_role = is_one_of(
        contact["role"].to_string(),
        {"resourceProvider", "custodian",    "owner",          "user",
         "distributor",      "originator",   "pointOfContact", "principalInvestigator",
         "processor",        "publisher",    "author",         "sponsor",
         "co-author",        "collaborator", "editor",         "mediator",
         "rightsHolder",     "contributor",  "funder",         "stakeholder"});
    drop_unless(has_role, contact, "role", report);
    if (metadata.contains("pointOfContact")) {
        const bool is_whole = is_text(contact, "contactName") && is_text(contact, "emailAddress");
        metadata.set("pointOfContact", std::move(contact));
        drop_unless(is_whole, metadata, "pointOfContact", report);
    }
}

/// What older versions wrote otherwise would not be valid (CityJSON 2.0.1, chapter 5).
void drop_invalid_metadata(Json& metadata, WriteReport& report) {
    for (const std::string_view name : {"identifier", "title", "referenceDate"}) {
        drop_unless(is_text(metadata, name), metadata, name, report);
    }
    drop_invalid_contact(metadata, report);
}

/// 7415 of ".../EPSG/0/7415" or "urn:ogc:def:crs:EPSG::7415"; 0 where there is none.
int code_at_end(const std::string& name) {
    const std::size_t first = name.find_last_not_of("0123456789") + 1;
    int code = 0;
    const auto [end, error] = std::from_chars(name.data() + first, name.data() + name.size(), code);
    const bool is_epsg =
        name.find("EPSG") != std::string::npos && name.find(',') == std::string::npos;
    return error == std::errc{} && is_epsg ? code : 0;
}

/// The horizontal system: no one code says it and a height system together, unless the model knew
/// one, which still fits.
std::string system_of(const City& city, const Json& stated, WriteReport& report) {
    const auto read = Crs::parse(stated.to_string());
    const int known = city.crs && city.crs->vertical_epsg() != 0 && read && *read == *city.crs
                          ? code_at_end(stated.to_string())
                          : 0;
    if (known != 0) {
        return fmt::format("https://www.opengis.net/def/crs/EPSG/0/{}", known);
    }
    const int code = city.crs ? city.crs->horizontal_epsg() : 0;
    if (city.crs && (code == 0 || city.crs->vertical_epsg() != 0)) {
        ++report.lost[code == 0 ? "reference_system" : "height_system"];
    }
    return code == 0 ? std::string()
                     : fmt::format("https://www.opengis.net/def/crs/EPSG/0/{}", code);
}

void settle_metadata(const City& city, Json& metadata, WriteReport& report) {
    drop_invalid_metadata(metadata, report);
    std::string system = system_of(city, metadata["referenceSystem"], report);
    metadata.remove("crs"); // before 1.0
    metadata.remove("referenceSystem");
    if (!system.empty()) {
        metadata.set("referenceSystem", std::move(system));
    }
    if (metadata.contains("geographicalExtent")) {
        const auto& [min, max] = city.bounds;
        metadata.remove("geographicalExtent");
        if (!city.bounds.empty()) {
            metadata.set(
                "geographicalExtent", Json::Array{min.x, min.y, min.z, max.x, max.y, max.z});
        }
    }
}

} // namespace

bool is_of_cityjson(const City& city, std::uint32_t object) {
    const std::uint32_t file = city.objects[object].file;
    return file < city.document_members.size() &&
           city.document_members[file].contains(std::string(cityjson_type_member));
}

std::string cityjson_document_members(const City& city, WriteReport& report) {
    Json metadata = Json::object();
    Json extensions = Json::object();
    std::map<std::string, std::string> others;
    for (const auto& of_file : city.document_members) {
        for (const auto& [name, text] : of_file) {
            bool is_same = true;
            if (name == cityjson_type_member) {
                continue;
            }
            if (name == metadata_name) {
                is_same = add_members(parsed(text), metadata);
            } else if (name == extensions_name) {
                is_same = add_members(parsed(text), extensions);
            } else {
                is_same = others.try_emplace(name, text).first->second == text;
            }
            report.lost_if(!is_same, "document_member");
        }
    }
    settle_metadata(city, metadata, report);
    std::string members;
    if (metadata.size() > 0) {
        members += fmt::format(R"(,"metadata":{})", dump_json(metadata));
    }
    if (extensions.size() > 0) {
        members += fmt::format(R"(,"extensions":{})", dump_json(extensions));
    }
    for (const auto& [name, text] : others) {
        members += fmt::format(",{}:{}", json_quoted(name), text);
    }
    return members;
}

} // namespace smiletwin::geo
