#include "scenarios/cli/usage_problem.hpp"

#include <CLI/CLI.hpp>
#include <fmt/ranges.h>

#include <algorithm>

namespace smiletwin::scenarios {

namespace {

geo::Message ask_for_help(const std::string& program) {
    return {"help.cli.help", {{"command", program}}};
}

/// What is typed to reach the command: "smilectl import".
std::string words_of(const Command* command) {
    return command == nullptr ? "smilectl" : "smilectl " + std::string(command->name);
}

geo::Problem unknown_command(const std::string& word) {
    std::vector<std::string_view> names;
    for (const Command& command : commands()) {
        names.push_back(command.name);
    }
    return {
        {"error.cli.unknown_command", {{"word", word}}},
        {},
        {"help.cli.commands", {{"names", fmt::format("{}", fmt::join(names, ", "))}}},
        {}};
}

geo::Problem about_option(const char* key, std::string_view option, const std::string& program) {
    return {{key, {{"option", std::string(option)}}}, {}, ask_for_help(program), {}};
}

/// An option that takes one value and was given several times.
const CLI::Option* repeated_option(const CLI::App& parser) {
    const auto options = parser.get_options([](const CLI::Option* option) {
        return option->get_expected_max() == 1 && option->count() > 1;
    });
    return options.empty() ? nullptr : options.front();
}

/// The parser's own sentence begins with the name of the option.
std::string option_in(const CLI::Error& error) {
    const std::string sentence = error.what();
    return sentence.substr(0, sentence.find_first_of(": "));
}

geo::Problem
wrong_count(const CLI::Error& error, const CLI::App& parser, const std::string& program) {
    if (const CLI::Option* repeated = repeated_option(parser)) {
        return about_option("error.cli.repeated", repeated->get_name(), program);
    }
    const std::string name = option_in(error);
    const char* key = name.starts_with("-") ? "error.cli.no_value" : "error.cli.usage";
    return about_option(key, name, program);
}

geo::Problem unexpected(const std::vector<std::string>& words, const std::string& program) {
    return {
        {"error.cli.unexpected", {{"words", fmt::format("{}", fmt::join(words, " "))}}},
        {},
        ask_for_help(program),
        {}};
}

std::string_view first_missing(const Command& command, const CLI::App& parser) {
    const auto found = std::find_if(
        command.options.begin(), command.options.end(), [&parser](const OptionSpec& spec) {
            return spec.required && parser.get_option(std::string(spec.name))->count() == 0;
        });
    return found != command.options.end() ? found->name : std::string_view();
}

} // namespace

geo::Problem
usage_problem(const CLI::Error& error, const CLI::App& parser, const std::string& program) {
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
        return wrong_count(error, parser, program);
    }
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
        return unexpected(parser.remaining(true), program);
    }
    return {{"error.cli.usage", {}}, {}, ask_for_help(program), {}};
}

geo::Problem usage_problem(
    const CLI::Error& error,
    const CLI::App& program,
    const Command* command,
    const CLI::App* command_parser) {
    const CLI::App& parser = command_parser != nullptr ? *command_parser : program;
    const bool miscounted = dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr;
    const std::vector<std::string> rest = program.remaining(true);
    if (!miscounted && command == nullptr && !rest.empty()) {
        return unknown_command(rest.front());
    }
    const bool has_rest = dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr;
    if (has_rest) {
        return unexpected(rest, words_of(command));
    }
    if (!miscounted && command != nullptr) {
        if (const std::string_view missing = first_missing(*command, parser); !missing.empty()) {
            return about_option("error.cli.missing", missing, words_of(command));
        }
    }
    return usage_problem(error, parser, words_of(command));
}

std::optional<geo::Problem> number_problem(const Command& command, const Arguments& arguments) {
    for (const OptionSpec& spec : command.options) {
        if (spec.kind != OptionKind::Number || !arguments.has(spec.name)) {
            continue;
        }
        const std::string word = arguments.text(spec.name);
        if (!typed_number(word)) {
            return geo::Problem{
                {"error.number.unreadable", {{"text", word}}},
                std::string(spec.name),
                {"help.number.example", {}},
                {}};
        }
    }
    return std::nullopt;
}

} // namespace smiletwin::scenarios
