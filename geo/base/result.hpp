// Outcome of work that can fail for reasons outside the program: bad files, bad input, cancelling.
// Programming mistakes are assertions instead.
#pragma once

#include "geo/base/message.hpp"

#include <cassert>
#include <optional>
#include <utility>
#include <vector>

namespace smiletwin::geo {

/// Says that a function with nothing to return went well.
struct Done {};

/// Either a value with warnings, or a Problem and no value.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : value_(std::move(value)) {}             // NOLINT(google-explicit-constructor)
    Result(Problem problem) : problem_(std::move(problem)) {} // NOLINT(google-explicit-constructor)
    Result(T value, std::vector<Problem> warnings)
        : value_(std::move(value)), warnings_(std::move(warnings)) {}

    [[nodiscard]] bool ok() const { return value_.has_value(); }
    explicit operator bool() const { return ok(); }

    /// The value; only after ok().
    [[nodiscard]] T& value() & {
        assert(ok());
        return *value_;
    }
    [[nodiscard]] const T& value() const& {
        assert(ok());
        return *value_;
    }
    [[nodiscard]] T&& value() && {
        assert(ok());
        return std::move(*value_);
    }
    T* operator->() {
        assert(ok());
        return &*value_;
    }
    const T* operator->() const {
        assert(ok());
        return &*value_;
    }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }

    /// What went wrong; only when not ok().
    [[nodiscard]] const Problem& problem() const {
        assert(!ok());
        return problem_;
    }
    /// What was noticed on the way to the value.
    [[nodiscard]] const std::vector<Problem>& warnings() const { return warnings_; }
    void add_warning(Problem warning) { warnings_.push_back(std::move(warning)); }

private:
    std::optional<T> value_;
    Problem problem_;
    std::vector<Problem> warnings_;
};

} // namespace smiletwin::geo
