#include "ground.hpp"

#include "ground_colours.hpp"
#include "place.hpp"

#include <cmath>

namespace smiletwin::sample {
namespace {

using geo::Vec2d;

geo::GridFrame frame(double cell_m) {
    const int cells = static_cast<int>(size_m / cell_m);
    return {west_m, south_m + size_m, cell_m, cells, cells};
}

Vec2d local_centre(const geo::GridFrame& where, int column, int row) {
    return {(column + 0.5) * where.cell_m, size_m - (row + 0.5) * where.cell_m};
}

/// 1 where a building stands.
geo::Grid<std::uint8_t>
building_mask(const std::vector<geo::Ring2d>& footprints, const geo::GridFrame& where) {
    geo::Grid<std::uint8_t> mask(where, 0);
    for (const geo::Ring2d& outline : footprints) {
        geo::Box2d box;
        for (const Vec2d p : outline) {
            box.add(p);
        }
        const int left = std::max(0, static_cast<int>(box.min.x / where.cell_m));
        const int right = std::min(where.columns - 1, static_cast<int>(box.max.x / where.cell_m));
        const int top = std::max(0, static_cast<int>((size_m - box.max.y) / where.cell_m));
        const int bottom =
            std::min(where.rows - 1, static_cast<int>((size_m - box.min.y) / where.cell_m));
        for (int row = top; row <= bottom; ++row) {
            for (int column = left; column <= right; ++column) {
                if (geo::contains(outline, local_centre(where, column, row))) {
                    mask.at(column, row) = 1;
                }
            }
        }
    }
    return mask;
}

std::uint8_t landcover_code(GroundKind kind) {
    switch (kind) {
    case GroundKind::Cobble:
    case GroundKind::Square:
        return 0;
    case GroundKind::Street:
    case GroundKind::Pavement:
    case GroundKind::Yard:
    case GroundKind::Quay:
        return 1;
    case GroundKind::Garden:
    case GroundKind::Lawn:
        return 5;
    case GroundKind::Path:
        return 6;
    case GroundKind::Water:
        return 7;
    }
    return 1;
}

} // namespace

geo::HeightField terrain_raster(const geo::Crs& crs) {
    geo::HeightField field;
    field.height_m = geo::Grid<float>(frame(1.0));
    field.crs = crs;
    field.vertical = crs.vertical_name();
    const geo::GridFrame& where = field.height_m.frame;
    for (int row = 0; row < where.rows; ++row) {
        for (int column = 0; column < where.columns; ++column) {
            const double height_m = ground_height_m(local_centre(where, column, row));
            field.height_m.at(column, row) =
                static_cast<float>(static_cast<double>(std::lround(height_m * 100.0)) / 100.0);
        }
    }
    return field;
}

geo::ClassRaster landcover_raster(
    const Quarter& quarter, const std::vector<geo::Ring2d>& footprints, const geo::Crs& crs) {
    geo::ClassRaster raster;
    raster.classes = building_mask(footprints, frame(1.0));
    raster.crs = crs;
    const geo::GridFrame& where = raster.classes.frame;
    for (int row = 0; row < where.rows; ++row) {
        for (int column = 0; column < where.columns; ++column) {
            std::uint8_t& code = raster.classes.at(column, row);
            code = code == 1
                       ? 2
                       : landcover_code(ground_kind(quarter, local_centre(where, column, row)));
        }
    }
    return raster;
}

geo::Imagery ground_picture(
    const Quarter& quarter, const std::vector<geo::Ring2d>& footprints, const geo::Crs& crs) {
    const geo::GridFrame where = frame(0.5);
    const geo::Grid<std::uint8_t> built = building_mask(footprints, where);
    geo::Imagery imagery;
    imagery.crs = crs;
    imagery.box = where.box();
    imagery.image.width = where.columns;
    imagery.image.height = where.rows;
    imagery.image.rgba.resize(where.cells() * 4);
    for (int row = 0; row < where.rows; ++row) {
        for (int column = 0; column < where.columns; ++column) {
            const Vec2d local = local_centre(where, column, row);
            const Rgb colour = built.at(column, row) == 1
                                   ? Rgb{0x8E, 0x84, 0x78}
                                   : ground_colour(ground_kind(quarter, local), local);
            std::uint8_t* pixel = imagery.image.pixel(column, row);
            pixel[0] = colour[0];
            pixel[1] = colour[1];
            pixel[2] = colour[2];
            pixel[3] = 255;
        }
    }
    return imagery;
}

} // namespace smiletwin::sample
