#include "geo/io/citygml_references.hpp"

#include "geo/io/citygml_cycles.hpp"

#include <algorithm>
#include <bit>
#include <span>
#include <utility>

namespace smiletwin::geo {

namespace {

/// Boundary surfaces that only point to polygons of a solid make these their own. The first one
/// that has a kind settles it, so a range is walked once however many point to it.
void apply(const Reference& reference, const IdRange& range, RawModel& model) {
    for (std::uint32_t i = range.first_polygon; i < range.end_polygon; ++i) {
        if (model.polygons[i].kind == SurfaceKind::Other) {
            model.polygons[i].kind = reference.kind;
            model.polygons[i].surface = reference.surface;
        }
    }
}

/// What a solid refers to: the polygons of a range, in the part that has the solid or another one.
struct SolidFaces {
    const Reference& reference;
    const IdRange& range;
    std::uint32_t part = RawSharedFace::same_part; ///< that refers
    bool is_reversed = false;
};

/// A small file can refer to large ranges again and again.
bool has_room(const RawModel& model, const IdRange& range) {
    constexpr std::size_t usual = 1000;
    constexpr std::size_t times = 4;
    return model.shared_faces.size() + (range.end_polygon - range.first_polygon) <=
           usual + times * model.polygons.size();
}

/// A solid has the polygons of its object's boundary surfaces as they are; those of other solids
/// and objects, and those turned round, are faces of it, too. False where these are too many.
bool apply_solid(const SolidFaces& faces, RawModel& model) {
    const Reference& reference = faces.reference;
    if (!has_room(model, faces.range)) {
        return false;
    }
    for (std::uint32_t i = faces.range.first_polygon; i < faces.range.end_polygon; ++i) {
        RawPolygon& polygon = model.polygons[i];
        const bool fits = !faces.is_reversed && faces.part == RawSharedFace::same_part &&
                          polygon.solid == 0 && polygon.object == reference.object &&
                          polygon.lod_tenths == reference.lod_tenths;
        if (fits) {
            polygon.solid = reference.solid;
            polygon.shell = reference.shell;
        } else {
            model.shared_faces.push_back(
                {i,
                 faces.part,
                 reference.object,
                 reference.lod_tenths,
                 reference.solid,
                 reference.shell,
                 faces.is_reversed});
        }
    }
    return true;
}

/// Whether what an id names is turned round by what is around it there, but not where one refers
/// to it; or the other way. `turned` is sorted.
bool is_turned(const Reference& reference, std::span<const std::uint64_t> turned) {
    return std::binary_search(turned.begin(), turned.end(), reference.hash) !=
           reference.is_reversed;
}

/// The lowest bit of a hash is always set.
std::size_t first_slot(std::uint64_t hash, std::size_t mask) {
    return (hash >> 1U) & mask;
}

} // namespace

void IdTable::build(std::span<const IdRange> ranges) {
    ranges_ = ranges;
    used_.clear();
    // At most half full.
    slots_.assign(std::bit_ceil(2 * ranges.size() + 1), 0);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        std::size_t slot = first_slot(ranges[i].hash, mask);
        while (slots_[slot] != 0 && ranges[slots_[slot] - 1].hash != ranges[i].hash) {
            slot = (slot + 1) & mask;
        }
        if (slots_[slot] == 0) {
            slots_[slot] = static_cast<std::uint32_t>(i) + 1;
        }
    }
}

const IdRange* IdTable::find(std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t slot = first_slot(hash, mask); slots_[slot] != 0; slot = (slot + 1) & mask) {
        if (ranges_[slots_[slot] - 1].hash == hash) {
            return &ranges_[slots_[slot] - 1];
        }
    }
    return nullptr;
}

bool IdTable::is_first_use(const IdRange& range) {
    if (range.end_polygon - range.first_polygon < 2) {
        return true; // walking it costs no more than remembering
    }
    used_.resize(ranges_.size());
    const auto index = static_cast<std::size_t>(&range - ranges_.data());
    const bool first = !used_[index];
    used_[index] = true;
    return first;
}

FileIds::FileIds(std::size_t count) : slots_(std::bit_ceil(2 * count + 1)) {}

