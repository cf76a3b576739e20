#include "tests/bench/xyz_file.hpp"

#include <fmt/format.h>
#include <gdal.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

namespace smiletwin::bench {

void write_xyz(const std::filesystem::path& file, std::uint64_t bytes) {
    constexpr double bytes_of_line = 26.0; // "312000.50 5998000.50 12.34"
    const int side = static_cast<int>(std::sqrt(static_cast<double>(bytes) / bytes_of_line));
    std::ofstream out(file, std::ios::binary);
    std::string lines;
    for (int row = 0; row < side; ++row) {
        lines.clear();
        for (int column = 0; column < side; ++column) {
            const double height_m = 20.0 + 10.0 * std::sin(0.01 * column) * std::cos(0.013 * row);
            fmt::format_to(
                std::back_inserter(lines),
                "{:.2f} {:.2f} {:.2f}\n",
                312000.5 + column,
                5998000.5 + row,
                height_m);
        }
        out << lines;
    }
    if (!out.flush()) {
        throw std::runtime_error("cannot write " + file.string());
    }
}

std::uint64_t read_xyz_with_gdal(const std::filesystem::path& file) {
    GDALAllRegister();
    const char* const drivers[] = {"XYZ", nullptr};
    GDALDatasetH dataset =
        GDALOpenEx(file.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, drivers, nullptr, nullptr);
    if (dataset == nullptr) {
        return 0;
    }
    const int columns = GDALGetRasterXSize(dataset);
    const int rows = GDALGetRasterYSize(dataset);
    std::vector<float> heights(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    const CPLErr error = GDALRasterIO(
        GDALGetRasterBand(dataset, 1),
        GF_Read,
        0,
        0,
        columns,
        rows,
        heights.data(),
        columns,
        rows,
        GDT_Float32,
        0,
        0);
    GDALClose(dataset);
    return error == CE_None ? heights.size() : 0;
}

} // namespace smiletwin::bench
