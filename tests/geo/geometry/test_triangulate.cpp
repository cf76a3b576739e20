#include "geo/base/random.hpp"
#include "geo/geometry/polygon_faults.hpp"
#include "geo/geometry/triangulate.hpp"
#include "tests/support/catch.hpp"

#include <numbers>

using namespace smiletwin::geo;

namespace {

struct Polygon {
    std::vector<Vec3d> positions;
    std::vector<std::uint32_t> starts{0};

    void add(std::vector<Vec3d> ring) {
        positions.insert(positions.end(), ring.begin(), ring.end());
        starts.push_back(static_cast<std::uint32_t>(positions.size()));
    }
};

struct Triangulated {
    std::vector<std::uint32_t> triangles;
    Triangulator::Outcome outcome;
    double area_m2 = 0.0;   ///< sum over triangles
    double signed_m2 = 0.0; ///< along the normal of the outer ring
};

Triangulated triangulate(const Polygon& polygon) {
    Triangulated result;
    Triangulator triangulator;
    result.outcome = triangulator(polygon.positions, polygon.starts, result.triangles);
    std::vector<std::uint32_t> as_simple;
    if (PolygonChecker()(polygon.positions, polygon.starts).codes.empty()) {
        triangulator(polygon.positions, polygon.starts, as_simple, true);
        CHECK(as_simple == result.triangles); // only quicker
    }
    const Vec3d normal = newell_normal(std::span(polygon.positions).first(polygon.starts[1]));
    const double size = length(normal);
    for (std::size_t i = 0; i < result.triangles.size(); i += 3) {
        const Vec3d a = polygon.positions[result.triangles[i]];
        const Vec3d b = polygon.positions[result.triangles[i + 1]];
        const Vec3d c = polygon.positions[result.triangles[i + 2]];
        result.area_m2 += 0.5 * length(cross(b - a, c - a));
        result.signed_m2 += 0.5 * dot(normal, cross(b - a, c - a)) / size;
    }
    return result;
}

std::vector<Vec3d> rectangle(double x, double y, double width, double depth, double z = 0.0) {
    return {{x, y, z}, {x + width, y, z}, {x + width, y + depth, z}, {x, y + depth, z}};
}

std::vector<Vec3d> reversed(std::vector<Vec3d> ring) {
    std::reverse(ring.begin(), ring.end());
    return ring;
}

} // namespace

TEST_CASE("a square gives two triangles of its area") {
    Polygon square;
    square.add(rectangle(0, 0, 10, 10));
    const Triangulated result = triangulate(square);
    CHECK(result.triangles.size() == 6);
    CHECK(result.area_m2 == Approx(100.0));
    CHECK(result.outcome.area_m2 == Approx(100.0));
    CHECK(result.outcome.exact);
}

TEST_CASE("triangles turn as the outer ring does") {
    for (const bool backwards : {false, true}) {
        Polygon wall; // upright, far from the origin
        std::vector<Vec3d> ring{
            {391000, 5820000, 30},
            {391008, 5820006, 30},
            {391008, 5820006, 50},
            {391000, 5820000, 50}};
        wall.add(backwards ? reversed(ring) : ring);
        const Triangulated result = triangulate(wall);
        CHECK(result.signed_m2 == Approx(200.0)); // 10 m times 20 m
    }
}

TEST_CASE("holes are left open in any order and sense of rotation") {
    for (const bool backwards : {false, true}) {
        Polygon plate;
        plate.add(rectangle(0, 0, 30, 10));
        for (const double x : {22.0, 2.0, 12.0}) {
            const auto hole = rectangle(x, 3, 4, 4);
            plate.add(backwards ? reversed(hole) : hole);
        }
        const Triangulated result = triangulate(plate);
        CHECK(result.outcome.exact);
        CHECK(result.area_m2 == Approx(300.0 - 3 * 16.0));
        CHECK(result.signed_m2 == Approx(result.area_m2));
        // n + 2 holes - 2 for 4 + 12 vertices.
        CHECK(result.triangles.size() / 3 == 20);
    }
}

