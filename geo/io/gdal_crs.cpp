#include "geo/io/gdal_crs.hpp"

#include "geo/crs/zone_prefix.hpp"
#include "geo/io/gdal_dataset.hpp"

#include <cpl_conv.h>
#include <ogr_srs_api.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <utility>

namespace smiletwin::geo {

namespace {

struct SrsRelease {
    void operator()(void* srs) const { OSRRelease(srs); }
};
using Srs = std::unique_ptr<void, SrsRelease>;

int epsg_code(OGRSpatialReferenceH srs, const char* node) {
    const char* authority = OSRGetAuthorityName(srs, node);
    const char* code = OSRGetAuthorityCode(srs, node);
    const bool epsg = authority != nullptr && code != nullptr && std::string(authority) == "EPSG";
    return epsg ? std::atoi(code) : 0;
}

int horizontal_code(OGRSpatialReferenceH srs) {
    return epsg_code(srs, OSRIsProjected(srs) != 0 ? "PROJCS" : "GEOGCS");
}

std::string name_of(OGRSpatialReferenceH srs) {
    const char* name = OSRGetName(srs);
    return name != nullptr ? name : "";
}

std::string wkt_of(OGRSpatialReferenceH srs) {
    char* text = nullptr;
    const char* const options[] = {"FORMAT=WKT2_2019", nullptr};
    OSRExportToWktEx(srs, &text, options);
    std::string wkt = text != nullptr ? text : "";
    CPLFree(text);
    return wkt;
}

/// The official system that a definition without code (Shapefile .prj) most probably means.
int matching_code(OGRSpatialReferenceH srs) {
    constexpr int least_confidence_pct = 90;
    int count = 0;
    int* confidence = nullptr;
    OGRSpatialReferenceH* matches = OSRFindMatches(srs, nullptr, &count, &confidence);
    int code = 0;
    if (count > 0 && confidence[0] >= least_confidence_pct) {
        code = horizontal_code(matches[0]);
    }
    OSRFreeSRSArray(matches);
    CPLFree(confidence);
    return code;
}

std::optional<Crs> crs_of(OGRSpatialReferenceH srs) {
    int horizontal = horizontal_code(srs);
    if (horizontal == 0) {
        horizontal = matching_code(srs);
    }
    auto parsed = horizontal != 0 ? Crs::from_epsg(horizontal, epsg_code(srs, "VERT_CS"))
                                  : Crs::parse(wkt_of(srs));
    return parsed ? std::optional(*parsed) : std::nullopt;
}

Srs srs_from_prj_beside(std::filesystem::path path) {
    std::ifstream in(path.replace_extension(".prj"), std::ios::binary);
    if (!in) {
        return nullptr;
    }
    constexpr std::size_t longest_prj = 16384;
    std::string text(longest_prj, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    Srs srs(OSRNewSpatialReference(nullptr));
    // Anything but a definition or a code could be the name of a file or an address to visit.
    const bool plain = text.find('[') != std::string::npos || text.starts_with("EPSG:");
    const bool understood = plain && OSRSetFromUserInput(srs.get(), text.c_str()) == OGRERR_NONE;
    return understood ? std::move(srs) : nullptr;
}

Message note_on(const CrsChoice& choice) {
    if (choice.crs) {
        return {"import.crs.from_file", {}};
    }
    const std::string& name = choice.decision.declared;
    return name.empty() ? Message{"crs.note.missing", {}}
                        : Message{"crs.note.unknown", {{"name", name}}};
}

/// `crs` is what the file's own word means; the user's word counts more.
Result<CrsChoice> settle(
    std::string declared, std::optional<Crs> crs, const std::optional<std::string>& crs_override) {
    CrsChoice choice;
    choice.crs = std::move(crs);
    choice.decision.axis_order = "easting-northing";
    choice.decision.vertical = "unknown";
    choice.decision.declared = std::move(declared);
    choice.decision.note = note_on(choice);
    if (crs_override) {
        auto given = Crs::parse(*crs_override);
        if (!given) {
            return given.problem();
        }
        choice.crs = *given;
        choice.decision.note = {"import.crs.given_by_user", {}};
    }
    if (choice.crs) {
        choice.decision.used = choice.crs->id();
        if (choice.crs->vertical_epsg() != 0) {
            choice.decision.vertical = choice.crs->vertical_name();
        }
    }
    return choice;
}

} // namespace

Result<CrsChoice> choose_crs(
    void* srs, const std::filesystem::path& path, const std::optional<std::string>& crs_override) {
    const Srs beside = srs == nullptr ? srs_from_prj_beside(path) : nullptr;
    OGRSpatialReferenceH declared = srs != nullptr ? srs : beside.get();
    if (declared == nullptr) {
        return settle({}, std::nullopt, crs_override);
    }
    return settle(name_of(declared), crs_of(declared), crs_override);
}

Result<CrsChoice>
choose_named_crs(const std::string& name, const std::optional<std::string>& crs_override) {
    const auto parsed = Crs::parse(name);
    return settle(name, parsed ? std::optional(*parsed) : std::nullopt, crs_override);
}

std::optional<Problem>
outside_area_of_use(const Crs& crs, const Box2d& bounds_crs, const std::filesystem::path& path) {
    const Box2d area = crs.area_of_use();
    if (area.empty() || bounds_crs.empty()) {
        return std::nullopt;
    }
    // Neighbouring zones are used a little beyond their border; half a width is beyond any use.
    const double margin = 0.5 * std::max(area.width(), area.height());
    if (area.grown(margin).intersects(bounds_crs)) {
        return std::nullopt;
    }
    const int zone = contradicting_zone(crs, bounds_crs.center());
    Problem problem = zone > 0
                          ? file_problem("warning.crs.other_zone", path, "help.crs.other_zone")
                          : file_problem("warning.crs.outside_area", path, "help.crs.give_epsg");
    problem.what.values.emplace_back("zone", std::to_string(zone));
    problem.what.values.emplace_back("crs", crs.id());
    return problem;
}

} // namespace smiletwin::geo
