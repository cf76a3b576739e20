#include "scenarios/indicators/indicators.hpp"

#include <fmt/format.h>

#include <cassert>
#include <cmath>

namespace smiletwin::scenarios {

namespace {

geo::Json optional_number(const std::optional<double>& value) {
    return value ? geo::Json(*value) : geo::Json();
}

void add_definition(geo::Json& json, const IndicatorDefinition& definition) {
    json.set("id", definition.id).set("unit", definition.unit);
    json.set("better", direction_name(definition.direction));
    json.set("error_absolute", optional_number(definition.error_absolute));
    json.set("error_difference", optional_number(definition.error_difference));
}

/// A number where the indicator has a range, else null.
geo::Json range_end(const IndicatorDefinition& definition, double value) {
    return definition.has_range ? geo::Json(value) : geo::Json();
}

std::optional<bool> larger_than_error(const IndicatorValue& before, const IndicatorValue& after) {
    if (!after.definition.has_range || !std::isfinite(after.value - before.value)) {
        return std::nullopt;
    }
    return before.value < after.compared_least || before.value > after.compared_most;
}

/// The line "what differs: there this, here that".
geo::Message differs(const char* key, const std::string& a, const std::string& b) {
    return {key, {{"first", a}, {"second", b}}};
}

} // namespace

std::vector<IndicatorComparison>
compare(const std::vector<IndicatorValue>& baseline, const std::vector<IndicatorValue>& variant) {
    std::vector<IndicatorComparison> comparisons;
    for (const IndicatorValue& before : baseline) {
        for (const IndicatorValue& after : variant) {
            if (before.definition.id != after.definition.id) {
                continue;
            }
            IndicatorComparison line;
            line.definition = before.definition;
            line.baseline = before.value;
            line.variant = after.value;
            line.difference = after.value - before.value;
            line.variant_least = after.compared_least;
            line.variant_most = after.compared_most;
            line.clear = larger_than_error(before, after);
            line.stamp = after.stamp;
            comparisons.push_back(std::move(line));
        }
    }
    return comparisons;
}

std::vector<geo::Message> differences_in_setup(const RunOutcome& a, const RunOutcome& b) {
    std::vector<geo::Message> differences;
    if (a.result->model != b.result->model || a.result->model_version != b.result->model_version) {
        differences.push_back(differs(
            "compare.differs.model",
            fmt::format("{} {}", a.result->model, a.result->model_version),
            fmt::format("{} {}", b.result->model, b.result->model_version)));
    }
    if (a.site->frame.cell_m != b.site->frame.cell_m) {
        differences.push_back(differs(
            "compare.differs.cell",
            fmt::format("{}", a.site->frame.cell_m),
            fmt::format("{}", b.site->frame.cell_m)));
    }
    if (a.site->area_crs != b.site->area_crs || a.site->frame != b.site->frame) {
        differences.push_back({"compare.differs.area", {}});
    }
    if (a.weather_name != b.weather_name) {
        differences.push_back(differs("compare.differs.weather", a.weather_name, b.weather_name));
    }
    if (a.from != b.from || a.to != b.to) {
        differences.push_back(differs(
            "compare.differs.time", geo::format_iso_utc(a.from), geo::format_iso_utc(b.from)));
    }
    return differences;
}

std::string_view difference_unit(std::string_view unit) {
    return unit == "°C" ? std::string_view("K") : unit;
}

geo::Grid<float> difference(const geo::Grid<float>& baseline, const geo::Grid<float>& variant) {
    assert(baseline.frame == variant.frame);
    geo::Grid<float> out(baseline.frame);
    for (std::size_t i = 0; i < out.values.size(); ++i) {
        out.values[i] = variant.values[i] - baseline.values[i];
    }
    return out;
}

geo::Json to_json(const IndicatorValue& value) {
    geo::Json json = geo::Json::object();
    add_definition(json, value.definition);
    json.set("value", value.value);
    json.set("least", range_end(value.definition, value.least));
    json.set("most", range_end(value.definition, value.most));
    json.set("stamp", geo::stamp_name(value.stamp));
    json.set("cells", value.cells).set("hash", value.hash);
    return json;
}

geo::Json to_json(const IndicatorComparison& comparison) {
    geo::Json json = geo::Json::object();
    add_definition(json, comparison.definition);
    json.set("baseline", comparison.baseline).set("variant", comparison.variant);
    json.set("variant_least", range_end(comparison.definition, comparison.variant_least));
    json.set("variant_most", range_end(comparison.definition, comparison.variant_most));
    json.set("difference", comparison.difference);
    json.set("larger_than_error", comparison.clear ? geo::Json(*comparison.clear) : geo::Json());
    json.set("stamp", geo::stamp_name(comparison.stamp));
    return json;
}

} // namespace smiletwin::scenarios
