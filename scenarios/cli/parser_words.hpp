// The language of a command line: which one the person asks for, and the parser's own words in it.
#pragma once

#include "geo/base/message.hpp"
#include "geo/base/text.hpp"

#include <optional>
#include <string>

namespace CLI {
class App;
} // namespace CLI

namespace smiletwin::scenarios {

struct SpokenLanguage {
    std::string code;                    ///< what follows --lang, else that of the environment
    std::optional<geo::Problem> refused; ///< --lang names a language that is not spoken
};

/// Looked up before the parser runs, because its help needs words already.
SpokenLanguage spoken_language(int argc, const char* const* argv);

/// The words that the parser itself shows in its help. Options added afterwards are listed under
/// their heading.
void translate_help(CLI::App& app, const geo::Text& text);

} // namespace smiletwin::scenarios
