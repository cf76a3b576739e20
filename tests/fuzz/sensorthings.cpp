// Whatever the bytes are, reading them as an answer of a SensorThings service ends in things or in
// a sentence.
#include "geo/io/sensorthings_importer.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    if (const auto answer = smiletwin::geo::parse_json(text, {})) {
        static_cast<void>(smiletwin::geo::things_from_json(*answer, {}));
    }
    return 0;
}
