#include "viewer/scene/ramp.hpp"

#include "geo/base/json.hpp"

#include <algorithm>
#include <charconv>

namespace smiletwin::viewer {

namespace {

/// "#RRGGBB" or "#RRGGBBAA" as 0xRRGGBBAA; nothing when it is neither.
bool read_colour(const std::string& text, std::uint32_t& rgba) {
    if ((text.size() != 7 && text.size() != 9) || text[0] != '#') {
        return false;
    }
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data() + 1, end, rgba, 16);
    if (read.ec != std::errc() || read.ptr != end) {
        return false;
    }
    if (text.size() == 7) {
        rgba = (rgba << 8U) | 0xFFU;
    }
    return true;
}

geo::Problem malformed(const std::filesystem::path& file) {
    return {
        {"error.ramp.malformed", {{"file", file.filename().string()}}},
        file.string(),
        {"help.render.reinstall", {}},
        {}};
}

bool consistent(const Ramp& ramp) {
    const bool rising =
        std::adjacent_find(ramp.edges.begin(), ramp.edges.end(), [](double a, double b) {
            return a >= b;
        }) == ramp.edges.end();
    const std::size_t classes = ramp.edges.size() + 1;
    return !ramp.edges.empty() && rising && ramp.rgba.size() == classes &&
           (ramp.label_keys.empty() || ramp.label_keys.size() == classes);
}

} // namespace

std::size_t class_of(const Ramp& ramp, double value) {
    const auto above = std::upper_bound(ramp.edges.begin(), ramp.edges.end(), value);
    return static_cast<std::size_t>(above - ramp.edges.begin());
}

geo::Result<Ramp> load_ramp(const std::filesystem::path& folder, std::string_view name) {
    const auto file = folder / (std::string(name) + ".json");
    const auto json = geo::read_json_file(file);
    if (!json) {
        return json.problem();
    }
    Ramp ramp;
    ramp.name = name;
    ramp.title_key = (*json)["title_key"].to_string();
    ramp.unit = (*json)["unit"].to_string();
    ramp.unit_key = (*json)["unit_key"].to_string();
    ramp.source_key = (*json)["source_key"].to_string();
    for (const auto& edge : (*json)["edges"].items()) {
        ramp.edges.push_back(edge.to_double());
    }
    for (const auto& colour : (*json)["colours"].items()) {
        std::uint32_t rgba = 0;
        if (!read_colour(colour.to_string(), rgba)) {
            return malformed(file);
        }
        ramp.rgba.push_back(rgba);
    }
    for (const auto& key : (*json)["label_keys"].items()) {
        ramp.label_keys.push_back(key.to_string());
    }
    if (!consistent(ramp)) {
        return malformed(file);
    }
    return ramp;
}

std::string ramp_for_layer(std::string_view layer) {
    const auto has = [&](std::string_view part) {
        return layer.find(part) != std::string_view::npos;
    };
    if (has("difference") || has(".diff")) {
        // One kelvin of radiant temperature is felt as about a quarter of one.
        return has("tmrt") ? "difference_tmrt" : "difference";
    }
    for (const std::string_view known : {"utci", "pet", "tmrt", "density", "depth"}) {
        if (has(known)) {
            return std::string(known);
        }
    }
    if (has("svf") || has("sky")) {
        return "sky_view";
    }
    return has("sun") || has("shadow") ? "sun_hours" : "utci";
}

} // namespace smiletwin::viewer
