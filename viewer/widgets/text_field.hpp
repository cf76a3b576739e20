// One line of text.
#pragma once

#include "viewer/widgets/ui.hpp"

#include <string>
#include <string_view>

namespace smiletwin::viewer {

enum class TextFieldEnd { StillTyping, Entered, Escaped };

/// Takes `width` at 100 %. `focus` puts the keyboard there, in the frame in which it is set.
TextFieldEnd text_field(
    const Ui& ui,
    std::string_view id,
    std::string_view label,
    std::string& typed,
    float width,
    bool focus = false);

} // namespace smiletwin::viewer
