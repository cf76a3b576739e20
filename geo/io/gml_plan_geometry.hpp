// Geometry of GML 3 (ISO 19136, clauses 10 and 11) in plan: points, lines and polygons with holes,
// aggregates in their parts, curves of arcs as short straight pieces.
#pragma once

#include "geo/io/gml_tree.hpp"
#include "geo/vector/layer.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

struct PlacedGeometry {
    PlanGeometry geometry; ///< first coordinate as x, as written
    std::string srs_name;  ///< empty when nothing around it names one
    std::size_t owner = 0; ///< the caller's own number of the object it belongs to
};

using IgnoredCounts = std::map<std::string, std::uint64_t>;

/// Largest distance between an arc and its straight pieces, in units of the named system.
using ArcTolerance = std::function<double(std::string_view srs_name)>;
constexpr double arc_tolerance_m = 0.01;
constexpr double arc_tolerance_deg = 1e-7; ///< about as much

class GmlPlanReader {
public:
    GmlPlanReader(const GmlIndex& index, ArcTolerance tolerance);

    /// All simple parts of a geometry element. Parts that cannot be used are counted by reason.
    std::vector<PlacedGeometry> read(const GmlNode& geometry, IgnoredCounts& ignored);

    /// Is this an element that read() takes?
    static bool is_geometry(const GmlNode& node);

private:
    struct Around {
        std::string_view srs_name;
        std::size_t dimension = 2;
    };
    using Line = std::vector<Vec2d>;

    [[nodiscard]] Around inside(const GmlNode& node, const Around& around) const;
    void add(const GmlNode& node, const Around& outer, int hops);
    void add_members(const GmlNode& node, const Around& around, int hops);
    void add_point(const GmlNode& node, const Around& around);
    void add_line(const GmlNode& node, const Around& around, int hops);
    void add_polygon(const GmlNode& node, const Around& around, int hops);
    bool append_curve(const GmlNode& node, const Around& outer, int hops, Line& line);
    bool append_segments(const GmlNode& segments, const Around& around, Line& line);
    bool append_arcs(const Line& points, std::string_view srs_name, Line& line);
    bool append_arc_around_center(const GmlNode& arc, const Around& around, Line& line);
    bool positions(const GmlNode& node, const Around& around, Line& points);
    const GmlNode* member(const GmlNode& property);
    bool fail(const char* reason);

    const GmlIndex& index_;
    ArcTolerance tolerance_;
    std::vector<PlacedGeometry>* parts_ = nullptr;
    IgnoredCounts* ignored_ = nullptr;
};

} // namespace smiletwin::geo
