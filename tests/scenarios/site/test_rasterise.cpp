#include "scenarios/site/rasterise.hpp"
#include "tests/support/catch.hpp"

#include <set>
#include <utility>

using namespace smiletwin;
using scenarios::for_cells_in;

namespace {

using Cells = std::set<std::pair<int, int>>;

/// 10 x 10 cells of 1 m; row 0 has its centres at y = 9.5.
const geo::GridFrame ten_by_ten{0.0, 10.0, 1.0, 10, 10};

Cells cells_of(const geo::Polygon2d& polygon) {
    Cells cells;
    for_cells_in(ten_by_ten, polygon, [&](int column, int row) { cells.emplace(column, row); });
    return cells;
}

geo::Polygon2d rectangle(double x0, double y0, double x1, double y1) {
    return {{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}}};
}

} // namespace

TEST_CASE("a rectangle covers exactly the cells whose centres lie in it") {
    CHECK(cells_of(rectangle(2.0, 3.0, 4.0, 5.0)) == Cells{{2, 5}, {2, 6}, {3, 5}, {3, 6}});
    CHECK(cells_of(rectangle(2.4, 3.4, 2.6, 3.6)) == Cells{{2, 6}});
    CHECK(cells_of(rectangle(2.6, 3.6, 2.9, 3.9)).empty());
}

TEST_CASE("a polygon beyond the frame covers the cells inside only") {
    CHECK(cells_of(rectangle(-100.0, -100.0, 100.0, 100.0)).size() == 100);
    CHECK(cells_of(rectangle(20.0, 20.0, 30.0, 30.0)).empty());
    CHECK(cells_of(rectangle(-30.0, -30.0, -20.0, -20.0)).empty());
}

TEST_CASE("a hole is left out") {
    geo::Polygon2d frame = rectangle(0.0, 0.0, 4.0, 4.0);
    frame.rings.push_back({{1.0, 1.0}, {3.0, 1.0}, {3.0, 3.0}, {1.0, 3.0}});
    CHECK(cells_of(frame).size() == 12);
}

TEST_CASE("two polygons that share an edge share no cell and leave none out") {
    const geo::Polygon2d left{{{{0.0, 0.0}, {3.3, 0.0}, {6.7, 10.0}, {0.0, 10.0}}}};
    const geo::Polygon2d right{{{{3.3, 0.0}, {10.0, 0.0}, {10.0, 10.0}, {6.7, 10.0}}}};
    CHECK(cells_of(left).size() + cells_of(right).size() == 100);
    Cells both = cells_of(left);
    both.merge(cells_of(right));
    CHECK(both.size() == 100);
}

TEST_CASE("a sloping triangle gives its height at each cell centre") {
    // The plane z = 5 + 0.5 x - 0.25 y.
    const auto height = [](double x, double y) { return 5.0 + 0.5 * x - 0.25 * y; };
    const auto corner = [&](double x, double y) { return geo::Vec3d{x, y, height(x, y)}; };
    int count = 0;
    for_cells_in(
        ten_by_ten,
        corner(0.0, 0.0),
        corner(10.0, 0.0),
        corner(0.0, 10.0),
        [&](int column, int row, double z) {
            const geo::Vec2d center = ten_by_ten.center(column, row);
            CHECK(z == Approx(height(center.x, center.y)).margin(1e-9));
            CHECK(center.x + center.y <= 10.0 + 1e-6);
            ++count;
        });
    // Centres on or below the diagonal: 10 + 9 + ... + 1.
    CHECK(count == 55);
}

TEST_CASE("an upright triangle has no cells") {
    int count = 0;
    for_cells_in(
        ten_by_ten, {1.0, 1.0, 0.0}, {8.0, 8.0, 0.0}, {8.0, 8.0, 9.0}, [&](int, int, double) {
            ++count;
        });
    CHECK(count == 0);
}
