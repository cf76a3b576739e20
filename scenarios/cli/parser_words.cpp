#include "scenarios/cli/parser_words.hpp"

#include "geo/base/resources.hpp"

#include <CLI/CLI.hpp>

#include <string_view>

namespace smiletwin::scenarios {

namespace {

std::optional<std::string> wished_language(int argc, const char* const* argv) {
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

} // namespace

SpokenLanguage spoken_language(int argc, const char* const* argv) {
    const auto wished = wished_language(argc, argv);
    if (!wished) {
        return {geo::environment_language(), std::nullopt};
    }
    auto refused = geo::language_problem(*wished);
    return {refused ? geo::environment_language() : *wished, std::move(refused)};
}

void translate_help(CLI::App& app, const geo::Text& text) {
    app.set_help_flag("-h,--help", text("cli.help.help"));
    const auto formatter = app.get_formatter();
    formatter->label("Usage", text("cli.help.usage"));
    formatter->label("Positionals", text("cli.help.positionals"));
    formatter->label("POSITIONALS", text("cli.help.positionals"));
    formatter->label("OPTIONS", text("cli.help.options_badge"));
    formatter->label("SUBCOMMAND", text("cli.help.command_badge"));
    formatter->label("REQUIRED", text("cli.help.required"));
    formatter->label("TEXT", text("cli.help.text"));
    formatter->label("NUMBER", text("cli.help.number"));
    app.option_defaults()->group(text("cli.help.options"));
    app.get_help_ptr()->group(text("cli.help.options"));
}

} // namespace smiletwin::scenarios
