#include "viewer/scene/changed_objects.hpp"

#include "viewer/render/osg_program.hpp"
#include "viewer/scene/city_tiles.hpp"
#include "viewer/scene/osg_helpers.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace smiletwin::viewer {

namespace {

/// Of one object with its parts, drawn or not.
geo::Box3d whole_box(const geo::City& city, const std::vector<ObjectChange>& changes) {
    geo::Box3d box;
    std::vector<bool> concerned(city.objects.size(), false);
    for (const ObjectChange& change : changes) {
        concerned[change.object] = true;
    }
    for (std::uint32_t i = 0; i < city.objects.size(); ++i) {
        if (concerned[geo::top_level_object(city, i)] && !city.objects[i].bounds.empty()) {
            box.add(city.objects[i].bounds.min);
            box.add(city.objects[i].bounds.max);
        }
    }
    return box;
}

/// The change of each top-level object, or none.
using Lookup = std::vector<const ObjectChange*>;

float stretched(float z, const ObjectChange& change, const geo::LocalFrame& frame) {
    const double foot_m = change.foot_m - frame.origin_crs.z;
    return static_cast<float>(foot_m + change.height_factor * (static_cast<double>(z) - foot_m));
}

void change_faces(osg::Geometry& tile, const Lookup& changes, const geo::LocalFrame& frame) {
    auto& position = static_cast<osg::Vec3Array&>(*tile.getVertexArray());
    const auto& object =
        static_cast<const osg::UIntArray&>(*tile.getVertexAttribArray(object_slot));
    auto& index = static_cast<osg::DrawElementsUInt&>(*tile.getPrimitiveSet(0));
    for (std::size_t i = 0; i < position.size(); ++i) {
        const ObjectChange* change = changes[object[i]];
        if (change != nullptr && !change->is_hidden) {
            position[i].z() = stretched(position[i].z(), *change, frame);
        }
    }
    // A triangle of one corner covers no pixel and is met by no ray; the numbers of the others
    // stay.
    for (std::size_t i = 0; i + 2 < index.size(); i += 3) {
        const ObjectChange* change = changes[object[index[i]]];
        if (change != nullptr && change->is_hidden) {
            index[i + 1] = index[i + 2] = index[i];
        }
    }
}

void change_lines(osg::Geometry& tile, const Lookup& changes, const geo::LocalFrame& frame) {
    auto& position = static_cast<osg::Vec3Array&>(*tile.getVertexArray());
    const auto& objects = static_cast<const TriangleObjects&>(*tile.getUserData());
    for (std::size_t line = 0; line < objects.object.size(); ++line) {
        const ObjectChange* change = changes[objects.object[line]];
        if (change == nullptr) {
            continue;
        }
        osg::Vec3f& from = position[2 * line];
        osg::Vec3f& to = position[2 * line + 1];
        if (change->is_hidden) {
            to = from;
        } else {
            from.z() = stretched(from.z(), *change, frame);
            to.z() = stretched(to.z(), *change, frame);
        }
    }
}

bool has_changed_object(const osg::Geometry& tile, const Lookup& changes) {
    const auto& objects = static_cast<const TriangleObjects&>(*tile.getUserData());
    const auto* of_vertex =
        dynamic_cast<const osg::UIntArray*>(tile.getVertexAttribArray(object_slot));
    const auto is_changed = [&](std::uint32_t object) { return changes[object] != nullptr; };
    return of_vertex != nullptr
               ? std::any_of(of_vertex->begin(), of_vertex->end(), is_changed)
               : std::any_of(objects.object.begin(), objects.object.end(), is_changed);
}

osg::BoundingBox local_box(const geo::Box3d& box_crs, const geo::LocalFrame& frame) {
    constexpr double margin_m = 0.1; // corners of tiles are float
    // Heights of a changed tile are its own affair.
    constexpr double any_height_m = 1e5;
    const geo::Vec3d margin{margin_m, margin_m, any_height_m};
    return {
        to_osg(frame.to_local(box_crs.min) - margin), to_osg(frame.to_local(box_crs.max) + margin)};
}

} // namespace

void ChangedObjects::clear() {
    list_.clear();
    originals_.clear();
}

double ChangedObjects::top_m(const geo::City& city) const {
    double top_m = -std::numeric_limits<double>::infinity();
    for (const ObjectChange& change : list_) {
        const geo::Box3d box = change.is_hidden ? geo::Box3d{} : whole_box(city, {change});
        if (!box.empty()) {
            top_m =
                std::max(top_m, change.foot_m + change.height_factor * (box.max.z - change.foot_m));
        }
    }
    return top_m;
}

ChangedObjects::Original& ChangedObjects::keep(osg::Geometry& geometry) {
    const auto known = originals_.find(&geometry);
    if (known != originals_.end()) {
        return known->second;
    }
    Original original;
    original.geometry = &geometry;
    original.position =
        new osg::Vec3Array(static_cast<const osg::Vec3Array&>(*geometry.getVertexArray()));
    if (const auto* index =
            dynamic_cast<const osg::DrawElementsUInt*>(geometry.getPrimitiveSet(0))) {
        original.index = new osg::DrawElementsUInt(*index);
    }
    return originals_.emplace(&geometry, std::move(original)).first->second;
}

void ChangedObjects::restore(const Original& original) {
    auto& position = static_cast<osg::Vec3Array&>(*original.geometry->getVertexArray());
    std::copy(original.position->begin(), original.position->end(), position.begin());
    position.dirty();
    if (original.index) {
        auto& index = static_cast<osg::DrawElementsUInt&>(*original.geometry->getPrimitiveSet(0));
        std::copy(original.index->begin(), original.index->end(), index.begin());
        index.dirty();
    }
    original.geometry->dirtyBound();
}

void ChangedObjects::show(
    const geo::City& city,
    const geo::LocalFrame& frame,
    std::vector<ObjectChange> changes,
    osg::Group& faces,
    osg::Group& edges) {
    for (const auto& [tile, original] : originals_) {
        restore(original);
    }
    list_ = std::move(changes);
    if (list_.empty()) {
        return;
    }
    Lookup lookup(city.objects.size(), nullptr);
    for (const ObjectChange& change : list_) {
        lookup[change.object] = &change;
    }
    const osg::BoundingBox concerned = local_box(whole_box(city, list_), frame);
    const auto change_tiles = [&](osg::Group& group, const auto& change_tile) {
        for (unsigned i = 0; i < group.getNumChildren(); ++i) {
            auto* tile = dynamic_cast<osg::Geometry*>(group.getChild(i));
            if (tile == nullptr || !tile->getBoundingBox().intersects(concerned) ||
                !has_changed_object(*tile, lookup)) {
                continue;
            }
            keep(*tile);
            change_tile(*tile, lookup, frame);
            tile->getVertexArray()->dirty();
            tile->getPrimitiveSet(0)->dirty();
            tile->dirtyBound();
        }
    };
    change_tiles(faces, change_faces);
    change_tiles(edges, change_lines);
}

} // namespace smiletwin::viewer
