// What was wrong with the words on the command line, in the language of the person who typed them.
#pragma once

#include "geo/base/message.hpp"
#include "scenarios/cli/command.hpp"

namespace CLI {
class App;
class Error;
} // namespace CLI

namespace smiletwin::scenarios {

/// A program without commands: `program` is its name as typed.
geo::Problem
usage_problem(const CLI::Error& error, const CLI::App& parser, const std::string& program);

/// smilectl: `command` is the one that was recognised, with its part of the parser; nullptr when
/// none was.
geo::Problem usage_problem(
    const CLI::Error& error,
    const CLI::App& program,
    const Command* command,
    const CLI::App* command_parser);

/// The first option of numbers that holds something else.
std::optional<geo::Problem> number_problem(const Command& command, const Arguments& arguments);

} // namespace smiletwin::scenarios
