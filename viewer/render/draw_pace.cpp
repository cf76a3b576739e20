#include "viewer/render/draw_pace.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace smiletwin::viewer {

namespace {

constexpr std::array<double, 4> shares{1.0, 0.7, 0.5, 0.4};
constexpr int last_step = static_cast<int>(shares.size()) - 1;
constexpr int most_strips = 48;
/// A finer step is tried when it would keep well below the budget, a few times in a row: a picture
/// that changes its grain at every frame is worse than a coarse one.
constexpr double safe = 0.7;
constexpr int proofs = 4;

double share_at(int step) {
    return shares.at(static_cast<std::size_t>(step));
}

} // namespace

double MovingShare::share() const {
    return share_at(step_);
}

void MovingShare::took(double seconds) {
    const auto expected_s = [&](int step) {
        const double ratio = share_at(step) / share_at(step_);
        return seconds * ratio * ratio;
    };
    if (seconds > draw_budget_s && step_ < last_step) {
        int wanted = step_ + 1;
        while (wanted < last_step && expected_s(wanted) > draw_budget_s) {
            ++wanted;
        }
        step_ = wanted;
        quick_ones_ = 0;
    } else if (step_ > 0 && expected_s(step_ - 1) < safe * draw_budget_s) {
        if (++quick_ones_ >= proofs) {
            --step_;
            quick_ones_ = 0;
        }
    } else {
        quick_ones_ = 0;
    }
}

void StripCount::slowest_took(double seconds) {
    const double wanted = count_ * seconds / draw_budget_s;
    // Strips do not cost in proportion to their height, so it changes at most by half or double.
    const double allowed = std::clamp(wanted, 0.5 * count_, 2.0 * count_);
    count_ = std::clamp(static_cast<int>(std::ceil(allowed)), 1, most_strips);
}

} // namespace smiletwin::viewer
