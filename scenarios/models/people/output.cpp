#include "scenarios/models/people/output.hpp"

#include "geo/base/replace_file.hpp"
#include "geo/geometry/wkt.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <memory>

namespace smiletwin::scenarios {

namespace {

struct CloseDatabase {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
};
struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

constexpr std::string_view schema = R"(
PRAGMA journal_mode = OFF;
BEGIN;
CREATE TABLE trajectory_data (
    frame INTEGER NOT NULL, id INTEGER NOT NULL,
    pos_x REAL NOT NULL, pos_y REAL NOT NULL, ori_x REAL NOT NULL, ori_y REAL NOT NULL);
CREATE TABLE metadata (key TEXT NOT NULL UNIQUE PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE geometry (hash INTEGER NOT NULL, wkt TEXT NOT NULL);
CREATE TABLE frame_data (frame INTEGER NOT NULL, geometry_hash INTEGER NOT NULL);
)";

/// Direction of the way from one frame to the next, east for those who stand.
geo::Vec2d orientation(const TrackFrame* before, std::uint32_t agent, geo::Vec2d now) {
    if (before != nullptr) {
        const auto found = std::lower_bound(before->agent.begin(), before->agent.end(), agent);
        if (found != before->agent.end() && *found == agent) {
            const auto index = static_cast<std::size_t>(found - before->agent.begin());
            const geo::Vec2d way = now - before->position_crs[index];
            const double size = length(way);
            if (size > 1e-6) {
                return (1.0 / size) * way;
            }
        }
    }
    return {1.0, 0.0};
}

bool insert_frames(sqlite3* database, const Tracks& tracks) {
    sqlite3_stmt* raw = nullptr;
    sqlite3_prepare_v2(
        database, "INSERT INTO trajectory_data VALUES (?, ?, ?, ?, ?, ?)", -1, &raw, nullptr);
    const Statement row(raw);
    sqlite3_prepare_v2(database, "INSERT INTO frame_data VALUES (?, 1)", -1, &raw, nullptr);
    const Statement frame_row(raw);
    if (!row || !frame_row) {
        return false;
    }
    for (std::size_t f = 0; f < tracks.frames.size(); ++f) {
        const TrackFrame& frame = tracks.frames[f];
        const TrackFrame* before = f > 0 ? &tracks.frames[f - 1] : nullptr;
        const auto number = static_cast<sqlite3_int64>(f);
        for (std::size_t i = 0; i < frame.agent.size(); ++i) {
            const geo::Vec2d here = frame.position_crs[i];
            const geo::Vec2d facing = orientation(before, frame.agent[i], here);
            sqlite3_bind_int64(row.get(), 1, number);
            sqlite3_bind_int64(row.get(), 2, frame.agent[i]);
            sqlite3_bind_double(row.get(), 3, here.x);
            sqlite3_bind_double(row.get(), 4, here.y);
            sqlite3_bind_double(row.get(), 5, facing.x);
            sqlite3_bind_double(row.get(), 6, facing.y);
            if (sqlite3_step(row.get()) != SQLITE_DONE) {
                return false;
            }
            sqlite3_reset(row.get());
        }
        sqlite3_bind_int64(frame_row.get(), 1, number);
        if (sqlite3_step(frame_row.get()) != SQLITE_DONE) {
            return false;
        }
        sqlite3_reset(frame_row.get());
    }
    return true;
}

bool insert_metadata(sqlite3* database, const PeopleScenario& scenario, const Tracks& tracks) {
    geo::Box2d box;
    std::string wkt = "GEOMETRYCOLLECTION (";
    for (std::size_t i = 0; i < scenario.walkable.size(); ++i) {
        box.add(geo::bounds(scenario.walkable[i]));
        geo::Polygon2d ground = scenario.walkable[i];
        for (const geo::Polygon2d& obstacle : scenario.obstacles) {
            const geo::Vec2d corner = obstacle.rings.front().front();
            if (geo::contains(scenario.walkable[i], corner)) {
                ground.rings.push_back(obstacle.rings.front());
            }
        }
        wkt += (i == 0 ? "" : ", ") + geo::to_wkt(ground);
    }
    wkt += ")";
    const std::string sql = fmt::format(
        "INSERT INTO metadata VALUES ('version', '2'), ('fps', '{}'), ('xmin', '{}'), ('xmax', "
        "'{}'),"
        " ('ymin', '{}'), ('ymax', '{}'); INSERT INTO geometry VALUES (1, '{}'); COMMIT;",
        1.0 / tracks.frame_step_s,
        box.min.x,
        box.max.x,
        box.min.y,
        box.max.y,
        wkt);
    return sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
}

} // namespace

std::string flows_csv(const PeopleScenario& scenario, const PeopleOutcome& outcome) {
    std::string csv = "gate,time_s,agent,direction\n";
    for (const Crossing& crossing : outcome.crossings) {
        csv += fmt::format(
            "{},{:.2f},{},{}\n",
            scenario.gates[crossing.gate].id,
            crossing.time_s,
            crossing.agent,
            crossing.direction);
    }
    return csv;
}

geo::Result<geo::Done> write_trajectories(
    const std::filesystem::path& path,
    const PeopleScenario& scenario,
    const PeopleOutcome& outcome) {
    geo::PendingFile file(path);
    {
        sqlite3* raw = nullptr;
        sqlite3_open(file.path().string().c_str(), &raw);
        const Database database(raw);
        const bool written =
            sqlite3_exec(raw, schema.data(), nullptr, nullptr, nullptr) == SQLITE_OK &&
            insert_frames(raw, outcome.tracks) && insert_metadata(raw, scenario, outcome.tracks);
        if (!written) {
            return geo::unwritable_file(path, sqlite3_errmsg(raw));
        }
    }
    return file.commit();
}

geo::Json people_summary(const PeopleOutcome& outcome) {
    geo::Json summary = geo::Json::object();
    summary.set("entered", static_cast<std::int64_t>(outcome.entered));
    summary.set("left", static_cast<std::int64_t>(outcome.left));
    summary.set("present", static_cast<std::int64_t>(outcome.present));
    summary.set("waiting", static_cast<std::int64_t>(outcome.waiting));
    summary.set("pushed_from_wall", static_cast<std::int64_t>(outcome.pushed_from_wall));
    summary.set("steps", static_cast<std::int64_t>(outcome.steps));
    summary.set("agent_steps", static_cast<std::int64_t>(outcome.agent_steps));
    summary.set("mean_speed_m_s", outcome.mean_speed_m_s);
    return summary;
}

} // namespace smiletwin::scenarios
