#include "scenarios/models/people/input.hpp"

#include "geo/geometry/wkt.hpp"

#include <fmt/format.h>

#include <map>

namespace smiletwin::scenarios {

namespace {

using geo::Json;
using geo::Problem;
using geo::Result;

/// Collects the first thing that is wrong, so that the readers below can go on without checks.
class Reader {
public:
    explicit Reader(std::string where) : where_(std::move(where)) {}

    [[nodiscard]] const std::optional<Problem>& problem() const { return problem_; }

    double number(const Json& object, std::string_view key, double otherwise) {
        const Json& value = object[key];
        if (value.is_null()) {
            return otherwise;
        }
        if (!value.is_number()) {
            refuse(key, "number");
        }
        return value.to_double(otherwise);
    }

    std::string name(const Json& object, std::string_view key) {
        const Json& value = object[key];
        if (value.is_number()) {
            return fmt::format("{}", value.to_int());
        }
        if (!value.is_string()) {
            refuse(key, "name");
        }
        return value.to_string();
    }

    std::vector<geo::Polygon2d> polygons(const Json& value, std::string_view key) {
        if (!value.is_string()) {
            refuse(key, "WKT POLYGON");
            return {};
        }
        Result<std::vector<geo::Polygon2d>> read = geo::polygons_from_wkt(value.to_string());
        if (!read) {
            keep(key, read.problem());
            return {};
        }
        return std::move(*read);
    }

    geo::Polygon2d polygon(const Json& object, std::string_view key) {
        std::vector<geo::Polygon2d> read = polygons(object[key], key);
        return read.empty() ? geo::Polygon2d{} : std::move(read.front());
    }

    std::vector<geo::Vec2d> line(const Json& object, std::string_view key) {
        if (!object[key].is_string()) {
            refuse(key, "WKT LINESTRING");
            return {};
        }
        Result<std::vector<geo::Vec2d>> read = geo::line_from_wkt(object[key].to_string());
        if (!read) {
            keep(key, read.problem());
            return {};
        }
        return std::move(*read);
    }

    void refuse(std::string_view key, std::string_view expected) {
        keep(
            key,
            Problem{
                {"error.people.input",
                 {{"key", std::string(key)}, {"expected", std::string(expected)}}},
                {},
                {"help.people.input", {}},
                {}});
    }

private:
    void keep(std::string_view key, Problem problem) {
        if (!problem_) {
            problem.where = fmt::format("{}, {}", where_, key);
            problem_ = std::move(problem);
        }
    }

    std::string where_;
    std::optional<Problem> problem_;
};

PeopleParams read_params(const Json& json, Reader& reader) {
    const Json& given = json["parameters"];
    PeopleParams params;
    if (given.is_string()) {
        const Result<PeopleParams> named = named_people_params(given.to_string());
        if (named) {
            params = *named;
        } else {
            reader.refuse("parameters", "city | laboratory | {...}");
        }
    }
    params.v0_mean_m_s = reader.number(given, "v0_mean_m_s", params.v0_mean_m_s);
    params.v0_sd_m_s = reader.number(given, "v0_sd_m_s", params.v0_sd_m_s);
    params.radius_m = reader.number(given, "radius_m", params.radius_m);
    params.time_gap_s = reader.number(given, "time_gap_s", params.time_gap_s);
    params.neighbour_strength =
        reader.number(given, "neighbour_strength", params.neighbour_strength);
    params.neighbour_range_m = reader.number(given, "neighbour_range_m", params.neighbour_range_m);
    params.wall_strength = reader.number(given, "wall_strength", params.wall_strength);
    params.wall_range_m = reader.number(given, "wall_range_m", params.wall_range_m);
    params.dt_s = reader.number(json, "dt_s", params.dt_s);
    params.seed = static_cast<std::uint64_t>(reader.number(json, "seed", 1.0));
    return params;
}

using TargetIndex = std::map<std::string, std::size_t>;

std::size_t find_target(
    const TargetIndex& targets, const std::string& id, std::string_view key, Reader& reader) {
    const auto found = targets.find(id);
    if (found == targets.end()) {
        reader.refuse(key, "targets.id");
        return 0;
    }
    return found->second;
}

PeopleSource read_source(const Json& json, const TargetIndex& targets, Reader& reader) {
    PeopleSource source;
    source.id = reader.name(json, "id");
    source.area = reader.polygon(json, "area");
    for (const Json& target : json["targets"].items()) {
        const std::string id =
            target.is_number() ? fmt::format("{}", target.to_int()) : target.to_string();
        source.targets.push_back(find_target(targets, id, "sources.targets", reader));
    }
    source.count = static_cast<std::size_t>(std::max(0.0, reader.number(json, "count", 0.0)));
    for (const Json& pair : json["rate_per_s"].items()) {
        if (pair.size() != 2 || !pair[0].is_number() || !pair[1].is_number()) {
            reader.refuse("sources.rate_per_s", "[[t_s, rate], ...]");
        }
        source.rate_per_s.emplace_back(pair[0].to_double(), pair[1].to_double());
    }
    const Json& speed = json["v0_m_s"];
    if (speed.is_object()) {
        source.v0_mean_m_s = reader.number(speed, "mean", 1.34);
        source.v0_sd_m_s = reader.number(speed, "sd", 0.0);
    }
    source.stay_share = reader.number(json, "stay_share", 0.0);
    return source;
}

PeopleStart read_agent(const Json& json, const TargetIndex& targets, Reader& reader) {
    PeopleStart start;
    start.position = {reader.number(json, "x_m", 0.0), reader.number(json, "y_m", 0.0)};
    start.v0_m_s = reader.number(json, "v0_m_s", start.v0_m_s);
    if (!json["target"].is_null()) {
        const std::string id = reader.name(json, "target");
        start.target = find_target(targets, id, "agents.target", reader);
    }
    return start;
}

} // namespace

Result<PeopleScenario> people_scenario_from_json(const Json& json, const std::string& where) {
    Reader reader(where);
    PeopleScenario scenario;
    scenario.duration_s = reader.number(json, "duration_s", scenario.duration_s);
    scenario.params = read_params(json, reader);
    scenario.walkable = reader.polygons(json["walkable"], "walkable");
    for (const Json& obstacle : json["obstacles"].items()) {
        for (geo::Polygon2d& part : reader.polygons(obstacle, "obstacles")) {
            scenario.obstacles.push_back(std::move(part));
        }
    }
    TargetIndex targets;
    for (const Json& target : json["targets"].items()) {
        PeopleTarget read{reader.name(target, "id"), reader.polygon(target, "area")};
        targets.emplace(read.id, scenario.targets.size());
        scenario.targets.push_back(std::move(read));
    }
    for (const Json& source : json["sources"].items()) {
        scenario.sources.push_back(read_source(source, targets, reader));
    }
    for (const Json& agent : json["agents"].items()) {
        scenario.agents.push_back(read_agent(agent, targets, reader));
    }
    for (const Json& gate : json["gates"].items()) {
        scenario.gates.push_back({reader.name(gate, "id"), reader.line(gate, "line")});
    }
    const Json& periodic = json["periodic"];
    if (!periodic.is_null()) {
        if (periodic.size() != 2 || !periodic[0].is_number() || !periodic[1].is_number()) {
            reader.refuse("periodic", "[dx_m, dy_m]");
        }
        scenario.periodic = {periodic[0].to_double(), periodic[1].to_double()};
    }
    if (reader.problem()) {
        return *reader.problem();
    }
    return scenario;
}

} // namespace smiletwin::scenarios
