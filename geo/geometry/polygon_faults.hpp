// What is wrong with a polygon in space, by the codes of val3dity and with its default tolerances
// (https://val3dity.readthedocs.io/en/latest/errors/; H. Ledoux, val3dity: validation of 3D GIS
// primitives according to the international standards, Open Geospatial Data, Software and Standards
// 3, 2018; ISO 19107). Positions in metres of any frame. One PolygonChecker per thread: it keeps
// its working memory from polygon to polygon.
#pragma once

#include "geo/geometry/segment_meeting.hpp"
#include "geo/geometry/vec.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

enum class FaultCode : std::uint8_t {
    TooFewPoints,         ///< 101
    SamePoints,           ///< 102: consecutive ones
    NotClosed,            ///< 103: only where the format repeats the first vertex
    SelfIntersection,     ///< 104: crossing, touching itself, spike, collapsed to a line
    RingsIntersect,       ///< 201
    DuplicatedRings,      ///< 202
    FarFromPlane,         ///< 203
    NormalsDeviate,       ///< 204
    InteriorDisconnected, ///< 205
    HoleOutside,          ///< 206
    HolesNested,          ///< 207
    SameOrientation,      ///< 208: a hole turns as the outer ring does
};
inline constexpr std::size_t fault_code_count = 12;

/// "101"
std::string_view fault_code_name(FaultCode code);

class FaultCodes {
public:
    void set(FaultCode code) { bits_ |= bit(code); }
    void add(FaultCodes other) { bits_ |= other.bits_; }
    [[nodiscard]] bool has(FaultCode code) const { return (bits_ & bit(code)) != 0; }
    [[nodiscard]] bool empty() const { return bits_ == 0; }
    friend bool operator==(FaultCodes, FaultCodes) = default;

private:
    static std::uint32_t bit(FaultCode code) { return 1U << static_cast<unsigned>(code); }
    std::uint32_t bits_ = 0;
};

/// Points that close are one point.
inline constexpr double snap_within_m = 0.001;
/// Distance of a vertex from the fitted plane.
inline constexpr double plane_within_m = 0.01;
/// Angle between triangles of one polygon.
inline constexpr double normals_within_deg = 20.0;

inline bool is_same_point(Vec3d a, Vec3d b) {
    const Vec3d d = a - b;
    return dot(d, d) <= snap_within_m * snap_within_m;
}

class PolygonChecker {
public:
    struct Outcome {
        FaultCodes codes;
        bool flat = true; ///< all vertices in the plane: its triangles cannot deviate
        /// One ring of four clearly convex corners: either diagonal makes good triangles of it.
        bool is_convex_quadrangle = false;
    };

    /// 104 and 201 to 208; of 204 only edges that rise from the plane. Rings are open and without
    /// consecutive same points, at least three points each; `ring_starts` holds the first position
    /// of each and one past the last, the first ring is the outer one. As in val3dity, what would
    /// follow from a fault is not tested: no crossings where there is no plane (203), no relations
    /// of rings that cross themselves (104).
    Outcome
    operator()(std::span<const Vec3d> positions, std::span<const std::uint32_t> ring_starts);

private:
    struct Plane {
        Vec3d normal; ///< any length
        bool within = true;
        bool flat = true;
    };

    [[nodiscard]] static Plane
    plane_of(std::span<const Vec3d> outer, std::span<const Vec3d> all_rings);
    /// Joins points of different rings that are the same; false when two of one ring are.
    bool snap(std::span<const Vec3d> points, std::span<const std::uint32_t> starts);
    [[nodiscard]] bool is_simple(std::span<const Vec3d> points) const;
    [[nodiscard]] bool has_spike(std::uint32_t begin, std::uint32_t end) const;
    void lay_edges(std::span<const std::uint32_t> starts);
    FaultCodes faults_in_plane(
        std::span<const Vec3d> points, std::span<const std::uint32_t> ring_starts, Vec3d normal);
    FaultCodes relate(std::span<const std::uint32_t> starts);

    double tolerance_m_ = 0.0; ///< of exact tests: the rounding of coordinates
    std::vector<Vec2d> flat_;  ///< positions in the plane, from 0
    std::vector<std::uint32_t> starts_;
    std::vector<std::uint32_t> order_;
    std::vector<RingEdge> edges_;
};

/// 204: triangles of the polygon, three indices of `positions` each, differ in direction, also when
/// pointed ones are avoided where the outline allows.
bool normals_deviate(std::span<const Vec3d> positions, std::span<const std::uint32_t> triangles);

} // namespace smiletwin::geo
