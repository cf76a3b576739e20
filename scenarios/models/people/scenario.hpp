// What a run of the people model is asked to do: ground, where people come from and go to, for how
// long. Metres of any plane frame.
#pragma once

#include "geo/geometry/polygon.hpp"
#include "scenarios/models/people/params.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace smiletwin::scenarios {

struct PeopleTarget {
    std::string id;
    geo::Polygon2d area;
};

/// Places where staying people stand or sit; each is reached like a target.
struct StayPlace {
    geo::Vec2d center;
    double radius_m = 1.5;
};

struct PeopleSource {
    std::string id;
    geo::Polygon2d area;
    std::vector<std::size_t> targets; ///< indices; each newcomer draws one
    std::size_t count = 0;            ///< present at the start (or as soon as there is room)
    /// Arrivals: (time from which, persons per second), rising in time.
    std::vector<std::pair<double, double>> rate_per_s;
    std::optional<double> v0_mean_m_s; ///< else of the parameters
    std::optional<double> v0_sd_m_s;
    double stay_share = 0.0; ///< of the newcomers who stay at a place before they go on
};

struct PeopleStart {
    geo::Vec2d position;
    double v0_m_s = 1.34;
    std::optional<std::size_t> target; ///< none: walks along the period
};

/// A line whose crossings are counted; +1 = from left to right of the line as drawn.
struct CountingLine {
    std::string id;
    std::vector<geo::Vec2d> line;
};

struct PeopleScenario {
    double duration_s = 600.0;
    PeopleParams params;
    std::vector<geo::Polygon2d> walkable;
    std::vector<geo::Polygon2d> obstacles;
    std::vector<PeopleTarget> targets;
    std::vector<PeopleSource> sources;
    std::vector<PeopleStart> agents;
    std::vector<CountingLine> gates;
    std::vector<StayPlace> stay_places;
    double stay_median_s = 480.0; ///< assumed
    double stay_sigma = 0.8;      ///< of the logarithm
    geo::Vec2d periodic;          ///< zero = not periodic
    double cell_m = 0.25;         ///< of arrival-time fields
    double frame_step_s = 0.5;    ///< of recorded tracks
    double density_cell_m = 1.0;
};

} // namespace smiletwin::scenarios
