// Reads a CityGML file into parts: cut where members of the model end, each part on a thread of its
// own. Private to the CityGML reader.
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/run_context.hpp"
#include "geo/io/raw_city.hpp"

#include <cstddef>
#include <filesystem>

namespace smiletwin::geo {

struct ReadingOptions {
    /// Small enough for a first look at cancelling, large enough that a part is worth a thread.
    std::size_t part_bytes = std::size_t{4} << 20U;
};

/// The parts depend on the file alone, not on the number of threads. A Problem names the line.
Result<RawFile> read_citygml(
    const std::filesystem::path& path, RunContext& context, const ReadingOptions& options = {});

} // namespace smiletwin::geo
