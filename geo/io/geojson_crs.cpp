#include "geo/io/geojson_crs.hpp"

#include "geo/base/json.hpp"

#include <ogr_spatialref.h>

#include <algorithm>
#include <fstream>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

namespace {

/// Reads a JSON object letter by letter and keeps the text of its own member "crs": the file may be
/// large and the member may stand behind the features.
class CrsMember {
public:
    /// False when nothing more is to be learnt.
    bool read(char letter) {
        const bool inside = keeping_; // the colon before the value is no part of it
        if (in_string_) {
            read_in_string(letter);
        } else {
            read_structure(letter);
        }
        if (inside && keeping_) {
            value_ += letter;
        }
        return !done_ && value_.size() < longest_value;
    }
    [[nodiscard]] const std::string& value() const { return value_; }

private:
    static constexpr std::size_t longest_value = 65536;

    void read_in_string(char letter) {
        if (escaped_) {
            escaped_ = false;
        } else if (letter == '\\') {
            escaped_ = true;
        } else if (letter == '"') {
            in_string_ = false;
            return;
        }
        if (depth_ == 1 && !keeping_) {
            string_ += letter;
        }
    }

    void read_structure(char letter) {
        if (letter == '"') {
            in_string_ = true;
            string_.clear();
        } else if (letter == '{' || letter == '[') {
            ++depth_;
        } else if (letter == '}' || letter == ']') {
            --depth_;
            done_ = depth_ <= 0;
        } else if (letter == ',' && depth_ == 1) {
            done_ = keeping_;
        } else if (letter == ':' && depth_ == 1 && string_ == "crs") {
            keeping_ = true;
        }
        keeping_ = keeping_ && !done_;
    }

    int depth_ = 0;
    bool in_string_ = false;
    bool escaped_ = false;
    bool keeping_ = false;
    bool done_ = false;
    std::string string_; ///< the last string among the object's own members
    std::string value_;
};

std::string crs_member(const std::filesystem::path& path, RunContext& context) {
    std::ifstream file(path, std::ios::binary);
    std::vector<char> block(std::size_t{1} << 20U);
    CrsMember member;
    while (file && !context.cancelled()) {
        file.read(block.data(), static_cast<std::streamsize>(block.size()));
        const auto end = block.begin() + file.gcount();
        if (std::find_if(block.begin(), end, [&member](char c) { return !member.read(c); }) !=
            end) {
            break;
        }
    }
    return member.value();
}

/// The older form {"type": "EPSG", "properties": {"code": 25833}} counts as a name, too.
std::string name_in(const Json& crs) {
    const Json& properties = crs["properties"];
    for (const char* key : {"name", "href", "urn"}) {
        if (const std::string& word = properties[key].to_string(); !word.empty()) {
            return word;
        }
    }
    const Json& code = properties["code"];
    return code.is_number() ? "EPSG:" + std::to_string(code.to_int()) : std::string();
}

bool is_known(const std::string& name) {
    OGRSpatialReference system;
    return system.SetFromUserInput(
               name.c_str(), OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get()) ==
           OGRERR_NONE;
}

} // namespace

std::string unknown_geojson_system(const std::filesystem::path& path, RunContext& context) {
    const auto crs = parse_json(crs_member(path, context), path.string());
    if (!crs) {
        return {};
    }
    const std::string name = name_in(*crs);
    // A link is never followed, so whatever stands behind it stays unknown.
    const bool is_link = (*crs)["type"].to_string() == "link";
    return is_link || !is_known(name) ? name : std::string();
}

} // namespace smiletwin::geo
