#include "viewer/app/options.hpp"

#include "scenarios/cli/parser_words.hpp"
#include "scenarios/cli/usage_problem.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <charconv>

namespace smiletwin::viewer {

namespace {

/// "1600x900"; false when it is not two numbers from 16 to 8192.
bool read_size(const std::string& text, ProgramOptions& options) {
    const char* end = text.data() + text.size();
    const auto width = std::from_chars(text.data(), end, options.width_px);
    if (width.ec != std::errc() || width.ptr == end || *width.ptr != 'x') {
        return false;
    }
    const auto height = std::from_chars(width.ptr + 1, end, options.height_px);
    const auto fits = [](int pixels) { return pixels >= 16 && pixels <= 8192; };
    return height.ec == std::errc() && height.ptr == end && fits(options.width_px) &&
           fits(options.height_px);
}

/// An empty word leaves the choice to the project; false when it names no style.
bool read_style(const std::string& text, ProgramOptions& options) {
    if (text == "plan") {
        options.style = SceneStyle::Plan;
    } else if (text == "ort") {
        options.style = SceneStyle::Ort;
    }
    return text.empty() || options.style.has_value();
}

OptionsOrExit wrong_usage(const std::string& sentence) {
    fmt::print(stderr, "{}\n", sentence);
    return {std::nullopt, 2};
}

} // namespace

OptionsOrExit parse_options(int argc, const char* const* argv, const geo::Text& text) {
    CLI::App app(text("app.about"), "smiletwin");
    scenarios::translate_help(app, text);
    ProgramOptions options;
    std::string render_to;
    std::string size = "1600x900";
    std::string style;
    app.add_option("INPUT", options.inputs, text("app.option.input"));
    app.add_option("--lang", options.language, text("app.option.lang"));
    app.add_option("--render", render_to, text("app.option.render"));
    app.add_option("--viewpoint", options.viewpoint, text("app.option.viewpoint"));
    app.add_option("--variant", options.variant, text("app.option.variant"));
    app.add_option("--layer", options.layer, text("app.option.layer"));
    app.add_option("--time", options.time, text("app.option.time"));
    app.add_option("--size", size, text("app.option.size"));
    app.add_option("--style", style, text("app.option.style"));
    app.add_flag("--ui", options.with_window, text("app.option.ui"));
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) { // --help
            app.exit(error);
            return {std::nullopt, 0};
        }
        return wrong_usage(text(scenarios::usage_problem(error, app, "smiletwin")));
    }
    if (!read_size(size, options)) {
        return wrong_usage(text("error.option.size", {{"text", size}}));
    }
    if (!read_style(style, options)) {
        return wrong_usage(text("error.option.style", {{"text", style}}));
    }
    if (!render_to.empty()) {
        options.render_to = render_to;
    }
    return {options, 0};
}

} // namespace smiletwin::viewer
