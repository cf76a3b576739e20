#include "geo/io/gml_plan_geometry.hpp"

#include "geo/io/gml_arcs.hpp"
#include "geo/io/gml_numbers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace smiletwin::geo {

namespace {

// References from geometry to geometry; more is a loop.
constexpr int most_hops = 32;
constexpr double rad_per_deg = 0.017453292519943295;

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_point(std::string_view name) {
    return name == "Point";
}
bool is_curve(std::string_view name) {
    return is_one_of(name, {"LineString", "Curve", "CompositeCurve", "OrientableCurve"});
}
bool is_patch(std::string_view name) {
    return is_one_of(name, {"Polygon", "PolygonPatch", "Rectangle", "Triangle"});
}
bool is_aggregate(std::string_view name) {
    return is_one_of(
        name,
        {"MultiPoint",
         "MultiCurve",
         "MultiLineString",
         "MultiSurface",
         "MultiPolygon",
         "MultiGeometry",
         "GeometricComplex",
         "CompositeSurface",
         "OrientableSurface",
         "Surface",
         "PolyhedralSurface",
         "TriangulatedSurface",
         "Tin"});
}

std::string_view first_srs_below(const GmlNode& node) {
    for (const GmlNode& child : node.children) {
        const std::string_view own = child.attribute("srsName");
        const std::string_view name = own.empty() ? first_srs_below(child) : own;
        if (!name.empty()) {
            return name;
        }
    }
    return {};
}

void drop_repeated(std::vector<Vec2d>& points) {
    points.erase(std::unique(points.begin(), points.end()), points.end());
}

} // namespace

GmlPlanReader::GmlPlanReader(const GmlIndex& index, ArcTolerance tolerance)
    : index_(index), tolerance_(std::move(tolerance)) {}

bool GmlPlanReader::is_geometry(const GmlNode& node) {
    return node.is_gml && (is_point(node.name) || is_curve(node.name) || is_patch(node.name) ||
                           is_aggregate(node.name));
}

std::vector<PlacedGeometry> GmlPlanReader::read(const GmlNode& geometry, IgnoredCounts& ignored) {
    std::vector<PlacedGeometry> parts;
    parts_ = &parts;
    ignored_ = &ignored;
    add(geometry, {}, 0);
    return parts;
}

bool GmlPlanReader::fail(const char* reason) {
    ++(*ignored_)[reason];
    return false;
}

GmlPlanReader::Around GmlPlanReader::inside(const GmlNode& node, const Around& around) const {
    Around own = around;
    const std::string_view name = node.attribute("srsName");
    own.srs_name = !name.empty()          ? name
                   : own.srs_name.empty() ? first_srs_below(node)
                                          : own.srs_name;
    const std::string_view dimension = node.attribute("srsDimension");
    if (dimension == "3") {
        own.dimension = 3;
    } else if (dimension == "2") {
        own.dimension = 2;
    }
    return own;
}

/// What stands in a property element, or what it refers to.
const GmlNode* GmlPlanReader::member(const GmlNode& property) {
    const GmlNode* target =
        property.children.empty() ? target_of(property, index_) : &property.children.front();
    if (target == nullptr) {
        fail("unresolved_reference");
    }
    return target;
}

void GmlPlanReader::add(const GmlNode& node, const Around& outer, int hops) {
    if (hops > most_hops) {
        fail("reference_loop");
        return;
    }
    const Around around = inside(node, outer);
    if (is_point(node.name)) {
        add_point(node, around);
    } else if (is_curve(node.name)) {
        add_line(node, around, hops);
    } else if (is_patch(node.name)) {
        add_polygon(node, around, hops);
    } else if (is_aggregate(node.name)) {
        add_members(node, around, hops);
    } else {
        fail("unknown_geometry");
    }
}

void GmlPlanReader::add_members(const GmlNode& node, const Around& around, int hops) {
    for (const GmlNode& property : node.children) {
        // "patches", "pointMembers" and the like hold several.
        const bool is_list = property.children.size() > 1;
        if (is_list) {
            for (const GmlNode& one : property.children) {
                add(one, around, hops + 1);
            }
        } else if (const GmlNode* one = property.name != "boundedBy" ? member(property) : nullptr) {
            add(*one, around, hops + 1);
        }
    }
}

void GmlPlanReader::add_point(const GmlNode& node, const Around& around) {
    Line points;
    if (!positions(node, around, points)) {
        return;
    }
    if (points.size() != 1) {
        fail("no_geometry");
        return;
    }
    parts_->push_back({points.front(), std::string(around.srs_name), 0});
}

void GmlPlanReader::add_line(const GmlNode& node, const Around& around, int hops) {
    Line line;
    if (!append_curve(node, around, hops, line)) {
        return;
    }
    drop_repeated(line);
    if (line.size() < 2) {
        fail("line_too_short");
        return;
    }
    parts_->push_back({std::move(line), std::string(around.srs_name), 0});
}

void GmlPlanReader::add_polygon(const GmlNode& node, const Around& around, int hops) {
    Polygon2d polygon;
    for (const GmlNode& boundary : node.children) {
        if (!is_one_of(
                boundary.name, {"exterior", "interior", "outerBoundaryIs", "innerBoundaryIs"})) {
            continue;
        }
        const bool is_outer = polygon.rings.empty();
        const GmlNode* ring_node = member(boundary);
        Line ring;
        if (ring_node == nullptr || !append_curve(*ring_node, around, hops + 1, ring)) {
            return;
        }
        drop_repeated(ring);
        if (ring.size() > 1 && ring.front() == ring.back()) {
            ring.pop_back();
        }
        if (ring.size() >= 3 && signed_area_m2(ring) != 0.0) {
            polygon.rings.push_back(std::move(ring));
        } else if (is_outer) {
            fail("polygon_without_area");
            return;
        } else {
            fail("hole_without_area");
        }
    }
    if (polygon.rings.empty()) {
        fail("no_geometry");
        return;
    }
    parts_->push_back({std::move(polygon), std::string(around.srs_name), 0});
}

