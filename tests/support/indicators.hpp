// The indicators of the program, for tests that need some.
#pragma once

#include "scenarios/indicators/indicator_functions.hpp"
#include "tests/support/catch.hpp"

namespace smiletwin::tests {

inline const scenarios::IndicatorCatalogue& shipped_indicators() {
    static const scenarios::IndicatorCatalogue indicators = [] {
        auto loaded = scenarios::load_indicators(SMILETWIN_SOURCE_DIR "/data/indicators");
        REQUIRE(loaded.ok());
        return std::move(loaded).value();
    }();
    return indicators;
}

inline scenarios::IndicatorDefinition shipped_indicator(std::string_view id) {
    const scenarios::IndicatorDefinition* found = shipped_indicators().find(id);
    REQUIRE(found != nullptr);
    return *found;
}

} // namespace smiletwin::tests
