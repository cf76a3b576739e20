#include "text_file.hpp"

#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <stdexcept>

namespace smiletwin::sample {

double rounded_mm(double metres) {
    return static_cast<double>(std::llround(metres * 1000.0)) / 1000.0;
}

std::string millimetres(double metres) {
    return fixed(metres, 3);
}

std::string fixed(double value, int decimals) {
    const double scale = std::pow(10.0, decimals);
    const double rounded = static_cast<double>(std::llround(value * scale)) / scale;
    return fmt::format("{:.{}f}", rounded == 0.0 ? 0.0 : rounded, decimals);
}

void write_text(const std::filesystem::path& path, const std::string& content) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << content;
    file.close();
    if (!file) {
        throw std::runtime_error("not written: " + path.string());
    }
}

} // namespace smiletwin::sample
