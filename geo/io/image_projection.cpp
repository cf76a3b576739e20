#include "geo/io/image_projection.hpp"

#include "geo/io/georeferenced_image.hpp"

#include <algorithm>

namespace smiletwin::geo {

namespace {

std::optional<PixelPlacing>
stated_placing(const RawGeoreference& stated, const std::filesystem::path& image) {
    if (stated.orientation.size() != 4 || stated.point.size() < 2) {
        return placing_of(image, stated.prefers_world_file);
    }
    PixelPlacing placing;
    std::copy(stated.orientation.begin(), stated.orientation.end(), placing.matrix.begin());
    placing.centre = {stated.point[0], stated.point[1]};
    return placing;
}

} // namespace

ImageProjection matrix_projection(const std::vector<double>& numbers) {
    if (numbers.size() != 12) {
        return {};
    }
    return [&numbers](const Vec3d& p) {
        const auto row = [&](std::size_t i) {
            return numbers[i] * p.x + numbers[i + 1] * p.y + numbers[i + 2] * p.z + numbers[i + 3];
        };
        const double q = row(8) != 0.0 ? row(8) : 1.0;
        return Vec2f{static_cast<float>(row(0) / q), static_cast<float>(row(4) / q)};
    };
}

ImageProjection georeferenced_projection(
    const RawGeoreference& stated, const std::filesystem::path& image, const Vec3d& middle) {
    const std::optional<PixelPlacing> placing = stated_placing(stated, image);
    const auto size_px = image_size_px(image);
    if (!placing || !placing->is_usable() || !size_px) {
        return {};
    }
    const auto covers = [&](Vec2d at) {
        const Vec2d place = place_in_image(*placing, *size_px, at);
        return place.x >= 0.0 && place.x <= 1.0 && place.y >= 0.0 && place.y <= 1.0;
    };
    const bool turned = !covers({middle.x, middle.y}) && covers({middle.y, middle.x});
    return [placing = *placing, size_px = *size_px, turned](const Vec3d& p) {
        const Vec2d at = turned ? Vec2d{p.y, p.x} : Vec2d{p.x, p.y};
        const Vec2d place = place_in_image(placing, size_px, at);
        return Vec2f{static_cast<float>(place.x), static_cast<float>(place.y)};
    };
}

} // namespace smiletwin::geo
