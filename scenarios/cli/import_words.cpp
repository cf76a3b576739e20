#include "scenarios/cli/import_words.hpp"

#include "geo/crs/crs.hpp"

#include <fmt/format.h>

namespace smiletwin::scenarios {

namespace {

/// The orders that --axes takes, as reports and projects name them.
std::string axis_orders() {
    return fmt::format(
        "{}, {}",
        geo::axis_order_name(geo::AxisOrder::EastingFirst),
        geo::axis_order_name(geo::AxisOrder::NorthingFirst));
}

} // namespace

std::vector<OptionSpec> system_options() {
    return {
        {"--crs", OptionKind::Text, false, "cli.import.crs"},
        {"--axes", OptionKind::Text, false, "cli.import.axes", {{"orders", axis_orders()}}}};
}

geo::Result<StatedSystem> stated_system(const Arguments& arguments) {
    StatedSystem stated;
    if (arguments.has("--crs")) {
        const auto crs = geo::Crs::parse(arguments.text("--crs"));
        if (!crs) {
            geo::Problem problem = crs.problem();
            problem.help = {"help.crs.names", {}}; // who reads this is on the command line already
            return problem;
        }
        stated.crs = crs->id();
    }
    if (arguments.has("--axes")) {
        stated.axis_order = arguments.text("--axes");
        const auto order = geo::axis_order_named(stated.axis_order);
        if (!order || *order == geo::AxisOrder::Decided) {
            return geo::Problem{
                {"error.cli.axes", {{"text", stated.axis_order}}},
                {},
                {"help.cli.axes", {{"orders", axis_orders()}}},
                {}};
        }
    }
    return stated;
}

geo::ImportOptions import_options(const StatedSystem& stated) {
    geo::ImportOptions options;
    if (!stated.crs.empty()) {
        options.crs_override = stated.crs;
    }
    options.axis_order = geo::axis_order_named(stated.axis_order).value_or(options.axis_order);
    return options;
}

void print_counts(
    const geo::Text& text,
    const char* title_key,
    const std::map<std::string, std::uint64_t>& counts,
    const char* prefix) {
    if (counts.empty()) {
        return;
    }
    fmt::print("{}\n", text(title_key));
    for (const auto& [name, count] : counts) {
        const std::string key = prefix + name;
        std::string in_words = text.has(key) ? text(key) : name;
        if (key.starts_with("type.") && in_words != name) { // also as the file names it
            in_words = fmt::format("{} ({})", in_words, name);
        }
        fmt::print("  {:>9}  {}\n", text.number(static_cast<double>(count), 0), in_words);
    }
}

} // namespace smiletwin::scenarios
