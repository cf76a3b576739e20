#include "geo/io/citygml_forms.hpp"

#include "geo/io/xml_values.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace smiletwin::geo {

namespace {

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

bool are_lengths(std::string_view text) {
    bool any = false;
    while (!text.empty()) {
        const std::string_view one = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(one.size() + 1, text.size()));
        if (!one.empty() && !is_xs_double(one)) {
            return false;
        }
        any = any || !one.empty();
    }
    return any;
}

} // namespace

GmlForm form_named(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, GmlForm>, 17> forms{{
        {"text", GmlForm::Text},
        {"code", GmlForm::Code},
        {"year", GmlForm::Year},
        {"date", GmlForm::Date},
        {"datetime", GmlForm::DateTime},
        {"boolean", GmlForm::Boolean},
        {"count", GmlForm::Count},
        {"length", GmlForm::Length},
        {"lengths", GmlForm::Lengths},
        {"level", GmlForm::Level},
        {"toterrain", GmlForm::ToTerrain},
        {"towater", GmlForm::ToWater},
        {"space", GmlForm::Space},
        {"condition", GmlForm::Condition},
        {"toconstruction", GmlForm::ToConstruction},
        {"granularity", GmlForm::Granularity},
        {"direction", GmlForm::Direction},
    }};
    const auto* found = std::find_if(
        forms.begin(), forms.end(), [name](const auto& form) { return form.first == name; });
    return found != forms.end() ? found->second : GmlForm::Text;
}

bool fits(GmlForm form, std::string_view text) {
    switch (form) {
    case GmlForm::Text:
    case GmlForm::Code:
        return true;
    case GmlForm::Year:
        return is_xs_year(text);
    case GmlForm::Date:
        return is_xs_date(text);
    case GmlForm::DateTime:
        return is_xs_date_time(text);
    case GmlForm::Boolean:
        return is_xs_boolean(text);
    case GmlForm::Count:
        return is_xs_integer(text) && !text.starts_with('-');
    case GmlForm::Length:
        return is_xs_double(text);
    case GmlForm::Lengths:
        return are_lengths(text);
    case GmlForm::Level:
        return text.size() == 1 && text.front() >= '0' && text.front() <= '4';
    case GmlForm::ToTerrain:
        return is_one_of(
            text,
            {"entirelyAboveTerrain",
             "substantiallyAboveTerrain",
             "substantiallyAboveAndBelowTerrain",
             "substantiallyBelowTerrain",
             "entirelyBelowTerrain"});
    case GmlForm::ToWater:
        return is_one_of(
            text,
            {"entirelyAboveWaterSurface",
             "substantiallyAboveWaterSurface",
             "substantiallyAboveAndBelowWaterSurface",
             "substantiallyBelowWaterSurface",
             "entirelyBelowWaterSurface",
             "temporarilyAboveAndBelowWaterSurface"});
    case GmlForm::Space:
        return is_one_of(text, {"closed", "open", "semiOpen"});
    case GmlForm::Condition:
        return is_one_of(
            text,
            {"declined", "demolished", "functional", "projected", "ruin", "underConstruction"});
    case GmlForm::ToConstruction:
        return is_one_of(text, {"inside", "outside", "bothInsideAndOutside"});
    case GmlForm::Granularity:
        return is_one_of(text, {"lane", "way"});
    case GmlForm::Direction:
        return is_one_of(text, {"forwards", "backwards", "both"});
    }
    return false;
}

} // namespace smiletwin::geo
