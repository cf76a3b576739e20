// Tracks as bytes: little-endian, fixed layout, the same for the same tracks.
#pragma once

#include "geo/base/result.hpp"
#include "scenarios/kernel/model.hpp"

#include <filesystem>
#include <string>

namespace smiletwin::scenarios {

std::string encode_tracks(const Tracks& tracks);
geo::Result<Tracks> decode_tracks(std::string_view bytes, const std::string& where);

} // namespace smiletwin::scenarios
