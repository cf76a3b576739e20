#include "scenarios/models/people/model.hpp"

#include "scenarios/models/people/output.hpp"
#include "scenarios/models/people/simulation.hpp"
#include "scenarios/models/people/walkable.hpp"

#include <algorithm>

namespace smiletwin::scenarios {

namespace {

using geo::Vec2d;

/// Gates reach this far to both sides of their line.
constexpr double source_depth_m = 2.0;
constexpr double target_depth_m = 1.2;
constexpr double trunk_half_m = 0.25;

/// A band along the line, `depth_m` to both sides.
geo::Polygon2d band(const geo::Line2d& line, double depth_m) {
    const Vec2d a = line.front();
    const Vec2d b = line.back();
    const Vec2d along = b - a;
    const double size = std::max(length(along), 1e-6);
    const Vec2d aside = (depth_m / size) * Vec2d{-along.y, along.x};
    return {{{a - aside, b - aside, b + aside, a + aside}}};
}

geo::Polygon2d rectangle(Vec2d min, Vec2d max) {
    return {{{{min.x, min.y}, {max.x, min.y}, {max.x, max.y}, {min.x, max.y}}}};
}

/// The ground of a run: the Area and the ways to all gates.
geo::Box2d ground_box(const Site& site) {
    constexpr double margin_m = 4.0;
    geo::Box2d box = geo::bounds(site.area_crs);
    for (const Gate& gate : site.gates) {
        for (const Vec2d point : gate.line) {
            box.add(point);
        }
    }
    box = box.grown(margin_m);
    const geo::Box2d known = site.frame.box();
    return {
        {std::max(box.min.x, known.min.x), std::max(box.min.y, known.min.y)},
        {std::min(box.max.x, known.max.x), std::min(box.max.y, known.max.y)}};
}

/// Cells nobody walks on (buildings, water) within the box, gathered into few rectangles: runs of a
/// row, joined with the run below when that is as long.
std::vector<geo::Polygon2d> closed_blocks(const Site& site, const geo::Box2d& box) {
    constexpr int water_code = 7;
    const geo::GridFrame& frame = site.frame;
    const int first_column = std::max(0, frame.column_of(box.min.x));
    const int last_column = std::min(frame.columns - 1, frame.column_of(box.max.x));
    const int first_row = std::max(0, frame.row_of(box.max.y));
    const int last_row = std::min(frame.rows - 1, frame.row_of(box.min.y));
    const auto closed = [&](int column, int row) {
        const std::uint8_t material = site.material.at(column, row);
        const bool water = material < site.materials.size() &&
                           site.materials[material].landcover_code == water_code;
        return site.building.at(column, row) != 0 || water;
    };
    struct Run {
        int first;
        int last;
        int top;
    };
    std::vector<geo::Polygon2d> blocks;
    std::vector<Run> open;
    const auto close = [&](const Run& run, int row_after) {
        const double north = frame.north - run.top * frame.cell_m;
        const double south = frame.north - row_after * frame.cell_m;
        blocks.push_back(rectangle(
            {frame.west + run.first * frame.cell_m, south},
            {frame.west + (run.last + 1) * frame.cell_m, north}));
    };
    for (int row = first_row; row <= last_row; ++row) {
        std::vector<Run> runs;
        for (int column = first_column; column <= last_column; ++column) {
            if (!closed(column, row)) {
                continue;
            }
            Run run{column, column, row};
            while (run.last < last_column && closed(run.last + 1, row)) {
                ++run.last;
            }
            column = run.last;
            runs.push_back(run);
        }
        for (const Run& above : open) {
            const auto below = std::find_if(runs.begin(), runs.end(), [&](const Run& run) {
                return run.first == above.first && run.last == above.last;
            });
            if (below != runs.end()) {
                below->top = above.top;
            } else {
                close(above, row);
            }
        }
        open = std::move(runs);
    }
    for (const Run& run : open) {
        close(run, last_row + 1);
    }
    return blocks;
}

/// Places spread over the ground, those near the edge of the square first: people like a wall at
/// their back (Whyte 1980).
std::vector<StayPlace>
stay_places(const geo::Polygon2d& area, const std::vector<geo::Polygon2d>& obstacles) {
    constexpr double spacing_m = 7.0;
    constexpr std::size_t most = 24;
    const Walkable ground({area}, obstacles, 1.0);
    struct Candidate {
        double edge_m;
        Vec2d center;
    };
    std::vector<Candidate> candidates;
    const geo::Box2d box = geo::bounds(area);
    for (double y = box.min.y + 0.5 * spacing_m; y < box.max.y; y += spacing_m) {
        for (double x = box.min.x + 0.5 * spacing_m; x < box.max.x; x += spacing_m) {
            const Vec2d point{x, y};
            if (!ground.contains(point)) {
                continue;
            }
            double edge_m = 1e9;
            const geo::Ring2d& outer = area.rings.front();
            for (std::size_t i = 0; i < outer.size(); ++i) {
                edge_m = std::min(
                    edge_m,
                    geo::distance_to_segment_m(point, outer[i], outer[(i + 1) % outer.size()]));
            }
            if (edge_m > 2.0) {
                candidates.push_back({edge_m, point});
            }
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
        return a.edge_m < b.edge_m;
    });
    std::vector<StayPlace> places;
    const std::size_t stride = std::max<std::size_t>(1, candidates.size() / (2 * most));
    for (std::size_t i = 0; i < candidates.size() && places.size() < most; i += stride) {
        places.push_back({candidates[i].center, 1.8});
    }
    return places;
}

geo::Json provenance(const ModelInputs& inputs, const PeopleScenario& scenario) {
    geo::Json sources = geo::Json::array();
    for (const FieldSource& field : inputs.site.sources) {
        geo::Json entry = geo::Json::object();
        entry.set("field", field.field);
        entry.set("source", field.source);
        entry.set("stamp", geo::stamp_name(field.stamp));
        sources.push(std::move(entry));
    }
    geo::Json parameters = geo::Json::object();
    parameters.set("duration_s", scenario.duration_s);
    parameters.set("seed", static_cast<std::int64_t>(scenario.params.seed));
    parameters.set("v0_mean_m_s", scenario.params.v0_mean_m_s);
    parameters.set("v0_sd_m_s", scenario.params.v0_sd_m_s);
    parameters.set("radius_m", scenario.params.radius_m);
    parameters.set("time_gap_s", scenario.params.time_gap_s);
    parameters.set("stay_median_s", scenario.stay_median_s);
    geo::Json record = geo::Json::object();
    record.set("site", inputs.site.hash);
    record.set("sources", std::move(sources));
    record.set("parameters", std::move(parameters));
    return record;
}

} // namespace

const std::vector<ParameterSpec>& PeopleModel::parameters() const {
    const auto spec = [](std::string name, std::string label, std::string unit) {
        ParameterSpec result;
        result.name = std::move(name);
        result.label_key = std::move(label);
        result.unit = std::move(unit);
        return result;
    };
    const auto in_range = [](ParameterSpec result, double standard, double least, double most) {
        result.standard = standard;
        result.least = least;
        result.most = most;
        return result;
    };
    static const std::vector<ParameterSpec> specs{
        in_range(spec("duration_s", "parameter.people.duration", "s"), 900.0, 30.0, 7200.0),
        in_range(spec("inflow_factor", "parameter.people.inflow_factor", ""), 1.0, 0.0, 10.0),
        in_range(spec("stay_median_s", "parameter.people.stay_median", "s"), 480.0, 30.0, 7200.0),
        in_range(spec("seed", "parameter.people.seed", ""), 1.0, 0.0, 1e9),
    };
    return specs;
}

geo::Result<PeopleScenario>
people_scenario_from_site(const Site& site, const geo::Json& parameters) {
    PeopleScenario scenario;
    scenario.duration_s = parameters["duration_s"].to_double(900.0);
    scenario.stay_median_s = parameters["stay_median_s"].to_double(480.0);
    scenario.params.seed = static_cast<std::uint64_t>(parameters["seed"].to_int(1));
    const double inflow_factor = parameters["inflow_factor"].to_double(1.0);
    if (site.gates.size() < 2) {
        return geo::Problem{
            {"error.people.needs_gates", {}}, {}, {"help.people.needs_gates", {}}, {}};
    }
    const geo::Box2d ground = ground_box(site);
    scenario.walkable = {rectangle(ground.min, ground.max)};
    scenario.obstacles = closed_blocks(site, ground);
    scenario.cell_m = 0.4;
    for (const SiteObstacle& obstacle : site.obstacles) {
        scenario.obstacles.push_back(obstacle.outline_crs);
    }
    for (const geo::Tree& tree : site.trees) {
        if (ground.contains(tree.foot_crs)) {
            const Vec2d half{trunk_half_m, trunk_half_m};
            scenario.obstacles.push_back(rectangle(tree.foot_crs - half, tree.foot_crs + half));
        }
    }
    for (const Gate& gate : site.gates) {
        scenario.targets.push_back({gate.id, band(gate.line, target_depth_m)});
        scenario.gates.push_back({gate.id, gate.line});
    }
    for (std::size_t i = 0; i < site.gates.size(); ++i) {
        PeopleSource source;
        source.id = site.gates[i].id;
        source.area = band(site.gates[i].line, source_depth_m);
        for (std::size_t target = 0; target < site.gates.size(); ++target) {
            if (target != i) {
                source.targets.push_back(target);
            }
        }
        source.rate_per_s = {{0.0, inflow_factor * site.gates[i].inflow_per_h / 3600.0}};
        source.stay_share = site.gates[i].stay_share;
        scenario.sources.push_back(std::move(source));
    }
    scenario.stay_places = stay_places(site.area_crs, scenario.obstacles);
    return scenario;
}

geo::Result<ModelResult>
PeopleModel::run(const ModelInputs& inputs, geo::RunContext& context) const {
    geo::Result<PeopleScenario> scenario =
        people_scenario_from_site(inputs.site, inputs.parameters);
    if (!scenario) {
        return scenario.problem();
    }
    geo::Result<PeopleOutcome> outcome = simulate(*scenario, context);
    if (!outcome) {
        return outcome.problem();
    }
    ModelResult result;
    result.model = name();
    result.model_version = version();
    result.summary = people_summary(*outcome);
    result.provenance = provenance(inputs, *scenario);
    result.grids.push_back({"people.density", "P/m²", {}, std::move(outcome->density_per_m2)});
    result.tracks = std::move(outcome->tracks);
    return result;
}

} // namespace smiletwin::scenarios
