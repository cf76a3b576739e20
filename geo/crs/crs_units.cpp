#include "geo/crs/crs_units.hpp"

#include "geo/crs/proj_handles.hpp"

#include <proj.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <memory>

namespace smiletwin::geo {

namespace {

constexpr double us_survey_foot_m = 1200.0 / 3937.0;
constexpr double foot_m = 0.3048;

/// Of an axis of `crs`; nothing where it has none of this number.
std::optional<LengthUnit> unit_of_axis(PJ_CONTEXT* context, const PJ* crs, int axis) {
    const ProjPtr system(proj_crs_get_coordinate_system(context, crs));
    double factor = 0.0;
    const char* name = nullptr;
    const bool known = system && axis < proj_cs_get_axis_count(context, system.get()) &&
                       proj_cs_get_axis_info(
                           context,
                           system.get(),
                           axis,
                           nullptr,
                           nullptr,
                           nullptr,
                           &factor,
                           &name,
                           nullptr,
                           nullptr) != 0;
    if (!known || !(factor > 0.0)) {
        return std::nullopt;
    }
    return LengthUnit{factor, name != nullptr ? name : ""};
}

ProjPtr vertical_of(PJ_CONTEXT* context, int epsg) {
    const std::string code = std::to_string(epsg);
    return ProjPtr(
        proj_create_from_database(context, "EPSG", code.c_str(), PJ_CATEGORY_CRS, 0, nullptr));
}

/// "NAVD88 height (ftUS)" is "NAVD88 height" in feet: the register names the unit in brackets. 0
/// where there is none in metres.
int metric_counterpart(PJ_CONTEXT* context, const std::string& name) {
    const std::string plain = name.substr(0, name.rfind(" ("));
    const PJ_TYPE type = PJ_TYPE_VERTICAL_CRS;
    PJ_OBJ_LIST* found =
        proj_create_from_name(context, "EPSG", plain.c_str(), &type, 1, 0, 1, nullptr);
    const ProjPtr best(
        found != nullptr && proj_list_get_count(found) > 0 ? proj_list_get(context, found, 0)
                                                           : nullptr);
    proj_list_destroy(found);
    if (!best || plain != proj_get_name(best.get())) {
        return 0;
    }
    const auto unit = unit_of_axis(context, best.get(), 0);
    const char* code = proj_get_id_code(best.get(), 0);
    return unit && unit->is_metre() && code != nullptr ? std::atoi(code) : 0;
}

} // namespace

CrsUnits units_of(const Crs& crs) {
    CrsUnits units;
    const ProjContextPtr context = offline_proj_context();
    const ProjPtr plan(proj_create(context.get(), crs.wkt().c_str()));
    if (crs.is_geographic()) {
        units.plan = {0.0, "degree"};
    } else if (const auto unit = plan ? unit_of_axis(context.get(), plan.get(), 0) : std::nullopt) {
        units.plan = *unit;
        units.height = *unit;
    }
    if (const auto third = plan ? unit_of_axis(context.get(), plan.get(), 2) : std::nullopt) {
        units.height = *third;
        units.states_heights = true;
    }
    if (!crs.vertical_name().empty()) {
        const ProjPtr vertical = vertical_of(context.get(), crs.vertical_epsg());
        const auto unit = vertical ? unit_of_axis(context.get(), vertical.get(), 0) : std::nullopt;
        units.height = unit.value_or(LengthUnit{});
        units.states_heights = true;
    }
    return units;
}

std::optional<LengthUnit> length_unit_named(std::string_view name) {
    struct Named {
        std::string_view name;
        double metres;
        std::string_view plain;
    };
    constexpr std::array<Named, 16> names{{
        {"m", 1.0, "metre"},
        {"metre", 1.0, "metre"},
        {"meter", 1.0, "metre"},
        {"metres", 1.0, "metre"},
        {"meters", 1.0, "metre"},
        {"ft", foot_m, "foot"},
        {"foot", foot_m, "foot"},
        {"feet", foot_m, "foot"},
        {"international foot", foot_m, "foot"},
        {"us survey foot", us_survey_foot_m, "US survey foot"},
        {"us survey feet", us_survey_foot_m, "US survey foot"},
        {"foot_us", us_survey_foot_m, "US survey foot"},
        {"us-ft", us_survey_foot_m, "US survey foot"},
        {"ftus", us_survey_foot_m, "US survey foot"},
        {"sfoot", us_survey_foot_m, "US survey foot"},
        {"sft", us_survey_foot_m, "US survey foot"},
    }};
    const auto same = [name](const Named& known) {
        return std::equal(
            name.begin(), name.end(), known.name.begin(), known.name.end(), [](char a, char b) {
                return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + ('a' - 'A')) : a) == b;
            });
    };
    const auto* found = std::find_if(names.begin(), names.end(), same);
    return found != names.end()
               ? std::optional(LengthUnit{found->metres, std::string(found->plain)})
               : std::nullopt;
}

std::string unit_word(const LengthUnit& unit) {
    if (unit.is_metre()) {
        return "@unit.metre";
    }
    if (unit.metres == foot_m) {
        return "@unit.foot";
    }
    return std::abs(unit.metres - us_survey_foot_m) < 1e-12 ? "@unit.us_survey_foot" : unit.name;
}

Crs with_metric_heights(const Crs& crs) {
    if (crs.vertical_name().empty() || units_of(crs).height.is_metre()) {
        return crs;
    }
    const ProjContextPtr context = offline_proj_context();
    const int vertical = metric_counterpart(context.get(), crs.vertical_name());
    const int horizontal = crs.horizontal_epsg();
    const Result<Crs> metric =
        horizontal != 0 ? Crs::from_epsg(horizontal, vertical) : Crs::parse(crs.wkt());
    return metric ? *metric : crs;
}

Crs metric_crs(const Crs& crs, Vec2d point) {
    const Crs metric = with_metric_heights(crs);
    if (units_of(crs).plan.is_metre()) {
        return metric;
    }
    const Result<GeographicPosition> position = geographic_position(crs, point);
    const Result<Crs> utm = position ? utm_for(*position) : Result<Crs>(position.problem());
    if (!utm) {
        return crs;
    }
    const Result<Crs> whole = Crs::from_epsg(utm->horizontal_epsg(), metric.vertical_epsg());
    return whole ? *whole : *utm;
}

Result<Crs> utm_for(GeographicPosition position) {
    const int zone =
        std::clamp(static_cast<int>(std::floor(position.longitude_deg / 6.0)) + 31, 1, 60);
    const bool in_europe = zone >= 28 && zone <= 38 && position.latitude_deg > 32.0;
    const int base = in_europe ? 25800 : (position.latitude_deg >= 0.0 ? 32600 : 32700);
    return Crs::from_epsg(base + zone);
}

} // namespace smiletwin::geo
