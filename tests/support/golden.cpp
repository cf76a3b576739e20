#include "tests/support/golden.hpp"

#include "geo/io/image_file.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace smiletwin::test {

PictureDifference difference(const geo::Image& a, const geo::Image& b) {
    PictureDifference result;
    if (a.width != b.width || a.height != b.height || a.rgba.empty()) {
        return {255.0, 1.0};
    }
    double sum = 0.0;
    std::size_t far_pixels = 0;
    for (std::size_t i = 0; i < a.rgba.size(); i += 4) {
        int largest = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            const int levels = std::abs(int{a.rgba[i + k]} - int{b.rgba[i + k]});
            sum += levels;
            largest = std::max(largest, levels);
        }
        far_pixels += largest > 32 ? 1 : 0;
    }
    const auto pixels = static_cast<double>(a.rgba.size() / 4);
    result.mean_levels = sum / (3.0 * pixels);
    result.share_of_far = static_cast<double>(far_pixels) / pixels;
    return result;
}

bool like_golden(const geo::Image& picture, const std::string& name) {
    const std::filesystem::path kept =
        std::filesystem::path(SMILETWIN_BINARY_DIR).parent_path() / "golden" / (name + ".png");
    const std::filesystem::path baseline =
        std::filesystem::path(SMILETWIN_SOURCE_DIR) / "tests" / "golden" / (name + ".png");
    const auto wanted = geo::read_image(baseline);
    if (wanted) {
        const PictureDifference d = difference(picture, *wanted);
        if (d.mean_levels <= 1.5 && d.share_of_far <= 0.01) {
            return true;
        }
        std::fprintf(
            stderr,
            "%s: mean difference %.2f levels, %.2f %% of pixels far off\n",
            name.c_str(),
            d.mean_levels,
            100.0 * d.share_of_far);
    }
    std::filesystem::create_directories(kept.parent_path());
    const auto written = geo::write_png(kept, picture);
    std::fprintf(
        stderr,
        "%s: %s; the picture lies in %s\n",
        name.c_str(),
        wanted ? "differs from its baseline" : "no baseline",
        written.ok() ? kept.c_str() : "(not written)");
    return false;
}

} // namespace smiletwin::test
