#include "scenarios/cli/history_command.hpp"

#include "scenarios/cli/open_project.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdio>
#include <optional>

namespace smiletwin::scenarios {

namespace {

std::optional<std::size_t> whole_number(const std::string& text) {
    std::size_t number = 0;
    const char* end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && at == end ? std::optional(number) : std::nullopt;
}

void print_json(const Document& document, const geo::Text& text) {
    geo::Json steps = geo::Json::array();
    for (std::size_t i = 0; i < document.history().size(); ++i) {
        const HistoryLine& line = document.history()[i];
        geo::Json step = geo::Json::object();
        step.set("step", i + 1)
            .set("label", text(line.label))
            .set("key", line.label.key)
            .set("time", line.time_utc)
            .set("in_effect", i < document.history_position());
        steps.push(std::move(step));
    }
    geo::Json json = geo::Json::object();
    json.set("position", document.history_position()).set("steps", std::move(steps));
    fmt::print("{}\n", geo::dump_json(json, 1));
}

void print_words(const Document& document, const geo::Text& text) {
    fmt::print(
        "{}{}  {}\n",
        document.history_position() == 0 ? "> " : "  ",
        0,
        text("window.history.start"));
    for (std::size_t i = 0; i < document.history().size(); ++i) {
        const HistoryLine& line = document.history()[i];
        fmt::print(
            "{}{}  {}  {}\n",
            document.history_position() == i + 1 ? "> " : "  ",
            i + 1,
            line.time_utc,
            text(line.label));
    }
}

ExitCode run_history(const Arguments& arguments, CommandContext& context) {
    const bool moves = arguments.has("--to");
    geo::Result<Document> document = open_project(arguments.text("PROJECT"), context, moves);
    if (!document) {
        return report_problem(document.problem(), context);
    }
    if (moves) {
        const std::string wanted = arguments.text("--to");
        const auto position = whole_number(wanted);
        if (!position) {
            return report_usage(no_such_step(wanted, document->history().size()), context);
        }
        if (const auto done = document->go_to(*position); !done) {
            return report_problem(done.problem(), context);
        }
    }
    const auto print = arguments.has("--json") ? print_json : print_words;
    print(*document, context.text);
    return ExitCode::Ok;
}

} // namespace

Command history_command() {
    return {
        "history",
        "cli.history.about",
        {{"PROJECT", OptionKind::Positional, true, "cli.option.project"},
         {"--to", OptionKind::Text, false, "cli.history.to"},
         {"--json", OptionKind::Flag, false, "cli.option.json"}},
        run_history};
}

} // namespace smiletwin::scenarios
