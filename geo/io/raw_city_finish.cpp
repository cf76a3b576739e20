#include "geo/io/raw_city_finish.hpp"

#include "geo/base/cpu_time.hpp"
#include "geo/base/parallel.hpp"
#include "geo/io/raw_city_part.hpp"

#include <algorithm>
#include <functional>
#include <mutex>
#include <numeric>
#include <thread>
#include <utility>
#include <vector>

namespace smiletwin::geo {

namespace {

/// Empty cities, with the memory of others that are no longer needed.
class Rooms {
public:
    City take() {
        const std::scoped_lock lock(mutex_);
        if (rooms_.empty()) {
            return {};
        }
        City room = std::move(rooms_.back());
        rooms_.pop_back();
        return room;
    }

    /// Keeps what a part allocates for itself.
    void give(City&& used) {
        City room;
        room.polygons = std::move(used.polygons);
        room.ring_starts = std::move(used.ring_starts);
        room.triangles = std::move(used.triangles);
        room.polygons.clear();
        room.ring_starts.clear();
        room.triangles.clear();
        const std::scoped_lock lock(mutex_);
        rooms_.push_back(std::move(room));
    }

private:
    std::mutex mutex_;
    std::vector<City> rooms_;
};

/// With room for all that parts can become. What of it stays empty costs no memory.
City roomy_city(const RawFile& file, const LaidAppearances& laid) {
    const auto sum = [&](const auto& size) {
        return std::transform_reduce(
            file.parts.begin(), file.parts.end(), std::size_t{0}, std::plus<>(), size);
    };
    City city;
    city.objects.reserve(sum([](const RawModel& part) { return part.objects.size(); }));
    city.attributes.reserve(sum([](const RawModel& part) { return part.attributes.size(); }));
    city.surfaces.reserve(sum([](const RawModel& part) { return part.surfaces.size(); }));
    city.polygons.reserve(sum([](const RawModel& part) { return part.polygons.size(); }));
    city.ring_starts.reserve(sum([](const RawModel& part) { return part.ring_starts.size(); }));
    const std::size_t positions = sum([](const RawModel& part) { return part.positions.size(); });
    city.positions.reserve(positions);
    const auto is_laid = [](const std::vector<Vec2f>& uv) { return !uv.empty(); };
    if (std::any_of(laid.texture_coordinates.begin(), laid.texture_coordinates.end(), is_laid)) {
        city.texture_coordinates.reserve(positions);
    }
    city.triangles.reserve(sum(most_triangle_corners));
    city.kept_elements.reserve(sum([](const RawModel& part) { return part.kept_elements.size(); }));
    city.kept_values.reserve(sum([](const RawModel& part) { return part.kept_values.size(); }));
    return city;
}

/// Finishes parts on all cores and puts each behind those before it as soon as it is there: while
/// it is warm, and so that memory is needed for few at a time.
class PartJoiner {
public:
    PartJoiner(RawFile&& file, LaidAppearances& laid)
        : file_(std::move(file))
        , laid_(laid)
        , parts_(file_.parts.size())
        , reports_(file_.parts.size()) {
        laid_.texture_coordinates.resize(parts_.size());
        laid_.others.resize(parts_.size());
    }

    City run() {
        constexpr std::size_t ahead_per_thread = 1;
        if (parts_.size() == 1) {
            finish(0);
            City& city = parts_.front();
            city.shared_faces = shared_faces({{}});
            city.positions.shrink_to_fit(); // reserved for the worst case
            city.triangles.shrink_to_fit();
            return std::move(city);
        }
        City city = roomy_city(file_, laid_);
        std::vector<PartBegin> begins;
        parallel_in_order(
            parts_.size(),
            ahead_per_thread * std::max(1U, std::thread::hardware_concurrency()),
            [this](std::size_t index) { finish(index); },
            [this, &city, &begins](std::size_t index) {
                const CpuSum::Share share(joining_);
                begins.push_back({count_of(city.objects), count_of(city.polygons)});
                append(city, std::move(parts_[index]));
                rooms_.give(std::exchange(parts_[index], {}));
            });
        city.shared_faces = shared_faces(begins);
        return city;
    }

    /// Those of the parts, and what it took.
    void report_to(ImportReport& report) const {
        for (const ImportReport& part : reports_) {
            merge(report, part);
        }
        report.phases.push_back({"triangles", finishing_.seconds(), true});
        report.phases.push_back({"join", joining_.seconds(), false});
    }

private:
    /// Where what a part has begins in the whole.
    struct PartBegin {
        std::uint32_t object = 0;
        std::uint32_t polygon = 0;
    };

    template <typename T>
    static std::uint32_t count_of(const std::vector<T>& items) {
        return static_cast<std::uint32_t>(items.size());
    }

    [[nodiscard]] std::vector<SharedFace> shared_faces(const std::vector<PartBegin>& begins) const {
        std::vector<SharedFace> all;
        for (std::size_t i = 0; i < begins.size(); ++i) {
            for (const RawSharedFace& face : file_.parts[i].shared_faces) {
                const bool is_own = face.part == RawSharedFace::same_part;
                all.push_back(
                    {begins[i].polygon + face.polygon,
                     begins[is_own ? i : face.part].object + face.object,
                     face.lod_tenths,
                     face.solid,
                     face.shell,
                     face.is_reversed});
            }
        }
        return all;
    }

    void finish(std::size_t index) {
        const CpuSum::Share share(finishing_);
        parts_[index] = finish_part(
            file_.parts[index],
            std::move(laid_.texture_coordinates[index]),
            {std::move(laid_.others[index]), laid_.other_themes},
            rooms_.take(),
            reports_[index]);
    }

    RawFile file_;
    LaidAppearances& laid_;
    std::vector<City> parts_;
    std::vector<ImportReport> reports_;
    Rooms rooms_;
    CpuSum finishing_;
    CpuSum joining_;
};

} // namespace

City finish_city(RawFile&& file, LaidAppearances&& laid, ImportReport& report) {
    PartJoiner joiner(std::move(file), laid);
    City city = joiner.run();
    joiner.report_to(report);
    city.appearances = std::move(laid.appearances);
    return city;
}

} // namespace smiletwin::geo
