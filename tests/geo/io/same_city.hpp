// Says where two cities differ.
#pragma once

#include "geo/city/city.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

namespace smiletwin::tests {

/// Equal in every array, number for number.
inline void check_same_city(const geo::City& a, const geo::City& b) {
    const auto same_point = [](geo::Vec3d p, geo::Vec3d q) {
        return p.x == q.x && p.y == q.y && p.z == q.z;
    };
    const auto same_place = [](geo::Vec2f p, geo::Vec2f q) { return p.x == q.x && p.y == q.y; };
    const auto same_box = [&](const geo::Box3d& p, const geo::Box3d& q) {
        return same_point(p.min, q.min) && same_point(p.max, q.max);
    };
    const auto same_list = [](const auto& p, const auto& q, const auto& same) {
        return std::equal(p.begin(), p.end(), q.begin(), q.end(), same);
    };
    CHECK(a.crs == b.crs);
    CHECK(a.crs_decision.note == b.crs_decision.note);
    CHECK(a.files == b.files);
    CHECK(a.shown_themes == b.shown_themes);
    CHECK(a.ring_starts == b.ring_starts);
    CHECK(a.triangles == b.triangles);
    CHECK(same_list(a.positions, b.positions, same_point));
    CHECK(same_list(a.texture_coordinates, b.texture_coordinates, same_place));
    CHECK(a.appearances == b.appearances);
    CHECK(same_box(a.bounds, b.bounds));
    CHECK(same_list(a.polygons, b.polygons, [](const auto& p, const auto& q) {
        return p.object == q.object && p.first_ring == q.first_ring &&
               p.ring_count == q.ring_count && p.first_triangle == q.first_triangle &&
               p.triangle_count == q.triangle_count && p.appearance == q.appearance &&
               p.kind == q.kind && p.lod_tenths == q.lod_tenths && p.surface == q.surface &&
               p.solid == q.solid && p.shell == q.shell;
    }));
    CHECK(same_list(a.surfaces, b.surfaces, [](const auto& p, const auto& q) {
        return p.id == q.id && p.object == q.object && p.first_attribute == q.first_attribute &&
               p.attribute_count == q.attribute_count && p.parent == q.parent && p.kind == q.kind;
    }));
    CHECK(same_list(a.points, b.points, [&](const auto& p, const auto& q) {
        return same_point(p.position, q.position) && p.object == q.object &&
               p.lod_tenths == q.lod_tenths;
    }));
    CHECK(same_list(a.objects, b.objects, [&](const auto& p, const auto& q) {
        return p.id == q.id && p.type == q.type && p.file == q.file && p.parent == q.parent &&
               p.first_attribute == q.first_attribute && p.attribute_count == q.attribute_count &&
               same_box(p.bounds, q.bounds);
    }));
    CHECK(same_list(a.attributes, b.attributes, [](const auto& p, const auto& q) {
        return p.name == q.name && p.value == q.value && p.qualifier == q.qualifier &&
               p.kind == q.kind && p.is_in_list == q.is_in_list;
    }));
    CHECK(a.document_members == b.document_members);
    CHECK(a.borrowed_looks == b.borrowed_looks);
    CHECK(a.shared_faces == b.shared_faces);
    CHECK(a.solid_groups == b.solid_groups);
    CHECK(same_list(a.themes, b.themes, [&](const auto& p, const auto& q) {
        return p.name == q.name && p.is_missing == q.is_missing &&
               same_list(p.texture_coordinates, q.texture_coordinates, same_place) &&
               same_list(p.dresses, q.dresses, [](const auto& x, const auto& y) {
                   return x.polygon == y.polygon && x.appearance == y.appearance &&
                          x.first_uv == y.first_uv;
               });
    }));
}

} // namespace smiletwin::tests
