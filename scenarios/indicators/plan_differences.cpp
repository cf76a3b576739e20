#include "scenarios/indicators/plan_differences.hpp"

#include "scenarios/measures/active_times.hpp"
#include "scenarios/measures/measure_lock.hpp"
#include "scenarios/project/geojson.hpp"
#include "scenarios/site/measure_shapes.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace smiletwin::scenarios {

namespace {

/// A thing set up farther away is another thing for people.
constexpr double farthest_pair_m = 50.0;

/// A measure and what two are compared by, as texts.
struct Compared {
    const Measure* measure = nullptr;
    std::string place;
    std::string parameters;
    geo::Vec2d middle_crs;
    bool is_paired = false;
};

/// With the defaults put in, so that a value stated and the same left out are one.
geo::Json values_of(const Measure& measure, const Catalogue& catalogue) {
    geo::Json values = geo::Json::object();
    if (const MeasureKind* kind = catalogue.kind(measure.kind)) {
        for (const ParameterSpec& spec : kind->parameters) {
            values.set(
                spec.name,
                spec.choices.empty() ? geo::Json(catalogue.number(measure, spec.name))
                                     : geo::Json(catalogue.choice(measure, spec.name)));
        }
    }
    values.set(active_parameter, measure.parameters[active_parameter].to_string());
    return values;
}

std::vector<Compared> compared(const Variant* variant, const Catalogue& catalogue) {
    std::vector<Compared> all;
    if (variant == nullptr) {
        return all;
    }
    for (const Measure& measure : variant->measures) {
        all.push_back(
            {&measure,
             geo::dump_json(to_geojson(measure.geometry)),
             geo::dump_json(values_of(measure, catalogue)),
             geo::bounds(measure.geometry).center(),
             false});
    }
    return all;
}

class Pairing {
public:
    Pairing(std::vector<Compared> before, std::vector<Compared> after, const Catalogue& catalogue)
        : before_(std::move(before)), after_(std::move(after)), catalogue_(catalogue) {}

    std::vector<PlanDifference> run() {
        pair_by(
            [](const Compared& one) { return one.place + one.parameters; },
            [](const Compared&, const Compared&) {});
        pair_by(
            [](const Compared& one) { return one.place; },
            [this](const Compared& a, const Compared& b) { add_changed(a, b); });
        pair_moved();
        add_rest(before_, PlanChange::Removed);
        add_rest(after_, PlanChange::Added);
        std::stable_sort(found_.begin(), found_.end(), [this](const auto& a, const auto& b) {
            return std::pair(place_of(a.kind), a.change) < std::pair(place_of(b.kind), b.change);
        });
        return std::move(found_);
    }

private:
    /// Pairs of one kind with the same key, in the order of the variants.
    template <typename Key, typename Found>
    void pair_by(const Key& key, const Found& found) {
        std::multimap<std::string, Compared*> waiting;
        for (Compared& one : before_) {
            if (!one.is_paired) {
                waiting.emplace(one.measure->kind + key(one), &one);
            }
        }
        for (Compared& one : after_) {
            const auto partner =
                one.is_paired ? waiting.end() : waiting.find(one.measure->kind + key(one));
            if (partner != waiting.end()) {
                one.is_paired = partner->second->is_paired = true;
                found(*partner->second, one);
                waiting.erase(partner);
            }
        }
    }

    /// Each takes the nearest of its kind that is left.
    void pair_moved() {
        std::map<std::string, std::vector<Compared*>> waiting;
        for (Compared& one : before_) {
            if (!one.is_paired) {
                waiting[one.measure->kind + one.parameters].push_back(&one);
            }
        }
        for (Compared& one : after_) {
            const auto group = waiting.find(one.measure->kind + one.parameters);
            if (one.is_paired || group == waiting.end() || group->second.empty()) {
                continue;
            }
            std::vector<Compared*>& others = group->second;
            const auto distance_m = [&one](const Compared* other) {
                return length(other->middle_crs - one.middle_crs);
            };
            const auto nearest = std::min_element(
                others.begin(), others.end(), [&](const Compared* a, const Compared* b) {
                    return distance_m(a) < distance_m(b);
                });
            const double moved_m = distance_m(*nearest);
            if (moved_m <= farthest_pair_m) {
                one.is_paired = (*nearest)->is_paired = true;
                add_moved(one, moved_m);
                others.erase(nearest);
            }
        }
    }

    void add_changed(const Compared& before, const Compared& after) {
        const geo::Json old_values = values_of(*before.measure, catalogue_);
        const geo::Json new_values = values_of(*after.measure, catalogue_);
        for (const auto& [name, value] : new_values.members()) {
            if (value != old_values[name]) {
                PlanDifference& difference =
                    of(PlanChange::Changed, after.measure->kind, name, old_values[name], value);
                difference.measures.push_back(after.measure->id);
            }
        }
    }

    void add_moved(const Compared& after, double moved_m) {
        const bool is_point = std::holds_alternative<geo::Vec2d>(after.measure->geometry);
        PlanDifference& difference =
            of(is_point ? PlanChange::Moved : PlanChange::Redrawn, after.measure->kind);
        difference.measures.push_back(after.measure->id);
        difference.farthest_m = std::max(difference.farthest_m, moved_m);
    }

