// What a CityJSON document and the header of a CityJSONSeq have in common, and how their parts
// become one file. Private to the CityJSON reader.
#pragma once

#include "geo/base/result.hpp"
#include "geo/io/cityjson_objects.hpp"
#include "geo/io/cityjson_reading.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

/// The text is no JSON; with the line where that can be said in bearable time.
Problem damaged_cityjson(std::string_view text);
/// The text is JSON of another kind.
Problem not_cityjson();
Problem too_many_instances();

/// `root` as an object with that "type".
std::optional<simdjson::dom::object>
document_of(const simdjson::dom::element& root, std::string_view type);

/// Name of the reference system, and a word on versions never seen.
void read_cityjson_head(const simdjson::dom::object& document, CityJsonFile& file);

/// Puts parts together; appearances of the parts themselves become one list without doubles. Of a
/// template the first instance counts, and what no instance uses counts as skipped.
void take_parts(
    std::vector<CityJsonPart>&& parts, const CityJsonTemplates& templates, CityJsonFile& file);

} // namespace smiletwin::geo
