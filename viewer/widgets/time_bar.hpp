// The day as a bar from 0 to 24 h: night and day shaded by the true sun, the sun's height as a
// line, a handle to drag.
#pragma once

#include "viewer/widgets/ui.hpp"

#include <array>
#include <optional>
#include <string>

namespace smiletwin::viewer {

struct DayView {
    float hour = 12.0F; ///< 0..24, legal time
    /// Sun elevation in degrees at the 25 full hours.
    std::array<float, 25> sun_elevation_deg{};
    std::optional<float> sunrise_hour;
    std::optional<float> sunset_hour;
};

struct TimeBarAnswer {
    bool moved = false;    ///< hour changed in this frame
    bool released = false; ///< the hand let go
};

/// `width` x `height` pixels at the cursor; writes the hour under the hand, in steps of ten
/// minutes, into `day`.
TimeBarAnswer time_bar(const Ui& ui, std::string_view id, DayView& day, ImVec2 size);

/// "14:05"
std::string clock_words(float hour);

} // namespace smiletwin::viewer
