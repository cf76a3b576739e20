#include "geo/io/raw_city_part.hpp"

#include "geo/geometry/polygon_faults.hpp"
#include "geo/geometry/triangulate.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <optional>
#include <string_view>
#include <utility>

namespace smiletwin::geo {

namespace {

/// Smaller than a coin: rounding noise of models written in millimetres.
constexpr double least_area_m2 = 1e-6;

constexpr std::size_t lod_count = 50; ///< tenths up to LoD 4.9

/// Moves rings towards the front of the arrays they lie in: what is kept never needs more room than
/// what was written.
class Finisher {
public:
    /// `room` is an empty city whose memory can be used.
    Finisher(
        RawModel& model,
        std::vector<Vec2f>& uv,
        ThemeFinisher themes,
        ImportReport& report,
        City&& room)
        : model_(model)
        , uv_(uv)
        , themes_(std::move(themes))
        , report_(report)
        , city_(std::move(room)) {
        city_.objects = std::move(model.objects);
        city_.attributes = std::move(model.attributes);
        city_.versions = std::move(model.versions);
        city_.kept_elements = std::move(model.kept_elements);
        city_.kept_values = std::move(model.kept_values);
        city_.surfaces = std::move(model.surfaces);
        city_.polygons.reserve(model.polygons.size());
        city_.ring_starts.reserve(model.ring_starts.size());
        city_.triangles.reserve(most_triangle_corners(model));
        city_.ring_starts.push_back(0);
        city_.solid_groups = std::move(model.solid_groups);
        std::sort(
            model.shared_faces.begin(), model.shared_faces.end(), [](const auto& a, const auto& b) {
                return a.polygon < b.polygon;
            });
    }

    City run() {
        for (const RawPolygon& raw : model_.polygons) {
            add(raw);
        }
        count_repairs();
        model_.shared_faces.resize(faces_kept_);
        model_.positions.resize(written_);
        uv_.resize(uv_.empty() ? 0 : written_);
        city_.positions = std::move(model_.positions);
        city_.texture_coordinates = std::move(uv_);
        city_.themes = themes_.finish();
        return std::move(city_);
    }

private:
    void add(const RawPolygon& raw) {
        counts_ = raw.role != PolygonRole::Copy;
        if (raw.fault != PolygonFault::None) {
            skip(raw, fault_reason(raw.fault));
            return;
        }
        if (raw.role == PolygonRole::Template) {
            skip(raw, "implicit_geometry"); // of which no instance stands anywhere
            return;
        }
        faults_ = {};
        const auto first_ring = static_cast<std::uint32_t>(city_.ring_starts.size()) - 1;
        const std::uint32_t first_position = written_;
        for (std::uint32_t i = 0; i < raw.ring_count; ++i) {
            const bool kept = add_ring(raw.first_ring + i, raw.reversed);
            if (!kept && i == 0) {
                skip(raw, fault_code_name(FaultCode::TooFewPoints));
                return;
            }
        }
        CityPolygon polygon;
        polygon.object = raw.object;
        polygon.first_ring = first_ring;
        polygon.ring_count = static_cast<std::uint32_t>(city_.ring_starts.size()) - 1 - first_ring;
        polygon.appearance = raw.appearance;
        polygon.surface = raw.surface;
        polygon.kind = raw.kind;
        polygon.lod_tenths = raw.lod_tenths;
        polygon.solid = raw.solid;
        polygon.shell = raw.shell;
        const PolygonChecker::Outcome checked = checker_(model_.positions, starts_of(polygon));
        faults_.add(checked.codes);
        turn_holes(polygon);
        if (!triangulate(polygon, checked)) {
            skip(raw, given_up_ ? "too_many_corners" : reason_without_area());
            city_.ring_starts.resize(first_ring + 1);
            written_ = first_position;
            return;
        }
        const auto index = static_cast<std::uint32_t>(&raw - model_.polygons.data());
        const auto place = static_cast<std::uint32_t>(city_.polygons.size());
        themes_.take(index, place, first_position, written_);
        take_side_tables(index, place);
        take(polygon, first_position);
    }

    /// What few polygons have; all lists are in the order of the polygons.
    void take_side_tables(std::uint32_t index, std::uint32_t place) {
        const std::vector<std::uint32_t>& borrowed = model_.borrowed_looks;
        while (next_borrowed_ < borrowed.size() && borrowed[next_borrowed_] <= index) {
            if (borrowed[next_borrowed_++] == index) {
                city_.borrowed_looks.push_back(place);
            }
        }
        take_surface_group(index, place);
        std::vector<RawSharedFace>& faces = model_.shared_faces;
        while (next_face_ < faces.size() && faces[next_face_].polygon <= index) {
            RawSharedFace face = faces[next_face_++];
            if (face.polygon == index) {
                face.polygon = place;
                faces[faces_kept_++] = face;
            }
        }
    }

