// How coarse to draw so that the hand is answered in time: fewer pixels while something moves,
// short parts while it rests. Pure arithmetic over measured seconds.
#pragma once

namespace smiletwin::viewer {

/// A frame also holds the interface; together they stay below a tenth of a second.
inline constexpr double draw_budget_s = 0.045;

/// Side of a moving picture as a share of the full one.
class MovingShare {
public:
    [[nodiscard]] double share() const;
    /// A picture at share() took that long.
    void took(double seconds);

private:
    int step_ = 0;
    int quick_ones_ = 0; ///< in a row, for which a finer picture would have been quick, too
};

/// Number of strips of a drawing so that each keeps the budget.
class StripCount {
public:
    explicit StripCount(int first) : count_(first) {}
    [[nodiscard]] int count() const { return count_; }
    /// The slowest of count() strips took that long.
    void slowest_took(double seconds);

private:
    int count_;
};

} // namespace smiletwin::viewer
