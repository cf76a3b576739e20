#include "scenarios/project/action_fields.hpp"

#include <fmt/format.h>

#include <cmath>

namespace smiletwin::scenarios {

const geo::Json* ActionFields::wanted(std::string_view key) const {
    return ok() && action_.contains(key) ? &action_[key] : nullptr;
}

void ActionFields::refuse(std::string_view key, std::string_view expected_key) {
    problem_ = geo::Problem{
        {"error.action.wrong_value",
         {{"member", std::string(key)},
          {"value", geo::dump_json(action_[key])},
          {"expected", "@" + std::string(expected_key)}}},
        {},
        {},
        {}};
}

ActionFields& ActionFields::text(std::string_view key, std::string& value) {
    if (const geo::Json* member = wanted(key)) {
        if (member->is_string()) {
            value = member->to_string();
        } else {
            refuse(key, "action.expected.text");
        }
    }
    return *this;
}

ActionFields& ActionFields::name(std::string_view key, std::string& value) {
    if (const geo::Json* member = wanted(key)) {
        if (member->to_string().find_first_not_of(" \t\n") != std::string::npos) {
            value = member->to_string();
        } else {
            refuse(key, "action.expected.name");
        }
    }
    return *this;
}

ActionFields& ActionFields::checked(
    std::string_view key,
    std::string& value,
    bool (*is_good)(std::string_view text),
    std::string_view expected_key) {
    if (const geo::Json* member = wanted(key)) {
        if (member->is_string() && is_good(member->to_string())) {
            value = member->to_string();
        } else {
            refuse(key, expected_key);
        }
    }
    return *this;
}

ActionFields& ActionFields::number(std::string_view key, double& value, double least, double most) {
    if (const geo::Json* member = wanted(key)) {
        const double number = member->to_double(std::nan(""));
        if (number >= least && number <= most) {
            value = number;
        } else {
            problem_ = geo::Problem{
                {"error.action.out_of_range",
                 {{"member", std::string(key)},
                  {"value", geo::dump_json(*member)},
                  {"least", fmt::format("{}", least)},
                  {"most", fmt::format("{}", most)}}},
                {},
                {},
                {}};
        }
    }
    return *this;
}

ActionFields& ActionFields::flag(std::string_view key, bool& value) {
    if (const geo::Json* member = wanted(key)) {
        if (member->is_bool()) {
            value = member->to_bool();
        } else {
            refuse(key, "action.expected.flag");
        }
    }
    return *this;
}

ActionFields& ActionFields::point(std::string_view key, geo::Vec3d& value_crs) {
    if (const geo::Json* member = wanted(key)) {
        const double nan = std::nan("");
        const geo::Vec3d point_crs{
            (*member)[0].to_double(nan), (*member)[1].to_double(nan), (*member)[2].to_double(nan)};
        if (member->size() == 3 && std::isfinite(point_crs.x + point_crs.y + point_crs.z)) {
            value_crs = point_crs;
        } else {
            refuse(key, "action.expected.point");
        }
    }
    return *this;
}

} // namespace smiletwin::scenarios