    /// Of a group whose first polygons were skipped, the next one is the first.
    void take_surface_group(std::uint32_t index, std::uint32_t place) {
        const std::vector<SurfaceGroup>& groups = model_.surface_groups;
        const auto end = [](const SurfaceGroup& group) {
            return group.first_polygon + group.polygon_count;
        };
        while (next_group_ < groups.size() && end(groups[next_group_]) <= index) {
            ++next_group_;
            is_group_begun_ = false;
        }
        if (next_group_ < groups.size() && groups[next_group_].first_polygon <= index) {
            if (!std::exchange(is_group_begun_, true)) {
                city_.surface_groups.push_back({place, 0, groups[next_group_].is_composite});
            }
            ++city_.surface_groups.back().polygon_count;
        }
    }

    void take(const CityPolygon& polygon, std::uint32_t first_position) {
        Box3d box;
        for (std::uint32_t i = first_position; i < written_; ++i) {
            box.add(model_.positions[i]);
        }
        city_.objects[polygon.object].bounds.add(box);
        if (counts_ && !faults_.empty()) {
            note_repairs(polygon, box);
        }
        city_.polygons.push_back(polygon);
        report_.polygons += counts_ ? 1U : 0U;
        lods_seen_[polygon.lod_tenths] = true;
    }

    void note_repairs(const CityPolygon& polygon, const Box3d& box) {
        for (std::size_t i = 0; i < fault_code_count; ++i) {
            const auto code = static_cast<FaultCode>(i);
            if (faults_.has(code) && repaired_[i]++ < ImportFindings::most_per_code) {
                report_.findings.add(
                    {std::string(fault_code_name(code)),
                     FindingAction::Repaired,
                     named_object(polygon.object),
                     {},
                     box.center()});
            }
        }
    }

    void count_repairs() {
        for (std::size_t i = 0; i < fault_code_count; ++i) {
            if (repaired_[i] > 0) {
                report_.repaired[std::string(fault_code_name(static_cast<FaultCode>(i)))] +=
                    repaired_[i];
            }
        }
    }

    void skip(const RawPolygon& raw, std::string_view reason) {
        if (!counts_) {
            return;
        }
        const std::string code(reason);
        ++report_.skipped[code];
        if (report_.findings.has_room(code)) {
            const bool has_object = raw.fault != PolygonFault::NoObject;
            report_.findings.add(
                {code,
                 FindingAction::Skipped,
                 has_object ? named_object(raw.object) : std::string(),
                 {},
                 position_of(raw)});
        }
    }

    [[nodiscard]] std::string named_object(std::uint32_t index) const {
        while (city_.objects[index].id.empty() && city_.objects[index].parent >= 0) {
            index = static_cast<std::uint32_t>(city_.objects[index].parent);
        }
        return city_.objects[index].id;
    }

    /// Amid what can be read of the outer ring; templates stand nowhere.
    [[nodiscard]] std::optional<Vec3d> position_of(const RawPolygon& raw) const {
        Box3d box;
        if (raw.ring_count > 0 && raw.role != PolygonRole::Template) {
            const std::uint32_t end = model_.ring_starts[raw.first_ring + 1];
            for (std::uint32_t i = model_.ring_starts[raw.first_ring]; i < end; ++i) {
                const Vec3d point = model_.positions[i];
                if (is_coordinate(point.x) && is_coordinate(point.y) && is_coordinate(point.z)) {
                    box.add(point);
                }
            }
        }
        return box.empty() ? std::nullopt : std::optional<Vec3d>(box.center());
    }

    /// val3dity calls a ring without area that runs along a line 104.
    [[nodiscard]] std::string_view reason_without_area() const {
        return faults_.has(FaultCode::SelfIntersection)
                   ? fault_code_name(FaultCode::SelfIntersection)
                   : "zero_area";
    }

    static const char* fault_reason(PolygonFault fault) {
        switch (fault) {
        case PolygonFault::NoObject:
            return "outside_any_object";
        case PolygonFault::NoVertex:
            return "vertex_index";
        default:
            return "coordinates";
        }
    }

    /// Copies a ring without closing vertex and doubled vertices; false when nothing is left.
    bool add_ring(std::uint32_t raw_ring, bool reversed) {
        const std::uint32_t begin = model_.ring_starts[raw_ring];
        std::uint32_t end = model_.ring_starts[raw_ring + 1];
        const std::uint32_t ring_begin = written_;
        if (is_open(model_, raw_ring)) {
            if (is_same_point(model_.positions[begin], model_.positions[end - 1])) {
                --end;
            } else {
                faults_.set(FaultCode::NotClosed);
            }
        }
        for (std::uint32_t i = begin; i < end; ++i) {
            const Vec3d point = model_.positions[i];
            if (written_ > ring_begin && is_same_point(point, model_.positions[written_ - 1])) {
                faults_.set(FaultCode::SamePoints);
                continue;
            }
            put(i);
        }
        while (written_ > ring_begin + 1 &&
               is_same_point(model_.positions[ring_begin], model_.positions[written_ - 1])) {
            --written_;
            faults_.set(FaultCode::SamePoints);
        }
        if (written_ - ring_begin < 3) {
            written_ = ring_begin;
            faults_.set(FaultCode::TooFewPoints);
            return false;
        }
        if (reversed) {
            reverse(ring_begin, written_);
        }
        city_.ring_starts.push_back(written_);
        return true;
    }

