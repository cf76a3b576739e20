#include "scenarios/measures/catalogue_effects.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace smiletwin::scenarios::catalogue_file {

namespace {

template <typename T>
struct Named {
    std::string_view name;
    T value;
};

constexpr std::array<Named<EffectKind>, 10> effect_kinds{{
    {"trees", EffectKind::Trees},
    {"surface", EffectKind::Surface},
    {"roof", EffectKind::Roof},
    {"obstacle", EffectKind::Obstacle},
    {"canopy", EffectKind::Canopy},
    {"building", EffectKind::Building},
    {"demolition", EffectKind::Demolition},
    {"roof_height", EffectKind::RoofHeight},
    {"ground", EffectKind::Ground},
    {"offer", EffectKind::Offer},
}};

constexpr std::array<Named<MeasureForm>, 6> forms{{
    {"trees", MeasureForm::Trees},
    {"sheet", MeasureForm::Sheet},
    {"block", MeasureForm::Block},
    {"canopy", MeasureForm::Canopy},
    {"building", MeasureForm::Building},
    {"mark", MeasureForm::Mark},
}};

constexpr std::array<Named<MeasureUnit>, 3> units{{
    {"piece", MeasureUnit::Piece},
    {"m", MeasureUnit::Metre},
    {"m2", MeasureUnit::SquareMetre},
}};

template <typename T, std::size_t N>
std::optional<T> named(const std::array<Named<T>, N>& list, const std::string& name) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.name == name; });
    return found != list.end() ? std::optional(found->value) : std::nullopt;
}

/// Reads the parts of one kind; remembers the first thing that is wrong.
class ConsequenceReader {
public:
    ConsequenceReader(std::string where, MeasureKind& kind)
        : where_(std::move(where)), kind_(kind) {}

    geo::Result<geo::Done> read(const geo::Json& file) {
        read_shape(file["shape"]);
        for (const geo::Json& row : file["effects"].items()) {
            read_effect(row);
        }
        read_cost(file["cost"]);
        read_range(file["weeks"], "weeks", kind_.weeks_least, kind_.weeks_most);
        for (const geo::Json& goal : file["core_goals"].items()) {
            kind_.core_goals.push_back(goal.to_string());
        }
        for (const geo::Json& theme : file["themes"].items()) {
            kind_.themes.push_back(static_cast<int>(theme.to_int()));
        }
        return wrong_.empty() ? geo::Result<geo::Done>(geo::Done{}) : malformed(where_, wrong_);
    }

private:
    void refuse(std::string_view member) {
        if (wrong_.empty()) {
            wrong_ = member;
        }
    }

    bool has_number(std::string_view name) const {
        return std::any_of(kind_.parameters.begin(), kind_.parameters.end(), [&](const auto& one) {
            return one.name == name && one.choices.empty();
        });
    }

    EffectValue value(const geo::Json& json, std::string_view member) {
        EffectValue read;
        if (json.is_number()) {
            read.number = json.to_double();
            return read;
        }
        std::string rest = json.to_string();
        while (!rest.empty()) {
            const std::size_t end = rest.find('*');
            read.factors.push_back(rest.substr(0, end));
            rest = end == std::string::npos ? std::string() : rest.substr(end + 1);
        }
        if (read.factors.empty() ||
            !std::all_of(read.factors.begin(), read.factors.end(), [this](const auto& factor) {
                return has_number(factor);
            })) {
            refuse(member);
        }
        return read;
    }

    void require(
        const geo::Json& object,
        std::initializer_list<std::string_view> required,
        std::initializer_list<std::string_view> optional = {}) {
        const std::string wrong = wrong_member(object, required, optional);
        if (!wrong.empty()) {
            refuse(wrong);
        }
    }

    void read_shape(const geo::Json& json) {
        require(json, {"form"}, {"base_m", "top_m", "rgb", "city_class"});
        const auto form = named(forms, json["form"].to_string());
        if (!form) {
            refuse("form");
            return;
        }
        MeasureShape& shape = kind_.shape;
        shape.form = *form;
        shape.city_class = json["city_class"].to_string();
        if (json.contains("base_m")) {
            shape.base_m = value(json["base_m"], "base_m");
        }
        if (json.contains("top_m")) {
            shape.top_m = value(json["top_m"], "top_m");
        } else if (*form == MeasureForm::Block || *form == MeasureForm::Canopy) {
            refuse("top_m");
        }
        if (json.contains("rgb")) {
            shape.rgb = rgb_of(json["rgb"].to_string());
            if (!shape.rgb) {
                refuse("rgb");
            }
        }
    }

