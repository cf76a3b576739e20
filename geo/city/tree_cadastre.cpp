#include "geo/city/tree_cadastre.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace smiletwin::geo {

namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 7> height_names{
    "hoehe", "höhe", "baumhoehe", "baumhöhe", "height", "treeheight", "hoehegesamt"};
constexpr std::array<std::string_view, 8> crown_names{
    "kronendurchmesser",
    "kronedurch",
    "kronendm",
    "krone",
    "kronenbreite",
    "crowndiameter",
    "crownwidth",
    "kronendurc"}; // Shapefiles cut names after ten letters
constexpr std::array<std::string_view, 5> crown_base_names{
    "kronenansatz", "kronenansa", "kronenunterkante", "crownbase", "stammhoehe"};
constexpr std::array<std::string_view, 9> species_names{
    "artbotanisch",
    "artbot",
    "botanischername",
    "artlatein",
    "species",
    "baumart",
    "art",
    "gattung",
    "artde"};
constexpr std::array<std::string_view, 6> year_names{
    "pflanzjahr", "pflanzjah", "pflanzdatum", "standalter", "plantedyear", "plantingyear"};
constexpr std::array<std::string_view, 6> id_names{
    "id", "baumnr", "baumnummer", "baumid", "treeid", "kennung"};

/// "Kronendurchmesser_m" -> "kronendurchmesser": lower case, no separators, no unit.
std::string plain_name(std::string_view name) {
    std::string lower;
    for (const char c : name) {
        lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    for (const std::string_view unit : {"_in_m", "_meter", "_m", " m", "_[m]", " (m)"}) {
        if (lower.ends_with(unit)) {
            lower.resize(lower.size() - unit.size());
            break;
        }
    }
    std::erase_if(lower, [](char c) { return c == '_' || c == ' ' || c == '-' || c == '.'; });
    return lower;
}

/// Value of the first field whose name is in the list, in the list's order.
std::string_view field_named(const Feature& feature, Names names) {
    for (const std::string_view name : names) {
        for (const auto& [key, value] : feature.fields) {
            if (!value.empty() && plain_name(key) == name) {
                return value;
            }
        }
    }
    return {};
}

/// Number at the start of a text, with comma or point: "12,5 m" -> 12.5.
std::optional<double> leading_number(std::string_view text) {
    std::string copy(text.substr(0, 32));
    std::replace(copy.begin(), copy.end(), ',', '.');
    double value = 0.0;
    const auto [end, error] = std::from_chars(copy.data(), copy.data() + copy.size(), value);
    return error == std::errc() ? std::optional(value) : std::nullopt;
}

std::optional<double> length_m(const Feature& feature, Names names, double most_m) {
    const auto value = leading_number(field_named(feature, names));
    return value && *value > 0.0 && *value <= most_m ? value : std::nullopt;
}

int planted_year(const Feature& feature) {
    constexpr int earliest = 1200;
    constexpr int latest = 2200;
    const std::string_view text = field_named(feature, year_names);
    // A date is "2004-11-01" or "01.11.2004"; the year is the part with four digits.
    for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
        int year = 0;
        const auto [end, error] = std::from_chars(text.data() + i, text.data() + i + 4, year);
        if (error == std::errc() && end == text.data() + i + 4 && year >= earliest &&
            year <= latest) {
            return year;
        }
    }
    return 0;
}

Tree tree_from(const Feature& feature, Vec2d foot_crs, bool& assumed) {
    constexpr double tallest_m = 60.0;
    constexpr double widest_m = 40.0;
    // Park and street trees: crowns are about 0.6 of the height wide, and begin at a quarter.
    constexpr double crown_per_height = 0.6;
    constexpr double base_per_height = 0.25;
    const auto height_m = length_m(feature, height_names, tallest_m);
    const auto crown_m = length_m(feature, crown_names, widest_m);
    Tree tree;
    assumed = !height_m || !crown_m;
    tree.height_m = height_m ? *height_m : (crown_m ? *crown_m / crown_per_height : tree.height_m);
    tree.height_m = std::min(tree.height_m, tallest_m);
    tree.crown_diameter_m = crown_m ? *crown_m : tree.height_m * crown_per_height;
    const auto base_m = length_m(feature, crown_base_names, tallest_m);
    tree.crown_base_m =
        base_m && *base_m < tree.height_m ? *base_m : tree.height_m * base_per_height;
    const std::string_view id = field_named(feature, id_names);
    tree.id = id.empty() ? feature.id : std::string(id);
    tree.foot_crs = foot_crs;
    tree.species = field_named(feature, species_names);
    tree.planted_year = planted_year(feature);
    return tree;
}

} // namespace

CadastreTrees trees_from_layer(const VectorLayer& layer) {
    CadastreTrees result;
    result.trees.reserve(layer.features.size());
    for (const Feature& feature : layer.features) {
        if (const auto* foot_crs = std::get_if<Vec2d>(&feature.geometry)) {
            bool assumed = false;
            result.trees.push_back(tree_from(feature, *foot_crs, assumed));
            result.assumed_sizes += assumed ? 1U : 0U;
        } else {
            ++result.not_points;
        }
    }
    return result;
}

} // namespace smiletwin::geo
