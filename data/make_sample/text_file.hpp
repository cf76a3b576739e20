// Writing numbers and files so that the same program gives the same bytes everywhere.
#pragma once

#include "geo/geometry/vec.hpp"

#include <filesystem>
#include <string>

namespace smiletwin::sample {

/// The number with three decimals, rounded half away from zero: millimetres.
std::string millimetres(double metres);
/// The number with `decimals` decimals.
std::string fixed(double value, int decimals);
/// Rounded to millimetres, so that all outputs speak of the same points.
double rounded_mm(double metres);

void write_text(const std::filesystem::path& path, const std::string& content);

} // namespace smiletwin::sample
