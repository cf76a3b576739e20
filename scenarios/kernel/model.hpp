// What a simulation looks like from outside: a pure function of a Site, parameters and weather.
// Same inputs, same bytes, with any number of threads.
#pragma once

#include "geo/base/json.hpp"
#include "geo/base/result.hpp"
#include "geo/base/run_context.hpp"
#include "geo/base/stamp.hpp"
#include "geo/base/time.hpp"
#include "geo/raster/grid.hpp"
#include "geo/weather/weather.hpp"
#include "scenarios/measures/catalogue.hpp"
#include "scenarios/site/site.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::scenarios {

/// One map of a result. NaN = outside or not computed.
struct ResultGrid {
    std::string layer; ///< "heat.utci": language key "layer.heat.utci", ramp in data/ramps
    std::string unit;  ///< "°C"
    std::string time;  ///< ISO UTC of the moment, empty for a map of the whole span
    geo::Grid<float> values;
};

/// Moving agents, sampled at a fixed step. Positions are metres of the project CRS.
struct TrackFrame {
    std::vector<std::uint32_t> agent; ///< ids, rising
    std::vector<geo::Vec2d> position_crs;
};
struct Tracks {
    double frame_step_s = 0.5;
    std::vector<TrackFrame> frames;
};

struct ModelResult {
    std::string model;
    int model_version = 0;
    std::vector<ResultGrid> grids;
    Tracks tracks;
    geo::Json summary;    ///< numbers of the run (fixed keys per model)
    geo::Json provenance; ///< inputs, parameters, sources with stamps, hash, seconds
    std::string hash;     ///< address in the result store

    [[nodiscard]] const ResultGrid* grid(std::string_view layer, std::string_view time = {}) const;
};

struct ModelInputs {
    const Site& site;
    const geo::Weather* weather = nullptr; ///< null when the model needs none
    geo::UtcTime from{};
    geo::UtcTime to{};    ///< equal to `from` for one moment
    geo::Json parameters; ///< object of the model's own parameters; absent = default
};

class Model {
public:
    Model() = default;
    Model(const Model&) = delete;
    Model& operator=(const Model&) = delete;
    virtual ~Model() = default;

    [[nodiscard]] virtual std::string_view name() const = 0; ///< "heat"
    [[nodiscard]] virtual int version() const = 0;           ///< raised when results change
    /// Declared once for command line, panels, reports.
    [[nodiscard]] virtual const std::vector<ParameterSpec>& parameters() const = 0;
    [[nodiscard]] virtual bool needs_weather() const { return true; }
    [[nodiscard]] virtual geo::Result<ModelResult>
    run(const ModelInputs& inputs, geo::RunContext& context) const = 0;
};

/// All models; one line each (models.cpp).
const std::vector<std::unique_ptr<const Model>>& models();
const Model* find_model(std::string_view name);

/// Address of a run: model, version, site hash, weather rows of the span, parameters.
std::string result_hash(const Model& model, const ModelInputs& inputs);

} // namespace smiletwin::scenarios
