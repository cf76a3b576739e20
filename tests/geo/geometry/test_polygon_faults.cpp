#include "geo/base/random.hpp"
#include "geo/geometry/fitted_plane.hpp"
#include "geo/geometry/polygon_faults.hpp"
#include "geo/geometry/triangulate.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <numbers>
#include <set>
#include <string>

using namespace smiletwin::geo;

namespace {

using Ring = std::vector<Vec3d>;
using Names = std::set<std::string>;

/// As an importer does it: the checker, and 204 where nothing else is wrong.
Names faults(const std::vector<Ring>& rings) {
    std::vector<Vec3d> positions;
    std::vector<std::uint32_t> starts{0};
    for (const Ring& ring : rings) {
        positions.insert(positions.end(), ring.begin(), ring.end());
        starts.push_back(static_cast<std::uint32_t>(positions.size()));
    }
    PolygonChecker checker;
    PolygonChecker::Outcome outcome = checker(positions, starts);
    if (outcome.codes.empty() && !outcome.flat) {
        Triangulator triangulator;
        std::vector<std::uint32_t> triangles;
        triangulator(positions, starts, triangles);
        if (normals_deviate(positions, triangles)) {
            outcome.codes.set(FaultCode::NormalsDeviate);
        }
    }
    Names names;
    for (std::size_t i = 0; i < fault_code_count; ++i) {
        if (outcome.codes.has(static_cast<FaultCode>(i))) {
            names.insert(std::string(fault_code_name(static_cast<FaultCode>(i))));
        }
    }
    return names;
}

/// Counter-clockwise in the plane z = 12.
Ring box(double x, double y, double width, double depth) {
    return {{x, y, 12}, {x + width, y, 12}, {x + width, y + depth, 12}, {x, y + depth, 12}};
}

Ring flat_ring(const std::vector<Vec2d>& points) {
    Ring ring;
    for (const Vec2d point : points) {
        ring.push_back({point.x, point.y, 12});
    }
    return ring;
}

Ring turned(Ring ring) {
    std::reverse(ring.begin(), ring.end());
    return ring;
}

/// The same rings on a steep roof far from the origin, as they stand in files.
std::vector<Ring> on_a_roof(std::vector<Ring> rings) {
    const double turn = 0.4;
    const double slope = 0.9;
    for (Ring& ring : rings) {
        for (Vec3d& p : ring) {
            const double east = std::cos(turn) * p.x - std::sin(turn) * p.y;
            const double north = std::sin(turn) * p.x + std::cos(turn) * p.y;
            const double up = p.z - 12.0;
            p = {
                391000 + std::cos(slope) * east - std::sin(slope) * up,
                5820000 + north,
                40 + std::sin(slope) * east + std::cos(slope) * up};
        }
    }
    return rings;
}

void check_everywhere(const std::vector<Ring>& rings, const Names& expected) {
    CHECK(faults(rings) == expected);
    CHECK(faults(on_a_roof(rings)) == expected);
    std::vector<Ring> backwards;
    for (const Ring& ring : rings) {
        backwards.push_back(turned(ring));
    }
    CHECK(faults(backwards) == expected);
    for (std::size_t shift = 1; shift < rings[0].size(); ++shift) {
        std::vector<Ring> started_elsewhere = rings;
        for (Ring& ring : started_elsewhere) {
            std::rotate(
                ring.begin(),
                ring.begin() + static_cast<std::ptrdiff_t>(shift % ring.size()),
                ring.end());
        }
        CHECK(faults(started_elsewhere) == expected);
    }
}

bool has_doubled_vertices(const std::vector<Vec2d>& ring) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vec2d step = ring[(i + 1) % ring.size()] - ring[i];
        if (dot(step, step) <= snap_within_m * snap_within_m) {
            return true;
        }
    }
    return false;
}

const Ring square = box(0, 0, 10, 10);

} // namespace

TEST_CASE("a square, an L, a comb and a square with a window have no fault") {
    check_everywhere({square}, {});
    check_everywhere({flat_ring({{0, 0}, {8, 0}, {8, 3}, {3, 3}, {3, 8}, {0, 8}})}, {});
    std::vector<Vec2d> comb{{0, 0}};
    for (int tooth = 0; tooth < 40; ++tooth) {
        comb.push_back({tooth + 0.5, 9.0});
        comb.push_back({tooth + 1.0, 1.0});
    }
    comb.push_back({41, 0});
    check_everywhere({flat_ring(comb)}, {});
    check_everywhere({square, turned(box(3, 3, 2, 2))}, {});
    check_everywhere({flat_ring({{0, 0}, {5, 0}, {10, 0}, {10, 10}, {0, 10}})}, {});
}

