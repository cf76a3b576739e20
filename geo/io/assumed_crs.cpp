#include "geo/io/assumed_crs.hpp"

#include <algorithm>
#include <string>

namespace smiletwin::geo {

namespace {

constexpr std::string_view assumed_note = "crs.note.assumed";

} // namespace

bool lacks_crs(const Result<Imported>& result) {
    return !result && result.problem().what.key == "error.raster.no_crs";
}

std::optional<Crs> crs_in_common(const std::vector<const ImportReport*>& reports) {
    std::optional<Crs> common;
    for (const ImportReport* report : reports) {
        const auto used = Crs::parse(report->crs.used);
        if (!used || used->horizontal_epsg() == 0 || used->is_geographic()) {
            continue;
        }
        if (common && common->horizontal_epsg() != used->horizontal_epsg()) {
            return std::nullopt;
        }
        // A height system is not to be told from what lies beside.
        const auto plan = Crs::from_epsg(used->horizontal_epsg());
        common = plan ? std::optional(*plan) : common;
    }
    return common;
}

bool lies_beside(const ImportReport& report, const std::vector<const ImportReport*>& others) {
    constexpr double near_m = 20e3;
    const Box2d around = report.bounds.plan().grown(near_m);
    return std::any_of(others.begin(), others.end(), [&](const ImportReport* other) {
        return !other->bounds.empty() && around.intersects(other->bounds.plan());
    });
}

void mark_assumed(Imported& imported, const Crs& crs, std::string_view warning_key) {
    const std::string name = crs.horizontal_name();
    imported.report.crs.note = {std::string(assumed_note), {{"name", name}}};
    imported.report.warnings.push_back(
        {{std::string(warning_key),
          {{"file", imported.path.filename().string()}, {"crs", crs.id()}}},
         imported.path.string(),
         {"help.crs.give_epsg", {}},
         {}});
}

const Problem* assumption_of(const ImportReport& report) {
    if (report.crs.note.key != assumed_note) {
        return nullptr;
    }
    const auto found =
        std::find_if(report.warnings.begin(), report.warnings.end(), [](const Problem& warning) {
            return warning.what.key == "warning.crs.beside" ||
                   warning.what.key == "warning.crs.of_project";
        });
    return found != report.warnings.end() ? &*found : nullptr;
}

} // namespace smiletwin::geo
