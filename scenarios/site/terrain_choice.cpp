#include "scenarios/site/terrain_choice.hpp"

#include "scenarios/site/home_place.hpp"
#include "scenarios/site/mosaic.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace smiletwin::scenarios {

namespace {

using Heights = std::shared_ptr<const geo::HeightField>;

struct Candidate {
    Heights heights;
    std::size_t source = 0; ///< index in BaseData::loaded
    std::string file;
    bool surface = false; ///< heights of roofs and crowns
};

/// Names by which surveys tell surface from ground: DSM, DOM (Digitales Oberflächenmodell).
bool is_surface_name(const std::string& file) {
    std::string small(file);
    std::transform(small.begin(), small.end(), small.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    const auto is_letter = [&](std::size_t at) {
        return at < small.size() && std::isalpha(static_cast<unsigned char>(small[at])) != 0;
    };
    for (const std::string_view word : {"dsm", "bdom", "dom", "ndom", "surface", "oberflaeche"}) {
        const std::size_t at = small.find(word);
        // "dom1", "x_dsm.tif"; not "kingdom" or "domstrasse".
        if (at != std::string::npos && (at == 0 || !is_letter(at - 1)) &&
            !is_letter(at + word.size())) {
            return true;
        }
    }
    return false;
}

std::vector<Candidate> candidates_of(const BaseData& base) {
    std::vector<Candidate> found;
    for (std::size_t i = 0; i < base.loaded.size(); ++i) {
        const LoadedSource& loaded = *base.loaded[i];
        for (std::size_t k = 0; loaded.role == SourceRole::Terrain && k < loaded.data.size(); ++k) {
            const auto* heights = std::get_if<Heights>(&loaded.data[k]);
            if (heights == nullptr || !is_taken(base, i, k)) {
                continue;
            }
            const auto& files = loaded.state.report.files;
            const std::string path = k < files.size() ? files[k] : std::string();
            const std::string file = std::filesystem::path(path).filename().string();
            found.push_back({*heights, i, file, is_surface_name(file)});
        }
    }
    return found;
}

/// Tiles of one survey share a border; what they overlap by is no choice.
bool covers_much(const geo::Box2d& better, const geo::Box2d& worse) {
    const double width = std::min(better.max.x, worse.max.x) - std::max(better.min.x, worse.min.x);
    const double height = std::min(better.max.y, worse.max.y) - std::max(better.min.y, worse.min.y);
    return width > 0.1 * worse.width() && height > 0.1 * worse.height();
}

geo::Problem note(const Candidate& better, const Candidate& worse) {
    std::string key = "warning.terrain.first";
    if (better.surface != worse.surface) {
        key = "warning.terrain.surface";
    } else if (better.heights->height_m.frame.cell_m < worse.heights->height_m.frame.cell_m) {
        key = "warning.terrain.finer";
    }
    return {
        {key, {{"file", worse.file}, {"used", better.file}}}, {}, {"help.terrain.choose", {}}, {}};
}

} // namespace

std::shared_ptr<const geo::HeightField> choose_terrain(BaseData& base) {
    std::vector<Candidate> candidates = candidates_of(base);
    std::stable_sort(
        candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
            const auto rank = [](const Candidate& one) {
                return std::pair(one.surface, one.heights->height_m.frame.cell_m);
            };
            return rank(a) < rank(b);
        });
    std::vector<Heights> in_order;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const geo::Box2d own = candidates[i].heights->height_m.frame.box();
        for (std::size_t k = 0; k < i; ++k) {
            if (covers_much(candidates[k].heights->height_m.frame.box(), own)) {
                base.states[candidates[i].source].notes.push_back(
                    note(candidates[k], candidates[i]));
                break;
            }
        }
        in_order.push_back(candidates[i].heights);
    }
    return mosaic(in_order, base.home);
}

} // namespace smiletwin::scenarios
