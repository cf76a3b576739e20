// "boundaries" of CityJSON geometry, level by level (CityJSON 2.0.1, chapter 3). Private to the
// CityJSON reader.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

/// Lists in lists: level 0 are rings of corners, 1 surfaces of rings, 2 shells (or the surfaces of
/// a MultiSurface), 3 solids, 4 what holds several.
class CityJsonBoundaries {
public:
    static constexpr int most_levels = 5;
    static constexpr std::uint32_t no_vertex = std::numeric_limits<std::uint32_t>::max();

    /// Which entries of the level below, or corners, a list holds.
    struct Range {
        std::uint32_t begin;
        std::uint32_t end;
    };
    [[nodiscard]] Range list(int level, std::uint32_t index) const {
        const std::vector<std::uint32_t>& ends = ends_[static_cast<std::size_t>(level)];
        return {index == 0 ? 0 : ends[index - 1], ends[index]};
    }
    /// Vertices; what is none is `no_vertex`, also as the only corner of a ring that is no list.
    [[nodiscard]] const std::vector<std::uint32_t>& corners() const { return corners_; }
    /// Shells, solids and the like that are no lists; they count as empty.
    [[nodiscard]] std::uint64_t odd() const { return odd_; }

    /// The text of a list of that level, in place of what was there. False when it is no JSON.
    bool read(std::string_view text, int level);

private:
    class TextReader;
    class TreeReader;
    void clear();
    void end_list(int level);

    std::vector<std::uint32_t> corners_;
    std::array<std::vector<std::uint32_t>, most_levels> ends_;
    std::uint64_t odd_ = 0;
};

} // namespace smiletwin::geo