    void put(std::uint32_t from) {
        model_.positions[written_] = model_.positions[from];
        if (!uv_.empty()) {
            uv_[written_] = uv_[from];
        }
        themes_.move(from, written_);
        ++written_;
    }

    void reverse(std::uint32_t begin, std::uint32_t end) {
        std::reverse(model_.positions.begin() + begin, model_.positions.begin() + end);
        if (!uv_.empty()) {
            std::reverse(uv_.begin() + begin, uv_.begin() + end);
        }
        themes_.reverse(begin, end);
    }

    [[nodiscard]] std::span<const Vec3d> ring(std::uint32_t index) const {
        const std::uint32_t begin = city_.ring_starts[index];
        return {model_.positions.data() + begin, city_.ring_starts[index + 1] - begin};
    }

    void turn_holes(const CityPolygon& polygon) {
        if (polygon.ring_count < 2) {
            return;
        }
        const Vec3d outer = newell_normal(ring(polygon.first_ring));
        for (std::uint32_t i = 1; i < polygon.ring_count; ++i) {
            const std::uint32_t index = polygon.first_ring + i;
            if (dot(outer, newell_normal(ring(index))) > 0.0) {
                reverse(city_.ring_starts[index], city_.ring_starts[index + 1]);
                faults_.set(FaultCode::SameOrientation);
            }
        }
    }

    [[nodiscard]] std::span<const std::uint32_t> starts_of(const CityPolygon& polygon) const {
        return {city_.ring_starts.data() + polygon.first_ring, polygon.ring_count + 1};
    }

    bool triangulate(CityPolygon& polygon, const PolygonChecker::Outcome& checked) {
        const std::size_t before = city_.triangles.size();
        if (checked.is_convex_quadrangle) {
            const std::uint32_t a = starts_of(polygon).front();
            const std::uint32_t corners[] = {a + 3, a, a + 1, a + 1, a + 2, a + 3};
            city_.triangles.insert(city_.triangles.end(), std::begin(corners), std::end(corners));
        } else {
            const bool simple = checked.codes.empty();
            const Triangulator::Outcome outcome =
                triangulator_(model_.positions, starts_of(polygon), city_.triangles, simple);
            given_up_ = outcome.given_up;
            if (outcome.area_m2 < least_area_m2 || city_.triangles.size() == before) {
                city_.triangles.resize(before);
                return false;
            }
        }
        const auto triangles = std::span<const std::uint32_t>(city_.triangles).subspan(before);
        if (!checked.flat && checked.codes.empty() &&
            normals_deviate(model_.positions, triangles)) {
            faults_.set(FaultCode::NormalsDeviate);
        }
        polygon.first_triangle = static_cast<std::uint32_t>(before / 3);
        polygon.triangle_count = static_cast<std::uint32_t>(triangles.size() / 3);
        return true;
    }

public:
    [[nodiscard]] const std::bitset<lod_count>& lods_seen() const { return lods_seen_; }

private:
    RawModel& model_;
    std::vector<Vec2f>& uv_;
    ThemeFinisher themes_;
    ImportReport& report_;
    City city_;
    Triangulator triangulator_;
    bool given_up_ = false; ///< the polygon at hand, by it
    std::uint32_t written_ = 0;
    std::size_t next_borrowed_ = 0;
    std::size_t next_face_ = 0;
    std::size_t next_group_ = 0;
    bool is_group_begun_ = false;
    std::size_t faces_kept_ = 0;
    bool counts_ = true; ///< the polygon at hand, in the report
    FaultCodes faults_;  ///< of it
    PolygonChecker checker_;
    std::array<std::uint64_t, fault_code_count> repaired_{};
    std::bitset<lod_count> lods_seen_;
};

void take_points(RawModel& part, City& city) {
    for (const RawPoint& point : part.points) {
        city.points.push_back({point.position, point.object, point.lod_tenths});
        city.bounds.add(point.position);
    }
}

} // namespace

std::size_t most_triangle_corners(const RawModel& model) {
    return 3 * (model.positions.size() + 2 * model.ring_starts.size());
}

City finish_part(
    RawModel& part,
    std::vector<Vec2f> uv,
    ThemeFinisher themes,
    City&& room,
    ImportReport& report) {
    Finisher finisher(part, uv, std::move(themes), report, std::move(room));
    City city = finisher.run();
    for (CityObject& object : city.objects) {
        ++report.objects_by_type[object.type];
        city.bounds.add(object.bounds);
    }
    take_points(part, city);
    for (std::uint8_t tenths = 0; tenths < lod_count; ++tenths) {
        if (finisher.lods_seen()[tenths]) {
            report.lods.insert(lod_name(tenths));
        }
    }
    report.objects = city.objects.size();
    report.triangles = city.triangles.size() / 3;
    report.bounds = city.bounds;
    report.surfaces_by_type = std::move(part.surfaces_by_type);
    report.ignored = std::move(part.ignored);
    std::vector<RawSharedFace> faces = std::move(part.shared_faces);
    part = {};
    part.shared_faces = std::move(faces);
    return city;
}

} // namespace smiletwin::geo
