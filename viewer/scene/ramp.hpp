// Colour classes of a result, from data/ramps. Legend colour = screen colour.
#pragma once

#include "geo/base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::viewer {

struct Ramp {
    std::string name;      ///< "utci", "difference", "density", ...
    std::string title_key; ///< language key
    std::string unit;
    std::string unit_key;                ///< the unit in words where it is not common; may be empty
    std::string source_key;              ///< where the classes come from; may be empty
    std::vector<double> edges;           ///< n class borders, rising
    std::vector<std::uint32_t> rgba;     ///< n + 1 class colours, 0xRRGGBBAA; alpha 0 = not painted
    std::vector<std::string> label_keys; ///< n + 1 language keys of the classes; may be empty.
                                         ///< Neighbours of one key are shades of one class
};

/// Class index of a value, 0..n.
std::size_t class_of(const Ramp& ramp, double value);

/// Reads data/ramps/<name>.json.
geo::Result<Ramp> load_ramp(const std::filesystem::path& folder, std::string_view name);

/// Name of the ramp that shows a result layer ("heat.utci" -> "utci").
std::string ramp_for_layer(std::string_view layer);

} // namespace smiletwin::viewer
