#include "viewer/scene/scene_style.hpp"

#include "geo/base/json.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace smiletwin::viewer {

namespace {

/// Reads members of one object and remembers whether all were well formed.
class Reader {
public:
    explicit Reader(const geo::Json& json) : json_(json) {}

    ScreenColour colour(std::string_view key) { return parse(json_[key].to_string()); }
    std::vector<ScreenColour> colours(std::string_view key) {
        std::vector<ScreenColour> list;
        for (const auto& item : json_[key].items()) {
            list.push_back(parse(item.to_string()));
        }
        good_ = good_ && !list.empty();
        return list;
    }
    float number(std::string_view key) {
        good_ = good_ && json_[key].is_number();
        return static_cast<float>(json_[key].to_double());
    }
    SkyLight light(std::string_view key) {
        Reader inner(json_[key]);
        SkyLight light;
        light.sun = inner.colour("sun");
        light.sky = inner.colour("sky");
        light.fog = inner.colour("fog");
        for (std::size_t i = 0; i < 3; ++i) {
            light.share[i] = static_cast<float>(inner.json_["share"][i].to_double());
            light.background[i] = inner.parse(inner.json_["background"][i].to_string());
        }
        for (std::size_t i = 0; i < 2; ++i) {
            light.fog_m[i] = static_cast<float>(inner.json_["fog_m"][i].to_double());
        }
        good_ = good_ && inner.good_;
        return light;
    }
    [[nodiscard]] bool good() const { return good_; }

private:
    ScreenColour parse(const std::string& text) {
        std::uint32_t rgb = 0;
        const char* end = text.data() + text.size();
        if (text.size() != 7 || text[0] != '#' ||
            std::from_chars(text.data() + 1, end, rgb, 16).ptr != end) {
            good_ = false;
            return {};
        }
        const auto part = [&](unsigned shift) {
            return static_cast<float>((rgb >> shift) & 0xFFU) / 255.0F;
        };
        return {part(16), part(8), part(0)};
    }

    const geo::Json& json_;
    bool good_ = true;
};

bool read_colours(const geo::Json& json, SceneColours& colours) {
    Reader reader(json);
    colours.ground = reader.colour("ground");
    colours.water = reader.colour("water");
    colours.green = reader.colour("green");
    colours.street = reader.colour("street");
    colours.wall = reader.colours("wall");
    colours.roof = reader.colours("roof");
    colours.flat_roof = reader.colours("flat_roof");
    colours.landmark_wall = reader.colour("landmark_wall");
    colours.landmark_roof = reader.colour("landmark_roof");
    colours.copper = reader.colour("copper");
    colours.window = reader.colour("window");
    colours.trunk = reader.colour("trunk");
    colours.crown = reader.colours("crown");
    colours.crown_planned = reader.colours("crown_planned");
    colours.preview = reader.colour("preview");
    colours.person = reader.colours("person");
    colours.accent = reader.colour("accent");
    colours.edge = reader.colour("edge");
    colours.edge_alpha = reader.number("edge_alpha");
    colours.image_share = reader.number("image_share");
    colours.grain = reader.number("grain");
    colours.day = reader.light("day");
    colours.dawn = reader.light("dawn");
    colours.night = reader.light("night");
    return reader.good();
}

SkyLight mix(const SkyLight& a, const SkyLight& b, float t) {
    const auto blend = [t](auto x, auto y) { return x * (1.0F - t) + y * t; };
    SkyLight out;
    out.sun = blend(a.sun, b.sun);
    out.sky = blend(a.sky, b.sky);
    out.fog = blend(a.fog, b.fog);
    for (std::size_t i = 0; i < 3; ++i) {
        out.share[i] = blend(a.share[i], b.share[i]);
        out.background[i] = blend(a.background[i], b.background[i]);
    }
    for (std::size_t i = 0; i < 2; ++i) {
        out.fog_m[i] = blend(a.fog_m[i], b.fog_m[i]);
    }
    return out;
}

} // namespace

osg::Vec3f linear_from_screen(const ScreenColour& colour) {
    const auto one = [](float c) {
        return c <= 0.04045F ? c / 12.92F : std::pow((c + 0.055F) / 1.055F, 2.4F);
    };
    return {one(colour.x()), one(colour.y()), one(colour.z())};
}

geo::Result<SceneStyles> load_scene_styles(const std::filesystem::path& file) {
    const auto json = geo::read_json_file(file);
    if (!json) {
        return json.problem();
    }
    SceneStyles styles;
    if (!read_colours((*json)["plan"], styles.plan) || !read_colours((*json)["ort"], styles.ort)) {
        return geo::Problem{
            {"error.style.malformed", {{"file", file.filename().string()}}},
            file.string(),
            {"help.render.reinstall", {}},
            {}};
    }
    return styles;
}

SkyLight light_at(const SceneColours& colours, double sin_altitude) {
    constexpr double dawn_end = 0.208;    // sine of 12 degrees
    constexpr double night_begin = 0.139; // sine of 8 degrees
    if (sin_altitude >= dawn_end) {
        return colours.day;
    }
    if (sin_altitude >= 0.0) {
        return mix(colours.dawn, colours.day, static_cast<float>(sin_altitude / dawn_end));
    }
    const double t = std::min(1.0, -sin_altitude / night_begin);
    SkyLight light = mix(colours.dawn, colours.night, static_cast<float>(t));
    light.share[0] = 0.0F; // the sun itself is gone at once
    return light;
}

} // namespace smiletwin::viewer
