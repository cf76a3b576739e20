#include "geo/io/height_units.hpp"

#include <utility>

namespace smiletwin::geo {

Problem heights_as_plan(const Crs& crs, const CrsUnits& units) {
    return {
        {"warning.crs.heights_as_plan",
         {{"name", crs.horizontal_name()}, {"unit", unit_word(units.height)}}},
        {},
        {"help.crs.heights", {{"crs", crs.id()}}},
        {}};
}

double settle_height_unit(
    std::string_view stated_unit,
    CrsChoice& choice,
    const std::filesystem::path& path,
    std::vector<Problem>& warnings) {
    if (!choice.crs) {
        return 1.0;
    }
    const CrsUnits units = units_of(*choice.crs);
    const auto stated = length_unit_named(stated_unit);
    const LengthUnit unit = stated ? *stated : units.height;
    if (!unit.is_metre() && (stated || units.states_heights)) {
        choice.decision.note = {
            "crs.note.heights",
            {{"name", choice.crs->horizontal_name()}, {"unit", unit_word(unit)}}};
    } else if (!unit.is_metre()) {
        Problem remark = heights_as_plan(*choice.crs, units);
        remark.where = path.string();
        warnings.push_back(std::move(remark));
    }
    choice.crs = with_metric_heights(*choice.crs);
    choice.decision.used = choice.crs->id();
    if (!choice.crs->vertical_name().empty()) {
        choice.decision.vertical = choice.crs->vertical_name();
    }
    return unit.metres;
}

void scale_heights(std::vector<float>& heights, double metres) {
    if (metres == 1.0) {
        return;
    }
    for (float& height : heights) {
        height = static_cast<float>(metres * static_cast<double>(height));
    }
}

} // namespace smiletwin::geo