std::size_t FileIds::slot_of(std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = first_slot(hash, mask);
    while (slots_[slot].hash != 0 && slots_[slot].hash != hash) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

bool FileIds::is_first_use(std::uint64_t hash) {
    return !std::exchange(slots_[slot_of(hash)].is_used, true);
}

void FileIds::want(std::uint64_t hash) {
    slots_[slot_of(hash)].hash = hash;
}

void FileIds::look_through(const RawFile& file, std::vector<IdRange> RawModel::*ids) {
    for (std::uint32_t part = 0; part < file.parts.size(); ++part) {
        for (const IdRange& range : file.parts[part].*ids) {
            Slot& slot = slots_[slot_of(range.hash)];
            if (slot.hash != 0 && slot.found.range == nullptr) {
                slot.found = {part, &range};
            }
        }
    }
}

void MemberReferences::resolve(RawModel& model, const Begin& begin) {
    if (model.references.size() == begin.reference && model.instances.size() == begin.instance) {
        return;
    }
    const bool is_linked = find_links(model, begin);
    table_.build(std::span(model.ids).subspan(begin.id));
    const auto turned = std::span(model.turned_ids).subspan(begin.turned_id);
    std::sort(turned.begin(), turned.end());
    for (std::size_t i = begin.instance; i < model.instances.size(); ++i) {
        RawInstance& instance = model.instances[i];
        const IdRange* range =
            instance.template_hash != 0 ? table_.find(instance.template_hash) : nullptr;
        if (range != nullptr) {
            instance.first_polygon = range->first_polygon;
            instance.end_polygon = range->end_polygon;
            instance.template_hash = 0;
        }
    }
    std::size_t kept = begin.reference;
    for (std::size_t i = begin.reference; i < model.references.size(); ++i) {
        const Reference reference = model.references[i];
        if (const IdRange* range = table_.find(reference.hash)) {
            if (reference.kind != SurfaceKind::Other && table_.is_first_use(*range)) {
                apply(reference, *range, model);
            }
            const SolidFaces faces{
                reference, *range, RawSharedFace::same_part, is_turned(reference, turned)};
            if (reference.solid != 0 && !apply_solid(faces, model)) {
                ++model.ignored["shared_solid"];
            }
        } else {
            model.references[kept++] = reference;
        }
    }
    model.references.resize(kept);
    if (!is_linked && kept == begin.reference) {
        model.links.resize(begin.link); // nothing leads back
    }
}

/// Adds the links between geometries of the member that refer; true when there are any.
bool MemberReferences::find_links(RawModel& model, const Begin& begin) {
    referring_.clear();
    const auto note = [this](std::uint64_t geometry) {
        if (geometry != 0 && (referring_.empty() || referring_.back() != geometry)) {
            referring_.push_back(geometry);
        }
    };
    for (std::size_t i = begin.link; i < model.links.size(); ++i) {
        note(model.links[i].from);
    }
    for (std::size_t i = begin.reference; i < model.references.size(); ++i) {
        note(model.references[i].from);
    }
    std::sort(referring_.begin(), referring_.end());
    bool any = false;
    for (std::size_t i = begin.reference; i < model.references.size() && !referring_.empty(); ++i) {
        const Reference& reference = model.references[i];
        if (reference.from != 0 &&
            std::binary_search(referring_.begin(), referring_.end(), reference.hash)) {
            model.links.push_back({reference.from, reference.hash, reference.object});
            any = true;
        }
    }
    return any;
}

void resolve_references(RawFile& file, ImportReport& report) {
    count_cycles(file, report);
    std::size_t count = 0;
    for (const RawModel& part : file.parts) {
        count += part.references.size();
    }
    if (count == 0) {
        return;
    }
    FileIds ids(count);
    for (const RawModel& part : file.parts) {
        for (const Reference& reference : part.references) {
            ids.want(reference.hash);
        }
    }
    ids.look_through(file, &RawModel::ids);
    for (RawModel& part : file.parts) {
        std::sort(part.turned_ids.begin(), part.turned_ids.end());
    }
    for (std::uint32_t part = 0; part < file.parts.size(); ++part) {
        for (Reference reference : file.parts[part].references) {
            const FileIds::Found found = ids.find(reference.hash);
            reference.surface = found.part == part ? reference.surface : -1;
            if (found.range == nullptr) {
                ++report.unresolved_references;
                continue;
            }
            if (reference.kind != SurfaceKind::Other && ids.is_first_use(reference.hash)) {
                apply(reference, *found.range, file.parts[found.part]);
            }
            RawModel& there = file.parts[found.part];
            const SolidFaces faces{
                reference, *found.range, part, is_turned(reference, there.turned_ids)};
            if (reference.solid != 0 && !apply_solid(faces, there)) {
                ++report.ignored["shared_solid"];
            }
        }
    }
}

} // namespace smiletwin::geo