TEST_CASE("a bow-tie crosses itself") {
    check_everywhere({flat_ring({{0, 0}, {4, 3}, {4, 0}, {0, 3}})}, {"104"});
    check_everywhere({flat_ring({{0, 0}, {4, 3}, {4, -2}, {0, 3}})}, {"104"});
}

TEST_CASE("a star of five points crosses itself though it always turns left") {
    Ring star;
    for (int i = 0; i < 5; ++i) {
        const double angle = 2.0 * std::numbers::pi * 2.0 * i / 5.0;
        star.push_back({5.0 * std::cos(angle), 5.0 * std::sin(angle), 12});
    }
    check_everywhere({star}, {"104"});
}

TEST_CASE("a spike, a repeated vertex and a vertex on another edge are self-intersections") {
    check_everywhere(
        {flat_ring({{0, 0}, {10, 0}, {10, 5}, {14, 5}, {10, 5}, {10, 10}, {0, 10}})}, {"104"});
    check_everywhere(
        {flat_ring({{0, 0}, {10, 0}, {10, 10}, {10, 14}, {10, 10}, {0, 10}})}, {"104"});
    check_everywhere({flat_ring({{0, 0}, {10, 0}, {10, 12}, {10, 10}, {0, 10}})}, {"104"});
    check_everywhere({flat_ring({{0, 0}, {4, 0}, {2, 2}, {4, 4}, {0, 4}, {2, 2}})}, {"104"});
    check_everywhere({flat_ring({{0, 0}, {10, 0}, {10, 10}, {0, 10}, {10, 5}})}, {"104"});
}

TEST_CASE("a ring along a line is a self-intersection, with three points and with more") {
    check_everywhere({flat_ring({{0, 0}, {10, 0}, {5, 0}})}, {"104"});
    check_everywhere({flat_ring({{0, 0}, {1, 0}, {2, 0}, {3, 0}})}, {"104"});
}

TEST_CASE("vertices count as one within a millimetre") {
    const auto waist = [](double half_width) {
        return flat_ring(
            {{0, 0}, {4, 0}, {2 + half_width, 2}, {4, 4}, {0, 4}, {2 - half_width, 2}});
    };
    check_everywhere({waist(0.0004)}, {"104"});
    check_everywhere({waist(0.0006)}, {});
}

TEST_CASE("a hole that crosses the outer ring or another hole intersects it") {
    check_everywhere({square, turned(box(8, 4, 4, 2))}, {"201"});
    check_everywhere({square, turned(box(2, 2, 4, 4)), turned(box(4, 4, 4, 4))}, {"201"});
    check_everywhere({square, turned(box(8, 4, 2, 2))}, {"201"}); // along an edge
    // Inside and outside, through two corners of the outer ring:
    check_everywhere({square, flat_ring({{0, 0}, {10, 10}, {12, -2}})}, {"201"});
}

TEST_CASE("a hole through vertices of the outer ring to the outside intersects it") {
    const Ring notched = flat_ring({{0, 0}, {5, 3}, {10, 0}, {10, 10}, {5, 7}, {0, 10}});
    check_everywhere(
        {notched, flat_ring({{5, 3}, {6, 5}, {5, 7}, {5, 12}, {12, 12}, {12, -2}, {5, -2}})},
        {"201"});
}

TEST_CASE("a ring written twice is duplicated, wherever it starts and whichever way it turns") {
    const Ring window = box(2, 2, 3, 3);
    check_everywhere({square, turned(window), turned(window)}, {"202"});
    Ring shifted = turned(window);
    std::rotate(shifted.begin(), shifted.begin() + 1, shifted.end());
    check_everywhere({square, turned(window), shifted}, {"202"});
    check_everywhere({square, turned(square)}, {"202"});
}

TEST_CASE("a vertex 11 mm off the fitted plane is one too far, one 9 mm off is not") {
    // The four corners of a bent square stand in turn above and below the fitted plane, each by a
    // quarter of the lift of one.
    const auto bent = [](double lift) {
        Ring ring = square;
        ring[2].z += lift;
        return ring;
    };
    check_everywhere({bent(4 * 0.011)}, {"203"});
    check_everywhere({bent(4 * 0.009)}, {});
    CHECK(fitted_plane(bent(0.04)).largest_distance_m == Approx(0.01).epsilon(1e-4));
}

