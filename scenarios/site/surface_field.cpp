#include "scenarios/site/surface_field.hpp"

#include <array>
#include <optional>

namespace smiletwin::scenarios {

namespace {

constexpr std::string_view assumed_material = "asphalt";

std::optional<std::uint8_t>
find_material(const std::vector<SurfaceMaterial>& materials, std::string_view name) {
    for (std::size_t i = 0; i < materials.size(); ++i) {
        if (materials[i].name == name) {
            return static_cast<std::uint8_t>(i);
        }
    }
    return std::nullopt;
}

/// Material of each class code; the first one of the list counts. The codes 0 and 1 are both paved.
std::array<std::uint8_t, 256> materials_by_code(const std::vector<SurfaceMaterial>& materials) {
    std::array<std::uint8_t, 256> by_code{};
    by_code.fill(material_index(materials, assumed_material));
    for (std::size_t i = materials.size(); i-- > 0;) {
        const int code = materials[i].landcover_code;
        // Roof materials never lie on the ground, whatever a coarse land cover says there.
        if (code >= 0 && code < 255 && materials[i].plannable) {
            by_code[static_cast<std::size_t>(code)] = static_cast<std::uint8_t>(i);
        }
    }
    return by_code;
}

} // namespace

std::uint8_t material_index(const std::vector<SurfaceMaterial>& materials, std::string_view name) {
    const auto asked = find_material(materials, name);
    return asked ? *asked : find_material(materials, assumed_material).value_or(0);
}

SurfaceField surface_field(
    const geo::GridFrame& frame,
    const geo::ClassRaster* landcover,
    const std::vector<SurfaceMaterial>& materials) {
    const std::array<std::uint8_t, 256> by_code = materials_by_code(materials);
    geo::Grid<std::uint8_t> material(frame, by_code[255]);
    if (landcover == nullptr) {
        return {std::move(material), {"material", "site.source.asphalt", geo::Stamp::Assumed}};
    }
    const geo::Grid<std::uint8_t>& classes = landcover->classes;
    for (int row = 0; row < frame.rows; ++row) {
        for (int column = 0; column < frame.columns; ++column) {
            const geo::Vec2d center = frame.center(column, row);
            const int from_column = classes.frame.column_of(center.x);
            const int from_row = classes.frame.row_of(center.y);
            if (classes.frame.contains(from_column, from_row)) {
                material.at(column, row) = by_code[classes.at(from_column, from_row)];
            }
        }
    }
    return {std::move(material), {"material", "site.source.landcover", geo::Stamp::Measured}};
}

} // namespace smiletwin::scenarios
