// Geometries as GeoPackage blobs: header, envelope, well-known binary (OGC 12-128r18, 2.1.3).
#pragma once

#include "geo/vector/layer.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace smiletwin::scenarios {

/// Little-endian, with an envelope for lines and polygons.
std::vector<std::byte> geopackage_blob(const geo::PlanGeometry& geometry, std::int32_t srs_id);

/// Point, line string or polygon, or a multi-geometry of one part as QGIS writes it; heights and
/// measures are dropped. Nothing when the blob is empty, of another kind, or broken.
std::optional<geo::PlanGeometry> read_geopackage_blob(std::span<const std::byte> blob);

} // namespace smiletwin::scenarios