    void read_material(const geo::Json& row, MeasureEffect& effect) {
        require(row, {"do"}, {"material"});
        effect.material = row["material"].to_string();
        const bool is_chosen =
            std::any_of(kind_.parameters.begin(), kind_.parameters.end(), [](const auto& one) {
                return one.name == "material";
            });
        if (effect.material.empty() && !is_chosen) {
            refuse("material");
        }
    }

    void read_effect(const geo::Json& row) {
        const auto kind = named(effect_kinds, row["do"].to_string());
        if (!kind) {
            refuse("do");
            return;
        }
        MeasureEffect effect;
        effect.kind = *kind;
        switch (*kind) {
        case EffectKind::Trees:
        case EffectKind::Demolition:
            require(row, {"do"});
            break;
        case EffectKind::Surface:
        case EffectKind::Roof:
            read_material(row, effect);
            break;
        case EffectKind::Obstacle:
            require(row, {"do", "top_m"}, {"see_through"});
            effect.top_m = value(row["top_m"], "top_m");
            effect.is_see_through = row["see_through"].to_bool();
            break;
        case EffectKind::Canopy:
            require(row, {"do", "base_m", "top_m", "transmissivity"});
            effect.base_m = value(row["base_m"], "base_m");
            effect.top_m = value(row["top_m"], "top_m");
            effect.transmissivity = value(row["transmissivity"], "transmissivity");
            break;
        case EffectKind::Building:
        case EffectKind::RoofHeight:
        case EffectKind::Ground:
            require(row, {"do", "top_m"});
            effect.top_m = value(row["top_m"], "top_m");
            break;
        case EffectKind::Offer:
            read_offer(row, effect);
            break;
        }
        kind_.effects.push_back(std::move(effect));
    }

    void read_offer(const geo::Json& row, MeasureEffect& effect) {
        require(row, {"do", "offer", "amount", "per"}, {"unit"});
        effect.offer = row["offer"].to_string();
        effect.offer_unit = row["unit"].to_string();
        effect.amount = value(row["amount"], "amount");
        const auto per = named(units, row["per"].to_string());
        if (!per) {
            refuse("per");
        }
        effect.per = per.value_or(MeasureUnit::Piece);
    }

    void read_range(const geo::Json& json, std::string_view member, double& least, double& most) {
        least = json[0].to_double();
        most = json[1].to_double();
        if (json.size() != 2 || least < 0.0 || most < least) {
            refuse(member);
        }
    }

    void read_cost(const geo::Json& json) {
        require(json, {"per", "invest_EUR", "upkeep_EUR_per_year", "source"});
        const auto per = named(units, json["per"].to_string());
        if (!per) {
            refuse("per");
        }
        MeasureCost& cost = kind_.cost;
        cost.per = per.value_or(MeasureUnit::Piece);
        read_range(json["invest_EUR"], "invest_EUR", cost.invest_least_EUR, cost.invest_most_EUR);
        read_range(
            json["upkeep_EUR_per_year"],
            "upkeep_EUR_per_year",
            cost.upkeep_least_EUR,
            cost.upkeep_most_EUR);
        cost.source = json["source"].to_string();
    }

    std::string where_;
    MeasureKind& kind_;
    std::string wrong_;
};

} // namespace

geo::Problem malformed(const std::string& where, std::string_view member) {
    return {
        {"error.catalogue.malformed", {{"member", std::string(member)}}},
        where,
        {"help.catalogue.docs", {}},
        {}};
}

/// Name of the first member that is missing or not among the known ones; empty when all is well.
std::string wrong_member(
    const geo::Json& object,
    std::initializer_list<std::string_view> required,
    std::initializer_list<std::string_view> optional) {
    for (const std::string_view name : required) {
        if (!object.contains(name)) {
            return std::string(name);
        }
    }
    for (const auto& [name, value] : object.members()) {
        const auto is_name = [&name = name](std::string_view known) { return known == name; };
        if (std::none_of(required.begin(), required.end(), is_name) &&
            std::none_of(optional.begin(), optional.end(), is_name)) {
            return name;
        }
    }
    return {};
}

std::optional<std::uint32_t> rgb_of(const std::string& word) {
    const bool is_colour =
        word.size() == 7 && word[0] == '#' && std::all_of(word.begin() + 1, word.end(), [](char c) {
            return std::isxdigit(static_cast<unsigned char>(c)) != 0;
        });
    return is_colour
               ? std::optional(static_cast<std::uint32_t>(std::stoul(word.substr(1), nullptr, 16)))
               : std::nullopt;
}

geo::Result<geo::Done>
read_consequences(const geo::Json& file, const std::string& where, MeasureKind& kind) {
    return ConsequenceReader(where, kind).read(file);
}

} // namespace smiletwin::scenarios::catalogue_file