TEST_CASE("the distance from the mean plane of a folded square is half the fold") {
    const Ring ring{{0, 0, 0}, {1, 0, 0.1}, {1, 1, 0}, {0, 1, 0.1}};
    CHECK(fitted_plane(ring).largest_distance_m == Approx(0.05));
    CHECK(fitted_plane(box(0, 0, 5, 5)).largest_distance_m == Approx(0.0).margin(1e-12));
}

TEST_CASE("holes must lie in the plane of the outer ring") {
    Ring window = turned(box(3, 3, 2, 2));
    for (Vec3d& p : window) {
        p.z += 0.1;
    }
    check_everywhere({square, window}, {"203"});
}

TEST_CASE("a fold of 5 mm in a plane is found by its slope") {
    const Ring fold{
        {0, 0, 0},
        {0.5, 0, 0},
        {0.505, 0, 0.005},
        {1, 0, 0.005},
        {1, 1, 0.005},
        {0.505, 1, 0.005},
        {0.5, 1, 0},
        {0, 1, 0}};
    CHECK(faults({fold}) == Names{"204"});
    Ring gentle = fold;
    for (Vec3d& p : gentle) {
        p.z *= 0.2; // one in five: 11 degrees
    }
    CHECK(faults({gentle}) == Names{});
}

TEST_CASE("triangles deviate from 20 degrees on, whatever their size") {
    const auto deviate = [](double degrees) {
        const double angle = degrees / 180.0 * std::numbers::pi;
        const Ring hinged{
            {0, 0, 0}, {9, 0, 0}, {9, 9, 0}, {9 + 9 * std::cos(angle), 4, 9 * std::sin(angle)}};
        return normals_deviate(hinged, std::vector<std::uint32_t>{0, 1, 2, 1, 3, 2});
    };
    CHECK_FALSE(deviate(19.9));
    CHECK(deviate(20.1));
    CHECK(deviate(60.0));
}

TEST_CASE("a pointed triangle that another diagonal avoids says nothing of the surface") {
    const Ring noisy{{0, 0, 0}, {5, -0.002, 0.002}, {10, 0, 0}, {10, 4, 0}, {0, 4, 0}};
    CHECK_FALSE(normals_deviate(noisy, std::vector<std::uint32_t>{0, 1, 2, 0, 2, 3, 0, 3, 4}));
}

TEST_CASE("two triangular holes from corner to corner cut the interior in two") {
    check_everywhere(
        {square,
         turned(flat_ring({{0, 0}, {8, 2}, {2, 2}})),
         turned(flat_ring({{8, 2}, {10, 10}, {5, 5}}))},
        {"205"});
}

TEST_CASE("a hole that touches the outer ring twice cuts the interior in two, once does not") {
    check_everywhere({square, turned(flat_ring({{5, 0}, {7, 5}, {5, 10}, {3, 5}}))}, {"205"});
    check_everywhere({square, turned(flat_ring({{5, 0}, {7, 5}, {5, 8}, {3, 5}}))}, {});
    check_everywhere({square, turned(flat_ring({{0, 0}, {6, 3}, {3, 6}}))}, {});
}

TEST_CASE("any number of holes may meet in one point") {
    check_everywhere(
        {square,
         turned(flat_ring({{5, 5}, {7, 4}, {7, 6}})),
         turned(flat_ring({{5, 5}, {3, 6}, {3, 4}})),
         turned(flat_ring({{5, 5}, {6, 7}, {4, 7}}))},
        {});
}

TEST_CASE("three holes in a circle around a part of the interior cut it off") {
    check_everywhere(
        {square,
         flat_ring({{2, 2}, {8, 2}, {5, 1}}),
         flat_ring({{8, 2}, {5, 8}, {9, 8}}),
         flat_ring({{5, 8}, {2, 2}, {1, 8}})},
        {"205"});
}

TEST_CASE("a hole beside the outer ring is outside; one that touches it from there intersects") {
    check_everywhere({square, turned(box(12, 4, 2, 2))}, {"206"});
    check_everywhere({square, turned(flat_ring({{10, 5}, {12, 4}, {12, 6}}))}, {"201"});
    check_everywhere({square, turned(box(-5, -5, 20, 20))}, {"206"}); // around it
}