TEST_CASE("a hole that touches the outer ring in a vertex is left open") {
    Polygon plate;
    plate.add(rectangle(0, 0, 10, 10));
    plate.add({{0, 0, 0}, {4, 2, 0}, {2, 4, 0}});
    const Triangulated result = triangulate(plate);
    CHECK(result.outcome.exact);
    CHECK(result.area_m2 == Approx(100.0 - 6.0));
}

TEST_CASE("an L and a comb are covered without reaching over their bays") {
    Polygon ell;
    ell.add({{0, 0, 0}, {10, 0, 0}, {10, 4, 0}, {4, 4, 0}, {4, 10, 0}, {0, 10, 0}});
    CHECK(triangulate(ell).area_m2 == Approx(64.0));
    CHECK(triangulate(ell).triangles.size() / 3 == 4);
    Polygon comb;
    std::vector<Vec3d> ring{{0, 0, 0}, {20, 0, 0}};
    for (int tooth = 9; tooth >= 0; --tooth) {
        ring.push_back({2.0 * tooth + 1.5, 10, 0});
        ring.push_back({2.0 * tooth + 0.5, 1, 0});
    }
    comb.add(ring);
    const Triangulated result = triangulate(comb);
    CHECK(result.outcome.exact);
    CHECK(result.area_m2 == Approx(result.outcome.area_m2));
    CHECK(result.triangles.size() / 3 == 20);
}

TEST_CASE("vertices on a straight line and doubled vertices get no triangle") {
    Polygon square;
    square.add({{0, 0, 0}, {5, 0, 0}, {10, 0, 0}, {10, 10, 0}, {10, 10, 0}, {0, 10, 0}, {0, 5, 0}});
    const Triangulated result = triangulate(square);
    CHECK(result.triangles.size() == 6);
    CHECK(result.area_m2 == Approx(100.0));
    CHECK(result.outcome.exact);
}

TEST_CASE("a ring without area gives no triangles") {
    Polygon needle;
    needle.add({{0, 0, 0}, {10, 0, 0}, {5, 0, 0}});
    CHECK(triangulate(needle).triangles.empty());
    CHECK_FALSE(triangulate(needle).outcome.exact);
}

TEST_CASE("a bow tie is reported as not exact") {
    Polygon bow;
    bow.add({{0, 0, 0}, {10, 10, 0}, {10, 0, 0}, {0, 11, 0}});
    CHECK_FALSE(triangulate(bow).outcome.exact);
}

TEST_CASE("random star-shaped rings with a hole are covered exactly in any plane") {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        CounterRandom random(42, seed);
        const Vec3d u{random.uniform() + 0.2, random.uniform(), random.uniform()};
        const Vec3d v = cross(u, Vec3d{random.uniform(), 1.0, random.uniform() - 0.5});
        const bool many = seed % 4 == 0; // looked up by place
        const int corners = 5 + static_cast<int>((many ? 900 : 40) * random.uniform());
        Polygon star;
        std::vector<Vec3d> outer;
        std::vector<Vec3d> hole;
        for (int i = 0; i < corners; ++i) {
            const double angle = 2.0 * std::numbers::pi * i / corners;
            const double radius = 5.0 + 20.0 * random.uniform();
            const Vec3d way = std::cos(angle) * u + std::sin(angle) * v;
            outer.push_back(Vec3d{390000, 5820000, 40} + radius * way);
            hole.push_back(Vec3d{390000, 5820000, 40} + 0.15 * radius * way);
        }
        star.add(outer);
        star.add(hole);
        const Triangulated result = triangulate(star);
        CAPTURE(seed, corners);
        CHECK(result.outcome.exact);
        CHECK(result.area_m2 == Approx(result.outcome.area_m2).epsilon(1e-4));
    }
}

