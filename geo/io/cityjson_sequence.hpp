// Reads a CityJSONSeq: a header line, then a feature in each line. Private to the CityJSON reader.
#pragma once

#include "geo/io/cityjson_looks.hpp"
#include "geo/io/cityjson_reading.hpp"
#include "geo/io/text_stream.hpp"

#include <cstddef>
#include <string_view>

namespace smiletwin::geo {

/// Behind the line break at or after `from`.
std::size_t line_end(std::string_view text, std::size_t from);

struct SequenceBegin {
    std::string_view header;
    TextPiece first_lines; ///< already taken from the text
};

/// Lines that are no feature are counted and named; the rest is there.
Result<CityJsonFile> read_cityjson_sequence(
    const SequenceBegin& begin,
    TextStream& text,
    std::size_t part_bytes,
    CityJsonImages& images,
    RunContext& context);

} // namespace smiletwin::geo
