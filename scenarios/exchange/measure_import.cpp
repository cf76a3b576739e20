#include "scenarios/exchange/measure_import.hpp"

#include "geo/io/csv_layer.hpp"
#include "geo/io/vector_reader.hpp"
#include "scenarios/measures/active_times.hpp"
#include "scenarios/project/actions.hpp"
#include "scenarios/project/geojson.hpp"
#include "scenarios/site/reproject.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <optional>

namespace smiletwin::scenarios {

namespace {

using geo::Feature;
using Languages = std::span<const geo::Text>;

std::string in_small_letters(std::string_view words) {
    std::string small(words);
    std::transform(small.begin(), small.end(), small.begin(), [](unsigned char c) {
        return c < 0x80U ? static_cast<char>(std::tolower(c)) : static_cast<char>(c);
    });
    return small;
}

/// The name itself, or what it is called in one of the languages.
bool is_called(
    std::string_view typed, std::string_view name, const std::string& key, Languages languages) {
    const std::string small = in_small_letters(typed);
    return small == in_small_letters(name) ||
           std::any_of(languages.begin(), languages.end(), [&](const geo::Text& text) {
               return small == in_small_letters(text(key));
           });
}

std::string kind_named(const std::string& typed, const Catalogue& catalogue, Languages languages) {
    for (const MeasureKind& kind : catalogue.kinds()) {
        if (is_called(typed, kind.name, kind.name_key, languages)) {
            return kind.name;
        }
    }
    return typed;
}

/// 1.5 and 1,5; other words stay words, so that they are refused by name.
geo::Json number_or_words(std::string word) {
    if (word.find('.') == std::string::npos) {
        std::replace(word.begin(), word.end(), ',', '.');
    }
    double number = 0.0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    const bool whole = error == std::errc() && end == word.data() + word.size();
    return whole && std::isfinite(number) ? geo::Json(number) : geo::Json(word);
}

geo::Json parameter_value(const ParameterSpec& spec, const std::string& word, Languages languages) {
    if (spec.choices.empty()) {
        return number_or_words(word);
    }
    for (const std::string& choice : spec.choices) {
        if (is_called(word, choice, spec.choice_key_prefix + choice, languages)) {
            return choice;
        }
    }
    return word;
}

/// The value is what the catalogue gives anyway.
bool says_nothing(
    const Measure& without, const ParameterSpec& spec, const geo::Json& value, const Catalogue& c) {
    if (!spec.choices.empty()) {
        return value.to_string() == c.choice(without, spec.name);
    }
    constexpr double rounding = 1e-9;
    const double standard = c.number(without, spec.name);
    return value.is_number() &&
           std::abs(value.to_double() - standard) <= rounding * std::max(1.0, std::abs(standard));
}

/// Choices first: of a tree the species says what the other values are.
geo::Json parameters_of(
    const Feature& feature,
    const MeasureKind& kind,
    const Catalogue& catalogue,
    Languages languages) {
    Measure measure{{}, kind.name, feature.geometry, geo::Json::object()};
    const Measure* const without = &measure;
    for (const bool choices : {true, false}) {
        for (const ParameterSpec& spec : kind.parameters) {
            const std::string word(feature.field(spec.name));
            if (word.empty() || spec.choices.empty() == choices) {
                continue;
            }
            geo::Json value = parameter_value(spec, word, languages);
            if (!says_nothing(*without, spec, value, catalogue)) {
                measure.parameters.set(spec.name, std::move(value));
            }
        }
    }
    if (const std::string_view active = feature.field(active_parameter); !active.empty()) {
        measure.parameters.set(active_parameter, active);
    }
    return measure.parameters;
}

geo::Result<std::vector<geo::VectorContent>>
read_features(const std::filesystem::path& path, geo::RunContext& context) {
    if (in_small_letters(path.extension().string()) != ".csv") {
        return geo::read_vector_file(path, {}, context);
    }
    auto table = geo::read_csv_layer(path, {}, context);
    if (!table) {
        return table.problem();
    }
    std::vector<geo::VectorContent> layers;
    layers.push_back(std::move(table).value());
    return layers;
}

/// All features of the file in the project's system; warnings name what the file lost on reading.
geo::Result<std::vector<Feature>> project_features(
    const std::filesystem::path& path, const Project& project, geo::RunContext& context) {
    auto contents = read_features(path, context);
    if (!contents) {
        return contents.problem();
    }
    std::optional<geo::Crs> crs;
    if (!project.crs.empty()) {
        const auto parsed = geo::Crs::parse(project.crs);
        if (!parsed) {
            return parsed.problem();
        }
        crs = *parsed;
    }
    std::vector<Feature> all;
    std::vector<geo::Problem> warnings;
    for (geo::VectorContent& content : *contents) {
        if (crs && !content.layer.crs) {
            content.layer.crs = crs;
        }
        for (geo::Problem& remark : geo::remarks_on(content, path)) {
            if (content.layer.crs || remark.what.key != "warning.vector.no_crs") {
                warnings.push_back(std::move(remark));
            }
        }
        if (crs) {
            auto moved = reproject(content.layer, *content.layer.crs, *crs);
            if (!moved) {
                return moved.problem();
            }
            content.layer = std::move(moved).value();
        }
        std::move(
            content.layer.features.begin(), content.layer.features.end(), std::back_inserter(all));
    }
    return {std::move(all), std::move(warnings)};
}

/// Tables number their rows; their own column says it better.
std::string name_of(const Feature& feature) {
    const std::string own(feature.field("id"));
    return feature.id.starts_with(own) ? feature.id : own;
}

/// By the column "number", where every feature has one: a table of layers keeps its order.
void sort_by_number(std::vector<Feature>& features) {
    const auto number = [](const Feature& feature) {
        return number_or_words(std::string(feature.field("number")));
    };
    if (std::all_of(features.begin(), features.end(), [&](const Feature& feature) {
            return number(feature).is_number();
        })) {
        std::stable_sort(features.begin(), features.end(), [&](const Feature& a, const Feature& b) {
            return number(a).to_double() < number(b).to_double();
        });
    }
}

} // namespace

geo::Result<MeasureImport> import_measures(
    const std::filesystem::path& path,
    const std::string& variant,
    const std::string& kind,
    const Project& project,
    const Catalogue& catalogue,
    std::span<const geo::Text> languages,
    geo::RunContext& context) {
    auto features = project_features(path, project, context);
    if (!features) {
        return features.problem();
    }
    sort_by_number(*features);
    MeasureImport import;
    import.warnings = features.warnings();
    for (const Feature& feature : *features) {
        if (context.cancelled()) {
            return geo::cancelled_problem();
        }
        const std::string named = kind.empty() ? std::string(feature.field("kind")) : kind;
        const std::string name = kind_named(named, catalogue, languages);
        geo::Json action = geo::Json::object();
        action.set("action", "measure.add").set("variant", variant).set("kind", name);
        action.set("geometry", to_geojson(feature.geometry));
        if (const MeasureKind* known = catalogue.kind(name)) {
            action.set("parameters", parameters_of(feature, *known, catalogue, languages));
        }
        if (auto possible = perform(project, action, catalogue); possible) {
            import.actions.push_back(std::move(action));
        } else {
            import.refused.push_back({name_of(feature), possible.problem()});
        }
    }
    return import;
}

} // namespace smiletwin::scenarios
