#include "geo/base/file_problems.hpp"
#include "geo/base/resources.hpp"
#include "scenarios/cli/command.hpp"
#include "scenarios/cli/interruption.hpp"
#include "scenarios/cli/parser_words.hpp"
#include "scenarios/cli/usage_problem.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <new>
#include <optional>

namespace smiletwin::scenarios {

namespace {

/// Where the parser puts one option's words until they become Arguments.
struct Slot {
    const OptionSpec* spec = nullptr;
    std::vector<std::string> words;
    bool flag = false;
};

struct ParsedCommand {
    const Command* command = nullptr;
    CLI::App* app = nullptr;
    std::vector<std::unique_ptr<Slot>> slots;
};

void declare_option(CLI::App& app, Slot& slot, const geo::Text& text) {
    const OptionSpec& spec = *slot.spec;
    const std::string name(spec.name);
    const std::string help = text(geo::Message{std::string(spec.help_key), spec.help_values});
    if (spec.kind == OptionKind::Flag) {
        app.add_flag(name, slot.flag, help);
        return;
    }
    CLI::Option* option = app.add_option(name, slot.words, help);
    option->required(spec.required);
    option->type_name(spec.kind == OptionKind::Number ? "NUMBER" : "TEXT");
    if (spec.kind == OptionKind::TextList) {
        option->allow_extra_args(false);
    } else if (spec.kind != OptionKind::PositionalList) {
        option->expected(1)->allow_extra_args(false);
    }
}

ParsedCommand declare_command(CLI::App& app, const Command& command, const geo::Text& text) {
    ParsedCommand parsed;
    parsed.command = &command;
    parsed.app = app.add_subcommand(std::string(command.name), text(command.help_key));
    parsed.app->group(text("cli.help.commands"));
    translate_help(*parsed.app, text);
    for (const OptionSpec& spec : command.options) {
        parsed.slots.push_back(std::make_unique<Slot>());
        parsed.slots.back()->spec = &spec;
        declare_option(*parsed.app, *parsed.slots.back(), text);
    }
    return parsed;
}

Arguments collect(const ParsedCommand& parsed) {
    Arguments arguments;
    for (const auto& slot : parsed.slots) {
        if (slot->flag) {
            arguments.set(slot->spec->name, {});
        } else if (!slot->words.empty()) {
            arguments.set(slot->spec->name, slot->words);
        }
    }
    return arguments;
}

/// One line that rewrites itself on a terminal; nothing when stderr goes to a file.
class ProgressLine {
public:
    explicit ProgressLine(const geo::Text& text)
        : text_(text), terminal_(isatty(fileno(stderr)) != 0) {}
    ~ProgressLine() {
        if (drawn_) {
            fmt::print(stderr, "\r\033[K");
        }
    }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void operator()(const geo::Progress& progress) {
        if (terminal_) {
            drawn_ = true;
            const std::string step = progress.step.key.empty() ? "" : text_(progress.step);
            fmt::print(stderr, "\r\033[K{:3.0f} % {}", 100.0 * progress.share, step);
            std::fflush(stderr);
        }
    }

private:
    const geo::Text& text_;
    bool terminal_;
    bool drawn_ = false;
};

ExitCode run_command(const ParsedCommand& chosen, const geo::Text& text) {
    const InterruptGuard guard;
    ProgressLine line(text);
    const geo::Log log = geo::Log::to_stderr(geo::LogLevel::Warning);
    geo::RunContext run(
        guard.token(), [&line](const geo::Progress& p) { line(p); }, &log);
    CommandContext context{text, run, geo::data_folder()};
    const Arguments arguments = collect(chosen);
    if (const auto wrong = number_problem(*chosen.command, arguments)) {
        return report_usage(*wrong, context);
    }
    return chosen.command->run(arguments, context);
}

/// The parser with all commands, in the words of one language.
class Parser {
public:
    explicit Parser(const geo::Text& text) : text_(text), app_(text("cli.about"), "smilectl") {
        translate_help(app_, text);
        app_.set_version_flag("--version", "smilectl " SMILETWIN_VERSION, text("cli.help.version"));
        app_.require_subcommand(1);
        app_.add_option("--lang", language_, text("cli.option.lang"));
        app_.fallthrough();
        for (const Command& command : commands()) {
            commands_.push_back(declare_command(app_, command, text));
        }
    }

    ExitCode run(int argc, char** argv) {
        try {
            app_.parse(argc, argv);
        } catch (const CLI::ParseError& error) {
            return answer(error);
        }
        return run_command(*chosen(), text_);
    }

private:
    [[nodiscard]] const ParsedCommand* chosen() const {
        const auto found = std::find_if(
            commands_.begin(), commands_.end(), [](const auto& one) { return one.app->parsed(); });
        return found != commands_.end() ? &*found : nullptr;
    }

    /// --help and --version come here, too.
    ExitCode answer(const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) {
            app_.exit(error);
            return ExitCode::Ok;
        }
        const ParsedCommand* command = chosen();
        const bool is_silent = command == nullptr && app_.remaining(true).empty() &&
                               dynamic_cast<const CLI::RequiredError*>(&error) != nullptr;
        if (is_silent) {
            fmt::print(stderr, "{}", app_.help());
            return ExitCode::WrongUsage;
        }
        const geo::Problem problem = usage_problem(
            error,
            app_,
            command != nullptr ? command->command : nullptr,
            command != nullptr ? command->app : nullptr);
        fmt::print(stderr, "{}\n", text_(problem));
        return ExitCode::WrongUsage;
    }

    const geo::Text& text_;
    CLI::App app_;
    std::string language_;
    std::vector<ParsedCommand> commands_;
};

ExitCode parse_and_run(int argc, char** argv) {
    const std::filesystem::path languages = geo::data_folder() / "lang";
    const SpokenLanguage language = spoken_language(argc, argv);
    const geo::Result<geo::Text> text = geo::Text::load(languages, language.code);
    if (!text) {
        fmt::print(stderr, "smilectl: language files not found in {}\n", languages.string());
        return ExitCode::InternalError;
    }
    if (language.refused) {
        fmt::print(stderr, "{}\n", (*text)(*language.refused));
        return ExitCode::WrongUsage;
    }
    try {
        return Parser(*text).run(argc, argv);
    } catch (const std::bad_alloc&) {
        fmt::print(stderr, "{}\n", (*text)(geo::out_of_memory()));
        return ExitCode::InternalError;
    }
}

} // namespace

ExitCode report_problem(const geo::Problem& problem, const CommandContext& context) {
    if (geo::is_cancelled(problem)) {
        fmt::print(stderr, "{}\n", context.text(problem.what));
        return ExitCode::Cancelled;
    }
    fmt::print(stderr, "{}\n", context.text(problem));
    return ExitCode::BadInput;
}

ExitCode report_usage(const geo::Problem& problem, const CommandContext& context) {
    report_problem(problem, context);
    return ExitCode::WrongUsage;
}

int run_command_line(int argc, char** argv) {
    try {
        return static_cast<int>(parse_and_run(argc, argv));
    } catch (const std::exception& error) {
        fmt::print(stderr, "smilectl: internal error: {}\n", error.what());
        return static_cast<int>(ExitCode::InternalError);
    }
}

} // namespace smiletwin::scenarios
