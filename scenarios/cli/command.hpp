// One subcommand of smilectl: its options declared as data and one function. The parser library is
// known to main's helper alone (command_line.cpp).
#pragma once

#include "geo/base/run_context.hpp"
#include "geo/base/text.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace smiletwin::scenarios {

enum class OptionKind {
    Flag,
    Text,
    TextList, ///< may be repeated
    Number,
    Positional,
    PositionalList
};

struct OptionSpec {
    std::string_view name; ///< "--json", or "INPUT" for a positional one
    OptionKind kind = OptionKind::Text;
    bool required = false;
    std::string_view help_key;                                         ///< language key
    std::vector<std::pair<std::string, std::string>> help_values = {}; ///< of its {named} places
};

/// Values as typed; numbers have been checked to be numbers.
class Arguments {
public:
    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] std::string text(std::string_view name, std::string_view otherwise = {}) const;
    [[nodiscard]] double number(std::string_view name, double otherwise) const;
    [[nodiscard]] std::vector<std::string> list(std::string_view name) const;
    void set(std::string_view name, std::vector<std::string> values);

private:
    std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

/// 1.5 as typed, also 1,5; nothing for other words and for infinity.
std::optional<double> typed_number(std::string word);

/// What a command gets from main.
struct CommandContext {
    const geo::Text& text;
    geo::RunContext& run;
    std::filesystem::path data_folder; ///< data/ of the program: catalogue, ramps, languages
};

/// Exit codes of all programs.
enum class ExitCode : int {
    Ok = 0,
    BadInput = 1,
    WrongUsage = 2,
    InternalError = 3,
    Cancelled = 130
};

struct Command {
    std::string_view name; ///< "import"
    std::string_view help_key;
    std::vector<OptionSpec> options;
    ExitCode (*run)(const Arguments& arguments, CommandContext& context);
};

/// All commands; one line each (commands.cpp).
const std::vector<Command>& commands();

/// Prints the problem as one sentence on stderr; returns the matching exit code.
ExitCode report_problem(const geo::Problem& problem, const CommandContext& context);

/// The same for a word on the command line that cannot be meant, whatever the files hold.
ExitCode report_usage(const geo::Problem& problem, const CommandContext& context);

/// Parses, runs, guards: the body of main. Never throws.
int run_command_line(int argc, char** argv);

} // namespace smiletwin::scenarios
