// The reference system of files that name none, taken from what lies beside them: pictures with a
// world file, text grids. An assumption, and always said to be one.
#pragma once

#include "geo/io/importer.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

/// Refused for want of a system alone.
bool lacks_crs(const Result<Imported>& result);

/// The projected system that all files with one have been read into; nothing when they differ.
std::optional<Crs> crs_in_common(const std::vector<const ImportReport*>& reports);

/// In the same numbers as the others, which another system would hardly bring about.
bool lies_beside(const ImportReport& report, const std::vector<const ImportReport*>& others);

/// Says in the report that `crs` was assumed, with `warning_key` on why.
void mark_assumed(Imported& imported, const Crs& crs, std::string_view warning_key);

/// The warning of mark_assumed(); null for what states its system.
const Problem* assumption_of(const ImportReport& report);

} // namespace smiletwin::geo
