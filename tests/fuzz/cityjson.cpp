// Whatever the bytes are, reading them as CityJSON and its sequences ends in a city or in a
// sentence.
#include "geo/io/cityjson_importer.hpp"
#include "tests/fuzz/file_in_memory.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const smiletwin::tests::FileInMemory file(bytes, size);
    smiletwin::geo::ImportOptions options;
    // A folder without files: names of images and libraries are looked up, and nothing is there.
    options.root = "/proc/self/fdinfo";
    smiletwin::geo::RunContext context;
    static_cast<void>(smiletwin::geo::cityjson_format().read(file.path(), options, context));
    return 0;
}