bool GmlPlanReader::append_curve(const GmlNode& node, const Around& outer, int hops, Line& line) {
    if (hops > most_hops) {
        return fail("reference_loop");
    }
    const Around around = inside(node, outer);
    if (is_one_of(node.name, {"LineString", "LinearRing"})) {
        return positions(node, around, line);
    }
    if (node.name == "Curve") {
        const GmlNode* segments = node.child("segments");
        return segments != nullptr ? append_segments(*segments, around, line) : fail("no_geometry");
    }
    if (!is_one_of(node.name, {"Ring", "CompositeCurve", "OrientableCurve"})) {
        return fail("unknown_geometry");
    }
    for (const GmlNode& property : node.children) {
        if (!is_one_of(property.name, {"curveMember", "baseCurve"})) {
            continue;
        }
        const GmlNode* curve = member(property);
        Line piece;
        if (curve == nullptr || !append_curve(*curve, around, hops + 1, piece)) {
            return false;
        }
        if (node.attribute("orientation") == "-") {
            std::reverse(piece.begin(), piece.end());
        }
        line.insert(line.end(), piece.begin(), piece.end());
    }
    return true;
}

bool GmlPlanReader::append_segments(const GmlNode& segments, const Around& around, Line& line) {
    for (const GmlNode& segment : segments.children) {
        const Around own = inside(segment, around);
        if (is_one_of(segment.name, {"ArcByCenterPoint", "CircleByCenterPoint"})) {
            if (!append_arc_around_center(segment, own, line)) {
                return false;
            }
            continue;
        }
        Line points;
        if (!positions(segment, own, points)) {
            return false;
        }
        if (is_one_of(segment.name, {"LineStringSegment", "GeodesicString", "Geodesic"})) {
            line.insert(line.end(), points.begin(), points.end());
        } else if (segment.name == "Circle" && points.size() == 3) {
            line.push_back(points[0]);
            append_circle(points[0], points[1], points[2], tolerance_(own.srs_name), line);
        } else if (is_one_of(segment.name, {"Arc", "ArcString"})) {
            if (!append_arcs(points, own.srs_name, line)) {
                return false;
            }
        } else {
            return fail("unknown_curve");
        }
    }
    return true;
}

bool GmlPlanReader::append_arcs(const Line& points, std::string_view srs_name, Line& line) {
    // Each arc begins where the one before ends (ISO 19107, 6.4.15).
    if (points.size() < 3 || points.size() % 2 == 0) {
        return fail("unknown_curve");
    }
    line.push_back(points.front());
    for (std::size_t i = 0; i + 2 < points.size(); i += 2) {
        append_arc(points[i], points[i + 1], points[i + 2], tolerance_(srs_name), line);
    }
    return true;
}

bool GmlPlanReader::append_arc_around_center(const GmlNode& arc, const Around& around, Line& line) {
    Line center;
    if (!positions(arc, around, center)) {
        return false;
    }
    const auto number = [&arc](const char* name) {
        const GmlNode* node = arc.child(name);
        return node != nullptr ? first_number(node->text) : std::nullopt;
    };
    const auto radius = number("radius");
    const bool whole = arc.name == "CircleByCenterPoint";
    const auto start = whole ? std::optional(0.0) : number("startAngle");
    const auto end = whole ? std::optional(360.0) : number("endAngle");
    if (center.size() != 1 || !radius || *radius <= 0.0 || !start || !end) {
        return fail("unknown_curve");
    }
    const bool in_radians =
        arc.child("startAngle") != nullptr && arc.child("startAngle")->attribute("uom") == "rad";
    const double scale = in_radians ? 1.0 : rad_per_deg;
    append_arc_by_center(
        center.front(),
        *radius,
        *start * scale,
        (*end - *start) * scale,
        tolerance_(around.srs_name),
        line);
    return true;
}

/// Positions written as posList, as several pos or as coordinates (GML 2).
bool GmlPlanReader::positions(const GmlNode& node, const Around& around, Line& points) {
    for (const GmlNode& child : node.children) {
        const GmlNode* source = &child;
        if (is_one_of(child.name, {"pointProperty", "pointRep"})) {
            const GmlNode* point = member(child);
            if (point == nullptr || !positions(*point, inside(*point, around), points)) {
                return false;
            }
            continue;
        }
        if (!is_one_of(source->name, {"posList", "pos", "coordinates"})) {
            continue;
        }
        const auto values = numbers_of(source->text);
        const std::size_t dimension = inside(*source, around).dimension;
        // A single position says its dimension itself.
        const std::size_t step = source->name == "pos" && values ? values->size()
                                 : source->name == "coordinates"
                                     ? coordinates_dimension(source->text, dimension)
                                     : dimension;
        if (!values) {
            return fail("not_a_number");
        }
        if (step < 2 || values->size() % step != 0) {
            return fail("odd_coordinates");
        }
        for (std::size_t i = 0; i + 1 < values->size(); i += step) {
            points.push_back({(*values)[i], (*values)[i + 1]});
        }
    }
    return true;
}

} // namespace smiletwin::geo
