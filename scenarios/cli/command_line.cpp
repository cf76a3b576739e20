#include "geo/base/resources.hpp"
#include "scenarios/cli/command.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <optional>
#include <stop_token>
#include <thread>

namespace smiletwin::scenarios {

namespace {

/// Raised by SIGINT; looked at by a small thread, because a handler may touch nothing else.
std::atomic<bool> interrupted{false}; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

extern "C" void note_interrupt(int /*signal*/) {
    interrupted = true;
}

/// Turns SIGINT into a stop request while it lives.
class InterruptGuard {
public:
    InterruptGuard() {
        std::signal(SIGINT, note_interrupt);
        watcher_ = std::jthread([this](const std::stop_token& end) {
            while (!end.stop_requested()) {
                if (interrupted) {
                    source_.request_stop();
                    return;
                }
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
            }
        });
    }
    [[nodiscard]] std::stop_token token() const { return source_.get_token(); }

private:
    std::stop_source source_;
    std::jthread watcher_;
};

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
    const std::string help = text(spec.help_key);
    CLI::Option* option = nullptr;
    switch (spec.kind) {
    case OptionKind::Flag:
        app.add_flag(name, slot.flag, help);
        return;
    case OptionKind::Text:
    case OptionKind::Positional:
        option = app.add_option(name, slot.words, help)->expected(1)->allow_extra_args(false);
        break;
    case OptionKind::Number:
        option = app.add_option(name, slot.words, help)
                     ->expected(1)
                     ->allow_extra_args(false)
                     ->check(CLI::Number);
        break;
    case OptionKind::PositionalList:
        option = app.add_option(name, slot.words, help);
        break;
    }
    option->required(spec.required);
}

ParsedCommand declare_command(CLI::App& app, const Command& command, const geo::Text& text) {
    ParsedCommand parsed;
    parsed.command = &command;
    parsed.app = app.add_subcommand(std::string(command.name), text(command.help_key));
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

/// What follows --lang, looked up before the parser runs because its help needs words already.
std::optional<std::string> wished_language(int argc, char** argv) {
    constexpr std::string_view joined = "--lang=";
    for (int i = 1; i < argc; ++i) {
        const std::string_view word(argv[i]);
        if (word.starts_with(joined)) {
            return std::string(word.substr(joined.size()));
        }
        if (word == "--lang" && i + 1 < argc) {
            return argv[i + 1];
        }
    }
    return std::nullopt;
}

int parse_and_run(int argc, char** argv) {
    const std::filesystem::path data = geo::data_folder();
    const auto wished = wished_language(argc, argv);
    const auto wrong = wished ? geo::language_problem(*wished) : std::nullopt;
    const std::string spoken = wished && !wrong ? *wished : geo::environment_language();
    const geo::Result<geo::Text> text = geo::Text::load(data / "lang", spoken);
    if (!text) {
        fmt::print(stderr, "smilectl: language files not found in {}\n", (data / "lang").string());
        return static_cast<int>(ExitCode::InternalError);
    }
    if (wrong) {
        fmt::print(stderr, "{}\n", (*text)(*wrong));
        return static_cast<int>(ExitCode::WrongUsage);
    }
    CLI::App app((*text)("cli.about"), "smilectl");
    app.set_version_flag("--version", "smilectl " SMILETWIN_VERSION);
    app.require_subcommand(1);
    std::string language;
    app.add_option("--lang", language, (*text)("cli.option.lang"));
    app.fallthrough();
    std::vector<ParsedCommand> parsed;
    for (const Command& command : commands()) {
        parsed.push_back(declare_command(app, command, *text));
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) {
            return app.exit(error); // --help, --version
        }
        fmt::print(stderr, "{}\n", (*text)("error.cli.usage", {{"detail", error.what()}}));
        return static_cast<int>(ExitCode::WrongUsage);
    }
    const InterruptGuard guard;
    ProgressLine line(*text);
    const geo::Log log = geo::Log::to_stderr(geo::LogLevel::Warning);
    geo::RunContext run(
        guard.token(), [&line](const geo::Progress& p) { line(p); }, &log);
    CommandContext context{*text, run, data};
    for (const ParsedCommand& candidate : parsed) {
        if (candidate.app->parsed()) {
            return static_cast<int>(candidate.command->run(collect(candidate), context));
        }
    }
    return static_cast<int>(ExitCode::WrongUsage);
}

} // namespace

bool Arguments::has(std::string_view name) const {
    return values_.contains(name);
}

std::string Arguments::text(std::string_view name, std::string_view otherwise) const {
    const auto found = values_.find(name);
    const bool given = found != values_.end() && !found->second.empty();
    return given ? found->second.front() : std::string(otherwise);
}

double Arguments::number(std::string_view name, double otherwise) const {
    const std::string word = text(name);
    return word.empty() ? otherwise : std::stod(word);
}

std::vector<std::string> Arguments::list(std::string_view name) const {
    const auto found = values_.find(name);
    return found != values_.end() ? found->second : std::vector<std::string>{};
}

void Arguments::set(std::string_view name, std::vector<std::string> values) {
    values_.insert_or_assign(std::string(name), std::move(values));
}

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
        return parse_and_run(argc, argv);
    } catch (const std::exception& error) {
        fmt::print(stderr, "smilectl: internal error: {}\n", error.what());
        return static_cast<int>(ExitCode::InternalError);
    }
}

} // namespace smiletwin::scenarios
