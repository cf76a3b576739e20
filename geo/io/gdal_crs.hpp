// Which reference system a raster or layer is in: the user's word, else the file's, else a .prj
// beside it.
#pragma once

#include "geo/base/result.hpp"
#include "geo/crs/crs.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace smiletwin::geo {

struct CrsChoice {
    std::optional<Crs> crs;
    CrsDecision decision;
};

/// `srs` is an OGRSpatialReferenceH or null. A Problem when the user's word is not understood.
Result<CrsChoice> choose_crs(
    void* srs, const std::filesystem::path& path, const std::optional<std::string>& crs_override);

/// The same for a file of which only the name of its system is known.
Result<CrsChoice>
choose_named_crs(const std::string& name, const std::optional<std::string>& crs_override);

/// A remark when the data lie far outside the area the system is made for, which is how a wrong
/// system shows.
std::optional<Problem>
outside_area_of_use(const Crs& crs, const Box2d& bounds_crs, const std::filesystem::path& path);

} // namespace smiletwin::geo
