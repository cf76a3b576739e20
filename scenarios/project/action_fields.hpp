// Reads the members of one action with their kinds and ranges. The first member that is wrong
// decides the Problem; what is absent leaves the given value as it is.
#pragma once

#include "geo/base/json.hpp"
#include "geo/base/result.hpp"
#include "geo/geometry/vec.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace smiletwin::scenarios {

class ActionFields {
public:
    explicit ActionFields(const geo::Json& action) : action_(action) {}

    ActionFields& text(std::string_view key, std::string& value);
    /// As text, but not empty or only blanks.
    ActionFields& name(std::string_view key, std::string& value);
    /// A text that `is_good` accepts; `expected_key` says which are.
    ActionFields& checked(
        std::string_view key,
        std::string& value,
        bool (*is_good)(std::string_view text),
        std::string_view expected_key);
    ActionFields& number(std::string_view key, double& value, double least, double most);
    ActionFields& flag(std::string_view key, bool& value);
    ActionFields& point(std::string_view key, geo::Vec3d& value_crs);

    [[nodiscard]] bool ok() const { return !problem_.has_value(); }
    [[nodiscard]] const geo::Problem& problem() const { return *problem_; }

private:
    /// The member when it is there and nothing was wrong so far.
    [[nodiscard]] const geo::Json* wanted(std::string_view key) const;
    void refuse(std::string_view key, std::string_view expected_key);

    const geo::Json& action_;
    std::optional<geo::Problem> problem_;
};

} // namespace smiletwin::scenarios