    void add_rest(const std::vector<Compared>& all, PlanChange change) {
        for (const Compared& one : all) {
            if (one.is_paired) {
                continue;
            }
            PlanDifference& difference = of(change, one.measure->kind);
            difference.measures.push_back(one.measure->id);
            if (const MeasureKind* kind = catalogue_.kind(one.measure->kind)) {
                difference.unit = kind->cost.per;
                difference.quantity += measure_quantity(*one.measure, catalogue_, difference.unit);
            }
        }
    }

    /// The difference that takes measures with this change.
    PlanDifference&
    of(PlanChange change,
       const std::string& kind,
       const std::string& parameter = {},
       const geo::Json& before = {},
       const geo::Json& after = {}) {
        const auto known = std::find_if(found_.begin(), found_.end(), [&](const auto& one) {
            return one.change == change && one.kind == kind && one.parameter == parameter &&
                   one.before == before && one.after == after;
        });
        if (known != found_.end()) {
            return *known;
        }
        PlanDifference& difference = found_.emplace_back();
        difference.change = change;
        difference.kind = kind;
        difference.parameter = parameter;
        difference.before = before;
        difference.after = after;
        return difference;
    }

    [[nodiscard]] std::ptrdiff_t place_of(const std::string& kind) const {
        const std::vector<MeasureKind>& kinds = catalogue_.kinds();
        return std::find_if(
                   kinds.begin(),
                   kinds.end(),
                   [&kind](const MeasureKind& one) { return one.name == kind; }) -
               kinds.begin();
    }

    std::vector<Compared> before_;
    std::vector<Compared> after_;
    const Catalogue& catalogue_;
    std::vector<PlanDifference> found_;
};

std::string kind_words(const std::string& name, const Catalogue& catalogue, const geo::Text& text) {
    const MeasureKind* kind = catalogue.kind(name);
    return kind != nullptr ? text(kind->name_key) : name;
}

/// "12" pieces, "240 m²", "35 m".
std::string amount_words(const PlanDifference& difference, const geo::Text& text) {
    switch (difference.unit) {
    case MeasureUnit::Metre:
        return text.quantity(difference.quantity, 0, "m");
    case MeasureUnit::SquareMetre:
        return text.quantity(difference.quantity, 0, "m²");
    case MeasureUnit::Piece:
        break;
    }
    return text.number(difference.quantity, 0);
}

std::string value_words(const geo::Json& value, const ParameterSpec* spec, const geo::Text& text) {
    if (spec == nullptr) { // times
        return value.to_string().empty() ? text("difference.always") : value.to_string();
    }
    if (!spec->choices.empty()) {
        return text(spec->choice_key_prefix + value.to_string());
    }
    const std::string none_key = "parameter." + spec->name + ".none";
    if (value.to_double() == 0.0 && text.has(none_key)) {
        return text(none_key);
    }
    const bool is_whole = value.to_double() == std::round(value.to_double());
    return text.quantity(value.to_double(), is_whole ? 0 : 2, spec->unit);
}

std::string
changed_words(const PlanDifference& difference, const Catalogue& catalogue, const geo::Text& text) {
    const MeasureKind* kind = catalogue.kind(difference.kind);
    const ParameterSpec* spec = nullptr;
    if (kind != nullptr) {
        const auto found = std::find_if(
            kind->parameters.begin(), kind->parameters.end(), [&](const ParameterSpec& one) {
                return one.name == difference.parameter;
            });
        spec = found != kind->parameters.end() ? &*found : nullptr;
    }
    return text(
        "difference.changed",
        {{"kind", kind_words(difference.kind, catalogue, text)},
         {"count", std::to_string(difference.measures.size())},
         {"parameter", text(spec != nullptr ? spec->label_key : "parameter.active")},
         {"before", value_words(difference.before, spec, text)},
         {"after", value_words(difference.after, spec, text)}});
}

} // namespace

std::string_view plan_change_name(PlanChange change) {
    switch (change) {
    case PlanChange::Added:
        return "added";
    case PlanChange::Removed:
        return "removed";
    case PlanChange::Moved:
        return "moved";
    case PlanChange::Redrawn:
        return "redrawn";
    case PlanChange::Changed:
        break;
    }
    return "changed";
}

std::vector<PlanDifference> plan_differences(
    const Project& project,
    std::string_view before_id,
    std::string_view after_id,
    const Catalogue& catalogue) {
    return Pairing(
               compared(project.variant(before_id), catalogue),
               compared(project.variant(after_id), catalogue),
               catalogue)
        .run();
}

std::string plan_difference_words(
    const PlanDifference& difference, const Catalogue& catalogue, const geo::Text& text) {
    if (difference.change == PlanChange::Changed) {
        return changed_words(difference, catalogue, text);
    }
    const std::string key = "difference." + std::string(plan_change_name(difference.change));
    return text(
        key,
        {{"kind", kind_words(difference.kind, catalogue, text)},
         {"count", std::to_string(difference.measures.size())},
         {"amount", amount_words(difference, text)},
         {"distance", text.quantity(difference.farthest_m, 1, "m")}});
}

} // namespace smiletwin::scenarios
