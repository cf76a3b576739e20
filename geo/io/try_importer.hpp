// Test reference years (TRY) of the German weather service: columns by the names in the line above
// the values, a stamp ends its hour in Central European Time, no year. Form: DWD and BBR,
// "Ortsgenaue Testreferenzjahre", handbook 2017; also the tables with an hour of the year ("hy")
// that building simulation uses.
#pragma once

#include "geo/io/importer.hpp"

namespace smiletwin::geo {

struct TryOptions {
    /// A typical year belongs to none; its days get the dates of this one (not a leap year).
    int year = 2015;
};

/// Radiation comes as direct and diffuse on the horizontal plane; their sum is the global one and
/// the direct beam is left to the models, which know the sun.
Result<Weather> read_try(const std::filesystem::path& path, const TryOptions& options = {});

Format try_format();

} // namespace smiletwin::geo
