#include "viewer/app/frame_pacer.hpp"

#include <algorithm>

namespace smiletwin::viewer {

std::optional<double> FramePacer::wait_s(double now_s) const {
    if (wanted_frames_ > 0) {
        return 0.0;
    }
    if (promised_s_) {
        return std::max(*promised_s_ - now_s, 0.0);
    }
    return std::nullopt;
}

void FramePacer::drawn() {
    ++frames_;
    wanted_frames_ = std::max(wanted_frames_ - 1, 0);
    promised_s_.reset();
}

} // namespace smiletwin::viewer
