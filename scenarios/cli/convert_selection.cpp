#include "scenarios/cli/convert_selection.hpp"

#include "geo/city/city_subset.hpp"
#include "geo/city/object_choice.hpp"

#include <fmt/ranges.h>

#include <optional>

namespace smiletwin::scenarios {

namespace {

std::vector<std::string> between_commas(std::string_view words) {
    std::vector<std::string> list;
    while (!words.empty()) {
        const std::size_t comma = words.find(',');
        if (const std::string_view word = words.substr(0, comma); !word.empty()) {
            list.emplace_back(word);
        }
        words.remove_prefix(comma == std::string_view::npos ? words.size() : comma + 1);
    }
    return list;
}

/// Ids may hold commas themselves: a word that is an id as it stands is one.
std::vector<std::string> wished_ids(const geo::City& city, const Arguments& arguments) {
    std::vector<std::string> ids;
    for (const std::string& words : arguments.list("--select")) {
        std::vector<std::string> unknown;
        const auto whole = geo::objects_of_ids(city, {words}, unknown);
        const std::vector<std::string> list =
            unknown.empty() ? std::vector<std::string>{words} : between_commas(words);
        ids.insert(ids.end(), list.begin(), list.end());
    }
    return ids;
}

/// "x0,y0,x1,y1" with decimal points.
std::optional<geo::Box2d> box_in(const std::string& words) {
    std::vector<double> numbers;
    for (const std::string& word : between_commas(words)) {
        const auto number = typed_number(word);
        if (!number) {
            return std::nullopt;
        }
        numbers.push_back(*number);
    }
    const bool is_box = numbers.size() == 4 && numbers[0] < numbers[2] && numbers[1] < numbers[3];
    return is_box ? std::optional(geo::Box2d{{numbers[0], numbers[1]}, {numbers[2], numbers[3]}})
                  : std::nullopt;
}

geo::Polygon2d as_polygon(const geo::Box2d& box) {
    return {{{box.min, {box.max.x, box.min.y}, box.max, {box.min.x, box.max.y}}}};
}

geo::Problem unknown_area(const std::string& name, const Project& project) {
    std::vector<std::string> names;
    for (const Area& area : project.areas) {
        names.push_back(area.name);
    }
    return {
        {"error.run.unknown_area", {{"name", name}}},
        {},
        {"help.render.known_names", {{"names", fmt::format("{}", fmt::join(names, ", "))}}},
        {}};
}

geo::Problem nothing_selected(std::size_t of) {
    return {
        {"error.convert.nothing_selected", {{"count", std::to_string(of)}}},
        {},
        {"help.convert.nothing_selected", {}},
        {}};
}

void narrow(std::vector<bool>& marked, const std::vector<bool>& by) {
    for (std::size_t i = 0; i < marked.size(); ++i) {
        marked[i] = marked[i] && by[i];
    }
}

} // namespace

std::vector<OptionSpec> selection_options() {
    return {
        {"--select", OptionKind::TextList, false, "cli.convert.select"},
        {"--area", OptionKind::Text, false, "cli.convert.area"},
        {"--bbox", OptionKind::Text, false, "cli.convert.bbox"}};
}

bool has_selection(const Arguments& arguments) {
    return arguments.has("--select") || arguments.has("--area") || arguments.has("--bbox");
}

std::optional<geo::Problem> wrong_selection(const Arguments& arguments) {
    if (!arguments.has("--bbox") || box_in(arguments.text("--bbox"))) {
        return std::nullopt;
    }
    return geo::Problem{
        {"error.convert.bbox", {{"text", arguments.text("--bbox")}}},
        {},
        {"help.convert.bbox", {}},
        {}};
}

geo::Result<ConvertSelection>
selected(const geo::City& city, const Arguments& arguments, const Project* project) {
    ConvertSelection selection;
    std::vector<bool> marked(city.objects.size(), true);
    selection.of = geo::count_wholes(city);
    if (arguments.has("--select")) {
        narrow(
            marked, geo::objects_of_ids(city, wished_ids(city, arguments), selection.unknown_ids));
    }
    if (arguments.has("--area") && project != nullptr) {
        const std::string name = arguments.text("--area");
        const Area* area = project->area(name);
        if (area == nullptr) {
            return unknown_area(name, *project);
        }
        narrow(marked, geo::objects_within(city, area->polygon));
    }
    if (const auto box = box_in(arguments.text("--bbox"))) {
        narrow(marked, geo::objects_within(city, as_polygon(*box)));
    }
    selection.matched = geo::count_wholes(city, marked);
    if (selection.matched == 0) {
        return nothing_selected(selection.of);
    }
    selection.city = geo::subset(city, marked);
    return selection;
}

} // namespace smiletwin::scenarios
