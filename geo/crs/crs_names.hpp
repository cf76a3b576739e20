// How city models write the name of their reference system, read into EPSG codes. Knows no PROJ.
#pragma once

#include <optional>
#include <string_view>

namespace smiletwin::geo {

struct CrsCodes {
    int horizontal = 0; ///< EPSG; may itself be a compound system
    int vertical = 0;   ///< EPSG, 0 = not stated
    friend bool operator==(const CrsCodes&, const CrsCodes&) = default;
};

/// EPSG short form or its bare number, OGC URNs (also compound, with versions and blanks), OGC
/// URIs, the German urn:adv:crs names and a few bare names. Nothing when the spelling is none of
/// these.
std::optional<CrsCodes> read_crs_codes(std::string_view name);

/// The same letters; case and blanks do not count.
bool is_same_name(std::string_view a, std::string_view b);

/// "#local-CRS-1" and the like: an engineering system explained inside the file, or no name at all.
bool is_local_crs_name(std::string_view name);

} // namespace smiletwin::geo
