// Heights of files whose reference system measures in feet, or in anything but metres. Private to
// the importers.
#pragma once

#include "geo/crs/crs_units.hpp"
#include "geo/io/gdal_crs.hpp"

#include <filesystem>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

/// The remark that the heights of `crs`, which says nothing about them, were taken to be in the
/// unit of its plan.
Problem heights_as_plan(const Crs& crs, const CrsUnits& units);

/// Metres in one unit of a terrain's heights. What is to be said of that stands in `choice` and
/// `warnings` afterwards; the plan stays as it is. `stated_unit` is the file's own word on its
/// heights, mostly empty.
double settle_height_unit(
    std::string_view stated_unit,
    CrsChoice& choice,
    const std::filesystem::path& path,
    std::vector<Problem>& warnings);

/// Each height times `metres`.
void scale_heights(std::vector<float>& heights, double metres);

} // namespace smiletwin::geo
