// Single polygons that an import repaired or left out, and what it ignored: examples behind the
// counts of the report.
#pragma once

#include "geo/geometry/vec.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

enum class FindingAction : std::uint8_t { Repaired, Skipped, Ignored };
/// "repaired", "skipped", "ignored"
std::string_view finding_action_name(FindingAction action);

struct ImportFinding {
    std::string code; ///< key of ImportReport::repaired, skipped or ignored
    FindingAction action = FindingAction::Repaired;
    std::string object; ///< its id, or that of the nearest one around it that has one; may be empty
    std::string file;
    std::optional<Vec3d> position; ///< amid the outer ring, in the city's system; empty without one
};

/// The first findings of each code in the order of the input; counts stand in the report.
class ImportFindings {
public:
    static constexpr std::size_t most_per_code = 1000;

    [[nodiscard]] bool has_room(const std::string& code) const;
    /// Beyond the most of its code nothing happens.
    void add(ImportFinding finding);
    void add(const ImportFindings& later);
    void set_file(const std::string& file);

    [[nodiscard]] const std::map<std::string, std::vector<ImportFinding>>& by_code() const {
        return by_code_;
    }

private:
    std::map<std::string, std::vector<ImportFinding>> by_code_;
};

} // namespace smiletwin::geo