TEST_CASE("a shore of a hundred thousand corners with islands is covered exactly") {
    Polygon lake;
    const auto shore = [](double x, double y, double radius_m, int corners) {
        std::vector<Vec3d> ring;
        for (int i = 0; i < corners; ++i) {
            const double angle = 2.0 * std::numbers::pi * i / corners;
            const double wave = 0.05 * std::sin(61.0 * angle) + 0.01 * std::sin(1999.0 * angle);
            const double r = radius_m * (1.0 + wave);
            ring.push_back({x + r * std::cos(angle), y + r * std::sin(angle), 0.0});
        }
        return ring;
    };
    lake.add(shore(0.0, 0.0, 2000.0, 100'000));
    for (int island = 0; island < 10; ++island) {
        lake.add(reversed(shore(250.0 * island - 1100.0, 100.0, 90.0, 1000)));
    }
    const Triangulated result = triangulate(lake);
    CHECK(result.outcome.exact);
    CHECK(result.area_m2 == Approx(result.outcome.area_m2).epsilon(1e-5));
}

TEST_CASE("a perforated plate is covered exactly, however its thousands of holes lie") {
    struct Layout {
        const char* name;
        int columns;
        int rows;
    };
    for (const auto& [name, columns, rows] :
         {Layout{"field", 100, 100}, Layout{"row", 2000, 1}, Layout{"column", 1, 2000}}) {
        CAPTURE(name);
        Polygon plate;
        plate.add(rectangle(0.0, 0.0, columns, rows));
        for (int i = 0; i < columns * rows; ++i) {
            plate.add(reversed(rectangle(i % columns + 0.2, i / columns + 0.2, 0.5, 0.5)));
        }
        const Triangulated result = triangulate(plate);
        CHECK(result.outcome.exact);
        const auto holes = static_cast<std::size_t>(columns * rows);
        CHECK(result.triangles.size() / 3 == 4 + 4 * holes + 2 * holes - 2);
        CHECK(result.area_m2 == Approx(0.75 * columns * rows));
    }
}

TEST_CASE("many holes of any shape, size and sense are left open in any plane") {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        CounterRandom random(43, seed);
        const auto next = [&random] { return random.uniform(); };
        const double slope = 4.0 * next();
        const auto star = [&](double x, double y, double radius_m) {
            const int corners = 3 + static_cast<int>(6.0 * next());
            std::vector<Vec3d> ring;
            for (int i = 0; i < corners; ++i) {
                const double angle = 2.0 * std::numbers::pi * i / corners;
                const double r = radius_m * (0.3 + 0.7 * next());
                const double px = x + r * std::cos(angle);
                ring.push_back({px, y + r * std::sin(angle), slope * px});
            }
            return ring;
        };
        Polygon slab;
        slab.add(
            {{0.0, 0.0, 0.0},
             {20.0, 0.0, 20.0 * slope},
             {20.0, 20.0, 20.0 * slope},
             {0.0, 20.0, 0.0}});
        for (int i = 0; i < 400; ++i) {
            const auto hole = star(i % 20 + 0.5, i / 20 + 0.5, 0.05 + 0.44 * next());
            slab.add(next() < 0.5 ? hole : reversed(hole));
        }
        const Triangulated result = triangulate(slab);
        CAPTURE(seed);
        CHECK(result.outcome.exact);
        CHECK(result.area_m2 == Approx(result.outcome.area_m2).epsilon(1e-6));
    }
}

TEST_CASE(
    "a chequered floor, whose holes touch at their corners and the wall, is covered exactly") {
    Polygon floor;
    floor.add(rectangle(0.0, 0.0, 22.2, 20.0));
    for (int column = 0; column < 10; ++column) {
        const double x = 1.1 + 2.2 * column;
        for (double y = 1.0; y < 18.0; y += 2.0) { // each stands on the one below or the wall
            floor.add({{x, y - 1.0, 0.0}, {x - 1.0, y, 0.0}, {x, y + 1.0, 0.0}, {x + 1.0, y, 0.0}});
        }
    }
    const Triangulated result = triangulate(floor);
    CHECK(result.outcome.area_m2 == Approx(444.0 - 180.0));
    CHECK(result.area_m2 == Approx(result.outcome.area_m2));
}
