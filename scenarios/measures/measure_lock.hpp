// A measure that is settled: nobody moves, changes or removes it by accident.
#pragma once

#include "scenarios/measures/measure.hpp"

#include <string_view>

namespace smiletwin::scenarios {

/// Name under which measures of every kind keep it among their parameters; absent = free.
inline constexpr std::string_view locked_parameter = "locked";

inline bool is_locked(const Measure& measure) {
    return measure.parameters[locked_parameter].to_bool(false);
}

inline void set_locked(Measure& measure, bool locked) {
    if (locked) {
        measure.parameters.set(locked_parameter, true);
    } else {
        measure.parameters.remove(locked_parameter);
    }
}

} // namespace smiletwin::scenarios
