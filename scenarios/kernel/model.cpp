#include "scenarios/kernel/model.hpp"

#include "geo/base/hash.hpp"

namespace smiletwin::scenarios {

const ResultGrid* ModelResult::grid(std::string_view layer, std::string_view time) const {
    for (const ResultGrid& candidate : grids) {
        if (candidate.layer == layer && (time.empty() || candidate.time == time)) {
            return &candidate;
        }
    }
    return nullptr;
}

namespace {

void add_row(geo::Hasher& hasher, const geo::WeatherRow& row) {
    hasher.number(row.begin.time_since_epoch().count());
    hasher.number(row.end.time_since_epoch().count());
    for (const double value :
         {row.air_temperature_C,
          row.relative_humidity_pct,
          row.wind_speed_10m_mps,
          row.pressure_hPa,
          row.global_horizontal_w_m2,
          row.diffuse_horizontal_w_m2,
          row.direct_normal_w_m2,
          row.longwave_down_w_m2}) {
        hasher.number(value);
    }
}

} // namespace

std::string result_hash(const Model& model, const ModelInputs& inputs) {
    geo::Hasher hasher;
    hasher.text(model.name()).number(model.version()).text(inputs.site.hash);
    hasher.number(inputs.from.time_since_epoch().count());
    hasher.number(inputs.to.time_since_epoch().count());
    hasher.text(geo::dump_json(inputs.parameters));
    constexpr auto reach = std::chrono::hours(24);
    if (inputs.weather != nullptr) {
        for (const geo::WeatherRow& row : inputs.weather->rows) {
            // A model may look back or ahead for the course of the day, never further.
            if (row.end >= inputs.from - reach && row.begin <= inputs.to + reach) {
                add_row(hasher, row);
            }
        }
    }
    return hasher.hex();
}

} // namespace smiletwin::scenarios
