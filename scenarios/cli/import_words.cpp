#include "scenarios/cli/import_words.hpp"

#include "geo/crs/crs.hpp"

#include <fmt/format.h>

namespace smiletwin::scenarios {

geo::Result<std::string> wished_crs(const Arguments& arguments) {
    if (!arguments.has("--crs")) {
        return std::string();
    }
    const auto crs = geo::Crs::parse(arguments.text("--crs"));
    if (crs) {
        return crs->id();
    }
    geo::Problem problem = crs.problem();
    problem.help = {"help.crs.names", {}}; // who reads this is on the command line already
    return problem;
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
