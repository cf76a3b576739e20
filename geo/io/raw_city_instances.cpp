#include "geo/io/raw_city_instances.hpp"

#include "geo/io/citygml_references.hpp"
#include "geo/io/inside_root.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

namespace smiletwin::geo {

namespace {

/// A small file can ask for any number of copies of a large template: about 1 GB at most, and a
/// polygon weighs as much as a few positions.
constexpr std::size_t most_copied_positions = 20'000'000;
constexpr std::size_t positions_per_polygon = 3;

/// Files that templates lie in: a park of benches, not a city.
constexpr std::uintmax_t most_library_bytes = std::uintmax_t{256} << 20U;

/// In a report; its counts are complete.
constexpr std::size_t most_warnings = 20;

Vec3d placed(const RawInstance& instance, Vec3d p) {
    const auto row = [&](std::size_t i) {
        const std::array<double, 4>& m = instance.placing[i];
        return m[0] * p.x + m[1] * p.y + m[2] * p.z + m[3];
    };
    return instance.place + Vec3d{row(0), row(1), row(2)};
}

/// A part of a file with the texture coordinates beside its positions (empty without textures),
/// and the themes that are not shown (none for shapes from files).
struct Shape {
    RawModel& model;
    std::vector<Vec2f>& uv;
    std::vector<LaidTheme>* others = nullptr;
};

struct Original {
    RawPolygon polygon;
    std::uint32_t index = 0;
};

/// Polygons of a template.
struct Source {
    Shape shape;
    std::uint32_t first_polygon = 0;
    std::uint32_t end_polygon = 0;
};

void place_polygon(RawModel& model, RawPolygon& polygon, const RawInstance& instance) {
    const std::uint32_t begin = model.ring_starts[polygon.first_ring];
    const std::uint32_t end = model.ring_starts[polygon.first_ring + polygon.ring_count];
    for (std::uint32_t i = begin; i < end; ++i) {
        Vec3d& p = model.positions[i];
        p = placed(instance, p);
        if (!is_coordinate(p.x) || !is_coordinate(p.y) || !is_coordinate(p.z)) {
            polygon.fault = PolygonFault::BadCoordinates;
        }
    }
}

class InstancePlacer {
public:
    InstancePlacer(
        RawFile& file, LaidAppearances& laid, const DataFolder& data, ImportReport& report)
        : file_(file), laid_(laid), data_(data), report_(report), ids_(count_hashes(file)) {
        laid_.texture_coordinates.resize(file.parts.size());
        for (const RawModel& part : file.parts) {
            for (const RawInstance& instance : part.instances) {
                if (instance.template_hash != 0) {
                    ids_.want(instance.template_hash);
                }
            }
        }
        ids_.look_through(file, &RawModel::ids);
    }

    /// Copies first: templates are moved away from their own system by the instances that hold
    /// them.
    void run() {
        for (std::size_t part = 0; part < file_.parts.size(); ++part) {
            for (const RawInstance& instance : file_.parts[part].instances) {
                if (!instance.defines_template && !add_copy(part, instance)) {
                    const bool from_file = names_file(instance);
                    ++report_.ignored[from_file ? "library_object" : "ImplicitGeometry"];
                }
            }
        }
        for (RawModel& part : file_.parts) {
            for (const RawInstance& instance : part.instances) {
                if (instance.defines_template && !stand_here(part, instance)) {
                    ++report_.ignored["ImplicitGeometry"];
                }
            }
        }
    }

private:
    static std::size_t count_hashes(const RawFile& file) {
        std::size_t count = 0;
        for (const RawModel& part : file.parts) {
            count += part.instances.size();
        }
        return count;
    }

    static bool names_file(const RawInstance& instance) {
        return instance.template_hash == 0 && !instance.library_uri.empty();
    }

    static bool stands(const RawInstance& instance) {
        return instance.has_place && instance.is_placing_good;
    }

    static bool stand_here(RawModel& part, const RawInstance& instance) {
        if (!stands(instance)) {
            return false; // its polygons are skipped as templates
        }
        for (std::uint32_t i = instance.first_polygon; i < instance.end_polygon; ++i) {
            part.polygons[i].role = PolygonRole::Own;
            place_polygon(part, part.polygons[i], instance);
        }
        return true;
    }

    bool add_copy(std::size_t part, const RawInstance& instance) {
        const std::optional<Source> source = find_source(part, instance);
        if (!source || !stands(instance)) {
            return false;
        }
        const Shape target = shape(part);
        std::size_t copied = 0;
        for (std::uint32_t i = source->first_polygon; i < source->end_polygon; ++i) {
            const Original original{source->shape.model.polygons[i], i};
            if (!has_room(source->shape.model, original.polygon)) {
                ++report_.ignored["too_many_instances"];
                return true;
            }
            if (original.polygon.role != PolygonRole::Template) {
                continue; // geometry in world coordinates
            }
            copy(source->shape, original, target, instance);
            ++copied;
        }
        return copied > 0;
    }

    std::optional<Source> find_source(std::size_t part, const RawInstance& instance) {
        if (names_file(instance)) {
            return library_source(instance.library_uri);
        }
        if (instance.template_hash == 0) {
            return Source{shape(part), instance.first_polygon, instance.end_polygon};
        }
        const FileIds::Found found = ids_.find(instance.template_hash);
        if (found.range == nullptr) {
            ++report_.unresolved_references;
            return {};
        }
        return Source{shape(found.part), found.range->first_polygon, found.range->end_polygon};
    }

