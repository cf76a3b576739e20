#include "viewer/app/program.hpp"

#include "geo/base/file_problems.hpp"
#include "geo/base/resources.hpp"
#include "geo/base/text.hpp"
#include "scenarios/cli/parser_words.hpp"
#include "viewer/app/main_window.hpp"
#include "viewer/app/options.hpp"
#include "viewer/app/render_command.hpp"
#include "viewer/app/ui_picture_command.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <new>

namespace smiletwin::viewer {

namespace {

int run_wished(const ProgramOptions& options, const geo::Text& text) {
    try {
        if (options.render_to) {
            return options.with_window ? run_ui_picture(options, text)
                                       : run_render_command(options, text);
        }
        return run_main_window(options, text);
    } catch (const std::bad_alloc&) {
        fmt::print(stderr, "{}\n", text(geo::out_of_memory()));
        return 3;
    }
}

} // namespace

int run_program(int argc, char** argv) {
    try {
        const scenarios::SpokenLanguage language = scenarios::spoken_language(argc, argv);
        const auto text = geo::Text::load(geo::data_folder() / "lang", language.code);
        if (!text) {
            fmt::print(stderr, "{}\n", geo::Text()(text.problem()));
            return 3;
        }
        if (language.refused) {
            fmt::print(stderr, "{}\n", (*text)(*language.refused));
            return 2;
        }
        const auto parsed = parse_options(argc, argv, *text);
        if (!parsed.options) {
            return parsed.exit_code;
        }
        const ProgramOptions& options = *parsed.options;
        return run_wished(options, *text);
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 3;
    }
}

} // namespace smiletwin::viewer
