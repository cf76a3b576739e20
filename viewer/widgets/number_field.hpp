// A number with unit and range. Reads 1,5 and 1.5; refuses with a sentence and keeps the old value.
#pragma once

#include "viewer/widgets/ui.hpp"

#include <string>
#include <string_view>

namespace smiletwin::viewer {

struct NumberSpec {
    std::string_view unit{};
    double least = 0.0;
    double most = 0.0;
    int decimals = 1;
    std::string_view none{}; ///< word for "not known", which is stored as 0; empty = 0 is a number
};

/// Label left, field right. True in the frame in which `value` got a new, allowed number: Enter or
/// leaving the field takes it, Esc restores, arrow keys step (Shift ten times as far).
bool number_field(
    const Ui& ui,
    std::string_view id,
    std::string_view label,
    double& value,
    const NumberSpec& spec);

} // namespace smiletwin::viewer