TEST_CASE("a hole in a hole is nested, in either order") {
    const Ring large = turned(box(2, 2, 6, 6));
    const Ring small = turned(box(4, 4, 2, 2));
    check_everywhere({square, large, small}, {"207"});
    check_everywhere({square, small, large}, {"207"});
    check_everywhere({square, large, turned(flat_ring({{2, 2}, {5, 3}, {3, 5}}))}, {"207"});
}

TEST_CASE("a hole that turns as the outer ring does") {
    check_everywhere({square, box(3, 3, 2, 2)}, {"208"});
    check_everywhere({square, box(12, 3, 2, 2)}, {"206", "208"});
}

TEST_CASE("rings without a plane or crossing themselves are not compared any further") {
    Ring bent = square;
    bent[2].z += 1.0;
    CHECK(faults({bent, box(20, 20, 2, 2)}) == Names{"203"});
    CHECK(faults({square, flat_ring({{20, 0}, {24, 3}, {24, 0}, {20, 3}})}) == Names{"104"});
}

TEST_CASE("quick answers for quadrangles are those of the full test") {
    // A fifth vertex in the middle of an edge changes nothing but the way of testing.
    CounterRandom random(7, 0);
    int faulty = 0;
    for (int i = 0; i < 3000; ++i) {
        std::vector<Vec2d> quad;
        for (int k = 0; k < 4; ++k) {
            quad.push_back({10.0 * random.uniform(), 10.0 * random.uniform()});
        }
        std::vector<Vec2d> with_middle = quad;
        with_middle.insert(with_middle.begin() + 1, 0.5 * (quad[0] + quad[1]));
        const Names names = faults({flat_ring(quad)});
        CHECK(names == faults({flat_ring(with_middle)}));
        faulty += names.empty() ? 0 : 1;
    }
    CHECK(faulty > 500);
    CHECK(faulty < 2500);
}

TEST_CASE("quick answers for rings with vertices along their edges are those of the full "
          "test") {
    // Forty vertices along an edge change nothing but the way of testing.
    CounterRandom random(11, 0);
    int faulty = 0;
    for (int i = 0; i < 3000; ++i) {
        const int corners = 4 + i % 5;
        std::vector<Vec2d> outline;
        for (int k = 0; k < corners; ++k) {
            const double angle = 2.0 * std::numbers::pi * (k + random.uniform()) / corners;
            const double radius_m = random.uniform() < 0.1 ? 0.05 : 5.0;
            outline.push_back({radius_m * std::cos(angle), radius_m * std::sin(angle)});
        }
        std::vector<Vec2d> dotted;
        for (std::size_t k = 0; k < outline.size(); ++k) {
            const Vec2d way = outline[(k + 1) % outline.size()] - outline[k];
            dotted.push_back(outline[k]);
            for (double share = 0.4; k > 0 && share < 1.0; share += random.uniform() - 0.1) {
                const double off = 0.001 * (random.uniform() - 0.5);
                const Vec2d aside{-off * way.y, off * way.x};
                dotted.push_back(outline[k] + share * way + aside);
            }
        }
        const Vec2d way = dotted[1] - dotted[0];
        if (dot(way, way) < 0.01 || has_doubled_vertices(dotted)) {
            continue; // rings come without those
        }
        std::vector<Vec2d> long_way = dotted;
        for (int k = 1; k <= 40; ++k) {
            long_way.insert(long_way.begin() + 1, dotted[0] + (1.0 - k / 41.0) * way);
        }
        const Names names = faults({flat_ring(dotted)});
        CHECK(names == faults({flat_ring(long_way)}));
        faulty += names.empty() ? 0 : 1;
    }
    CHECK(faulty > 500);
    CHECK(faulty < 2900);
}

TEST_CASE(
    "a ring of many vertices is tested by neighbours: one crossing among 4000 edges is found") {
    std::vector<Vec2d> gear;
    for (int i = 0; i < 4000; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / 4000.0;
        const double radius = i % 2 == 0 ? 100.0 : 99.0;
        gear.push_back({radius * std::cos(angle), radius * std::sin(angle)});
    }
    CHECK(faults({flat_ring(gear)}) == Names{});
    std::swap(gear[1234], gear[1238]);
    CHECK(faults({flat_ring(gear)}) == Names{"104"});
}