    /// Nothing for files that are missing, of another kind or outside the data set.
    std::optional<Source> library_source(const std::string& uri) {
        const auto [entry, is_new] = library_.try_emplace(uri);
        LibraryShape& read = entry->second;
        if (is_new) {
            const auto path = resolve_inside(uri, data_.folder, data_.root);
            report_.named_files.push_back({uri, !path.empty(), true});
            Result<LibraryShape> shape = is_bearable(path) ? read_library_shape(path, data_.root)
                                                           : Result<LibraryShape>(LibraryShape{});
            if (shape) {
                read = std::move(shape).value();
                take_appearances(read);
            } else if (report_.warnings.size() < most_warnings) {
                report_.warnings.push_back(shape.problem());
            }
        }
        const auto count = static_cast<std::uint32_t>(read.model.polygons.size());
        return count > 0 ? std::optional(Source{{read.model, read.uv, nullptr}, 0, count})
                         : std::nullopt;
    }

    /// One file may be named in many ways.
    bool is_bearable(const std::filesystem::path& path) {
        std::error_code error;
        const std::uintmax_t size = path.empty() ? 0 : std::filesystem::file_size(path, error);
        library_bytes_ += error ? 0 : size;
        return size > 0 && !error && library_bytes_ <= most_library_bytes;
    }

    void take_appearances(LibraryShape& shape) {
        const auto first = static_cast<std::int32_t>(laid_.appearances.size());
        for (RawPolygon& polygon : shape.model.polygons) {
            polygon.appearance += polygon.appearance >= 0 ? first : 0;
        }
        std::move(
            shape.appearances.begin(),
            shape.appearances.end(),
            std::back_inserter(laid_.appearances));
    }

    Shape shape(std::size_t part) {
        return {
            file_.parts[part],
            laid_.texture_coordinates[part],
            laid_.others.empty() ? nullptr : &laid_.others[part]};
    }

    bool has_room(const RawModel& model, const RawPolygon& polygon) {
        copied_positions_ += model.ring_starts[polygon.first_ring + polygon.ring_count] -
                             model.ring_starts[polygon.first_ring] + positions_per_polygon;
        return copied_positions_ <= most_copied_positions;
    }

    static void copy(
        const Shape& from, const Original& original, const Shape& to, const RawInstance& instance) {
        RawPolygon polygon = original.polygon;
        polygon.role = PolygonRole::Copy;
        polygon.surface = -1; // of the template, perhaps of another part
        polygon.solid = 0;    // numbers are those of another object
        polygon.object = instance.object;
        polygon.lod_tenths = instance.lod_tenths;
        polygon.kind = instance.kind;
        polygon.first_ring = static_cast<std::uint32_t>(to.model.ring_starts.size()) - 1;
        const auto first_position = static_cast<std::uint32_t>(to.model.positions.size());
        const std::uint32_t first_ring = original.polygon.first_ring;
        const std::uint32_t begin = from.model.ring_starts[first_ring];
        const std::uint32_t end = from.model.ring_starts[first_ring + polygon.ring_count];
        for (std::uint32_t ring = 1; ring <= polygon.ring_count; ++ring) {
            if (is_open(from.model, first_ring + ring - 1)) {
                to.model.open_rings.push_back(polygon.first_ring + ring - 1);
            }
            const std::uint32_t ring_end = from.model.ring_starts[first_ring + ring];
            to.model.ring_starts.push_back(first_position + (ring_end - begin));
        }
        for (std::uint32_t i = begin; i < end; ++i) {
            const Vec3d p = from.model.positions[i]; // both may be the same list
            to.model.positions.push_back(p);
        }
        copy_uv(from.uv, {begin, end}, to.uv, first_position);
        for (std::size_t i = 0; from.others != nullptr && i < from.others->size(); ++i) {
            const LaidTheme& theme = (*from.others)[i];
            if (original.index < theme.appearances.size()) {
                LaidTheme& own = (*to.others)[i];
                const std::int32_t look = theme.appearances[original.index];
                own.appearances.resize(to.model.polygons.size(), -1);
                own.appearances.push_back(look);
                copy_uv(theme.uv, {begin, end}, own.uv, first_position);
            }
        }
        place_polygon(to.model, polygon, instance);
        to.model.polygons.push_back(polygon);
    }

    static void copy_uv(
        const std::vector<Vec2f>& from,
        std::pair<std::uint32_t, std::uint32_t> range,
        std::vector<Vec2f>& to,
        std::size_t first) {
        if (from.empty()) {
            return;
        }
        to.resize(first);
        for (std::uint32_t i = range.first; i < range.second; ++i) {
            const Vec2f at = i < from.size() ? from[i] : Vec2f{};
            to.push_back(at);
        }
    }

    RawFile& file_;
    LaidAppearances& laid_;
    const DataFolder& data_;
    ImportReport& report_;
    FileIds ids_;
    std::map<std::string, LibraryShape> library_; ///< by name; empty where there is none
    std::uintmax_t library_bytes_ = 0;
    std::size_t copied_positions_ = 0;
};

} // namespace

void place_instances(
    RawFile& file, LaidAppearances& laid, const DataFolder& data, ImportReport& report) {
    const bool none = std::all_of(file.parts.begin(), file.parts.end(), [](const RawModel& part) {
        return part.instances.empty();
    });
    if (none) {
        return;
    }
    InstancePlacer(file, laid, data, report).run();
    for (std::size_t part = 0; part < file.parts.size(); ++part) {
        std::vector<Vec2f>& uv = laid.texture_coordinates[part];
        uv.resize(uv.empty() ? 0 : file.parts[part].positions.size());
    }
}

} // namespace smiletwin::geo
