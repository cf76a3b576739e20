// What was read, repaired and skipped. The numbers add up: polygons + skipped = polygon elements in
// the input.
#pragma once

#include "geo/base/json.hpp"
#include "geo/base/message.hpp"
#include "geo/crs/crs.hpp"
#include "geo/geometry/vec.hpp"
#include "geo/io/import_findings.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace smiletwin::geo {

/// What a step of reading cost; for measuring, not part of the JSON form.
struct ImportPhase {
    std::string name; ///< "read", "references", ...
    double cpu_seconds = 0.0;
    bool in_parallel = false; ///< more threads make it shorter
};

/// A file that a city model names, relative to its own.
struct FileReference {
    std::string uri; ///< as written
    bool found = false;
    bool is_shape = false; ///< read for its geometry, not an image
};

struct ImportReport {
    std::vector<std::string> files;
    std::vector<std::string> failed_files;
    std::uint64_t objects = 0;
    std::map<std::string, std::uint64_t> objects_by_type;
    std::map<std::string, std::uint64_t> surfaces_by_type;
    std::map<std::string, std::uint64_t> versions; ///< members of each, by its id
    std::uint64_t version_transitions = 0;
    std::set<std::string> lods; ///< "1", "2"
    std::uint64_t polygons = 0;
    std::uint64_t triangles = 0;
    std::uint64_t textures = 0; ///< distinct images found
    std::uint64_t missing_images = 0;
    std::vector<FileReference> named_files; ///< each once per source
    std::map<std::string, std::uint64_t>
        repaired; ///< by reason; val3dity code where one fits ("102")
    std::map<std::string, std::uint64_t> skipped; ///< polygons only, by reason
    std::map<std::string, std::uint64_t> ignored; ///< elements that were not understood, by reason
    ImportFindings findings;                      ///< which polygons `repaired` and `skipped` count
    std::uint64_t unresolved_references = 0;
    CrsDecision crs;
    Box3d bounds;
    double seconds = 0.0;
    double cpu_seconds = 0.0;
    std::vector<ImportPhase> phases;
    std::uint64_t peak_anon_bytes = 0; ///< highest RssAnon of the process
    std::vector<Problem> warnings;     ///< a few examples with object id; counts above are complete

    [[nodiscard]] std::uint64_t skipped_polygons() const;
};

/// Adds counts, files and boxes of `other`.
void merge(ImportReport& report, const ImportReport& other);

/// The fixed form of `smilectl import --json` (documented in docs/user/import-report.md).
Json to_json(const ImportReport& report);

} // namespace smiletwin::geo
