// What panels read: the project, its data, results and the state of the window. References to
// values the application owns; valid for one frame.
#pragma once

#include "geo/base/time.hpp"
#include "geo/crs/crs.hpp"
#include "scenarios/checks/plan_checks.hpp"
#include "scenarios/indicators/indicator_reason.hpp"
#include "scenarios/kernel/job_runner.hpp"
#include "scenarios/kernel/model.hpp"
#include "scenarios/measures/catalogue.hpp"
#include "scenarios/project/document.hpp"
#include "scenarios/project/project.hpp"
#include "scenarios/site/base_data.hpp"
#include "viewer/layers/data_layer.hpp"
#include "viewer/panels/view_state.hpp"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace smiletwin::viewer {

/// How good the shown heat map is.
enum class AnswerState : std::uint8_t { None, First, Full };

struct HeatView {
    AnswerState state = AnswerState::None;
    bool stale = false; ///< edits since; the new answer is being computed
    std::vector<scenarios::IndicatorValue> values;           ///< of the shown variant
    std::vector<scenarios::IndicatorComparison> comparisons; ///< against the baseline
    std::vector<scenarios::IndicatorReason> reasons;         ///< of the values, in their order
    std::vector<geo::Message> not_comparable;                ///< why a difference is refused
    std::vector<std::string> layers;                         ///< maps of the result
    std::string weather_name;
    std::optional<geo::UtcTime> moment;
    double cell_m = 0.0;
    std::string hash;
    std::string error; ///< "±1,9 °C"; empty when unknown
    std::size_t floating_buildings = 0;
    std::optional<geo::Problem> problem; ///< why there is no result
};

/// How many times as fast as life the film of people can run.
inline constexpr std::array<int, 3> people_speeds{1, 5, 20};

struct PeopleView {
    bool computed = false;  ///< for the variant and area looked at
    bool elsewhere = false; ///< only for others
    bool stale = false;
    bool running = false;
    bool playing = false;
    int speed = 1; ///< of people_speeds
    double position_s = 0.0;
    double duration_s = 0.0;
    std::size_t present = 0; ///< people in the frame shown
    std::int64_t seed = 0;   ///< of the run's random numbers
    std::optional<geo::Problem> problem;
    geo::Json summary;
};

struct PanelModel {
    const scenarios::Project& project;
    const scenarios::Catalogue& catalogue;
    const scenarios::BaseData* data = nullptr; ///< null while loading
    const ViewState& view;
    const HeatView& heat;
    const PeopleView& people;
    const std::vector<scenarios::JobState>& jobs;
    const std::optional<geo::TimeZone>& zone;
    std::optional<geo::GeographicPosition> position; ///< of the city's middle
    bool can_undo = false;
    bool can_redo = false;
    bool is_sample = false;
    const std::vector<DataLayer>* layers = nullptr; ///< imported ones; null while loading
    std::string project_file{};                     ///< full path; empty when in memory
    bool read_only = false;
    /// Of the variant that is looked at.
    const std::vector<scenarios::PlanFinding>* findings = nullptr;
    const std::vector<scenarios::HistoryLine>* history = nullptr;
    std::size_t history_position = 0; ///< so many of the steps are in effect
};

} // namespace smiletwin::viewer
