#include "scenarios/exchange/plan_lists.hpp"

#include "geo/base/replace_file.hpp"
#include "scenarios/site/measure_costs.hpp"
#include "scenarios/site/measure_shapes.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace smiletwin::scenarios {

namespace {

using geo::TableCell;
using Row = std::vector<TableCell>;

/// Measures of one line, in the order in which the lines are met.
template <typename Key>
class Groups {
public:
    void add(const Key& key, const Measure& measure) {
        const auto found = std::find_if(
            groups_.begin(), groups_.end(), [&key](const auto& one) { return one.first == key; });
        if (found == groups_.end()) {
            groups_.push_back({key, {measure}});
        } else {
            found->second.push_back(measure);
        }
    }
    [[nodiscard]] const std::vector<std::pair<Key, std::vector<Measure>>>& all() const {
        return groups_;
    }

private:
    std::vector<std::pair<Key, std::vector<Measure>>> groups_;
};

double quantity_of(std::span<const Measure> measures, const Catalogue& catalogue, MeasureUnit per) {
    double sum = 0.0;
    for (const Measure& measure : measures) {
        sum += measure_quantity(measure, catalogue, per);
    }
    return sum;
}

std::string unit_words(MeasureUnit unit, const geo::Text& text) {
    return text("list.unit." + std::string(measure_unit_name(unit)));
}

void add_invest(Row& row, const CostRange& cost) {
    row.emplace_back(cost.invest_least_EUR);
    row.emplace_back(cost.invest_most_EUR);
}

std::vector<std::string>
titles(std::initializer_list<std::string_view> keys, const geo::Text& text) {
    std::vector<std::string> words;
    for (const std::string_view key : keys) {
        words.push_back(text("list." + std::string(key)));
    }
    return words;
}

/// What a line of trees has in common: the species, and sizes that may be stated otherwise.
struct TreeLine {
    std::string species;
    double height_m = 0.0;
    double crown_diameter_m = 0.0;
    friend bool operator==(const TreeLine&, const TreeLine&) = default;
};

Row tree_row(
    const TreeLine& line,
    std::span<const Measure> measures,
    const Catalogue& catalogue,
    const geo::Text& text) {
    const TreeSpecies* species = catalogue.species(line.species);
    const double count = quantity_of(measures, catalogue, MeasureUnit::Piece);
    Row row{
        text("species." + line.species),
        species != nullptr ? TableCell(species->botanical) : TableCell(),
        count,
        unit_words(MeasureUnit::Piece, text),
        planted_height_m,
        planted_crown_m,
        line.height_m,
        line.crown_diameter_m,
        species != nullptr ? TableCell(count * species->water_L_per_day) : TableCell()};
    add_invest(row, cost_of(measures, catalogue));
    return row;
}

/// Lawns, hedges and the like have no species.
Row green_row(
    const MeasureKind& kind,
    std::span<const Measure> measures,
    const Catalogue& catalogue,
    const geo::Text& text) {
    Row row{text(kind.name_key), {}};
    row.emplace_back(quantity_of(measures, catalogue, kind.cost.per));
    row.emplace_back(unit_words(kind.cost.per, text));
    row.resize(row.size() + 5);
    add_invest(row, cost_of(measures, catalogue));
    return row;
}

void move_all(const std::vector<Measure>& from, std::vector<Measure>& to) {
    to.insert(to.end(), from.begin(), from.end());
}

} // namespace

geo::DataTable
plant_list(std::span<const Measure> measures, const Catalogue& catalogue, const geo::Text& text) {
    Groups<TreeLine> trees;
    Groups<const MeasureKind*> others;
    for (const Measure& measure : measures) {
        const MeasureKind* kind = catalogue.kind(measure.kind);
        if (kind != nullptr && kind->effect(EffectKind::Trees) != nullptr) {
            trees.add(
                {catalogue.choice(measure, "species"),
                 catalogue.number(measure, "height_m"),
                 catalogue.number(measure, "crown_diameter_m")},
                measure);
        } else if (kind != nullptr && kind->group == "green") {
            others.add(kind, measure);
        }
    }
    geo::DataTable table;
    table.name = text("list.plants");
    table.titles = titles(
        {"species",
         "botanical",
         "count",
         "unit",
         "planted_height_m",
         "planted_crown_m",
         "mature_height_m",
         "mature_crown_m",
         "water_L_per_day",
         "invest_from_EUR",
         "invest_to_EUR"},
        text);
    std::vector<Measure> all;
    double count = 0.0;
    double water_L_per_day = 0.0;
    for (const auto& [line, planted] : trees.all()) {
        table.rows.push_back(tree_row(line, planted, catalogue, text));
        const double here = quantity_of(planted, catalogue, MeasureUnit::Piece);
        const TreeSpecies* species = catalogue.species(line.species);
        count += here;
        water_L_per_day += species != nullptr ? here * species->water_L_per_day : 0.0;
        move_all(planted, all);
    }
    for (const auto& [kind, planted] : others.all()) {
        table.rows.push_back(green_row(*kind, planted, catalogue, text));
        move_all(planted, all);
    }
    Row total{
        text("list.total_trees"),
        {},
        count,
        unit_words(MeasureUnit::Piece, text),
        {},
        {},
        {},
        {},
        water_L_per_day};
    add_invest(total, cost_of(all, catalogue));
    table.rows.push_back(std::move(total));
    return table;
}

geo::DataTable
cost_list(std::span<const Measure> measures, const Catalogue& catalogue, const geo::Text& text) {
    Groups<const MeasureKind*> kinds;
    for (const Measure& measure : measures) {
        if (const MeasureKind* kind = catalogue.kind(measure.kind)) {
            kinds.add(kind, measure);
        }
    }
    geo::DataTable table;
    table.name = text("list.costs");
    table.titles = titles(
        {"kind",
         "quantity",
         "unit",
         "invest_from_EUR",
         "invest_to_EUR",
         "upkeep_from_EUR",
         "upkeep_to_EUR",
         "source"},
        text);
    const auto add = [&](std::string name,
                         TableCell quantity,
                         TableCell unit,
                         const CostRange& cost,
                         TableCell source) {
        Row row{std::move(name), std::move(quantity), std::move(unit)};
        add_invest(row, cost);
        row.emplace_back(cost.upkeep_least_EUR_per_year);
        row.emplace_back(cost.upkeep_most_EUR_per_year);
        row.push_back(std::move(source));
        table.rows.push_back(std::move(row));
    };
    for (const auto& [kind, planned] : kinds.all()) {
        add(text(kind->name_key),
            quantity_of(planned, catalogue, kind->cost.per),
            unit_words(kind->cost.per, text),
            cost_of(planned, catalogue),
            kind->cost.source);
    }
    add(text("list.total"), {}, {}, cost_of(measures, catalogue), text("list.cost_note"));
    return table;
}

geo::Result<geo::Done>
write_list(const std::filesystem::path& path, const geo::DataTable& table, const geo::Text& text) {
    if (path.extension() == ".xlsx") {
        return geo::write_xlsx(path, std::span(&table, 1));
    }
    if (path.extension() == ".csv") {
        return geo::replace_file(path, geo::csv_text(table, geo::csv_style(text.language())));
    }
    return geo::Problem{{"error.lists.ending", {}}, path.string(), {"help.lists.endings", {}}, {}};
}

bool is_list_ending(const std::filesystem::path& path) {
    return path.extension() == ".csv" || path.extension() == ".xlsx";
}

} // namespace smiletwin::scenarios
