#include "tests/bench/packed_file.hpp"

#include "geo/base/mapped_file.hpp"

#include <zlib.h>

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace smiletwin::bench {

void write_packed(const std::filesystem::path& file, const std::filesystem::path& packed) {
    const auto mapped = geo::MappedFile::open(file);
    gzFile out = gzopen(packed.c_str(), "wb6");
    if (!mapped || out == nullptr) {
        throw std::runtime_error("cannot pack " + file.string());
    }
    constexpr std::size_t most_at_once = std::size_t{1} << 24U;
    for (std::string_view rest = mapped->bytes(); !rest.empty();) {
        const auto bytes = static_cast<unsigned>(std::min(rest.size(), most_at_once));
        gzwrite(out, rest.data(), bytes);
        rest.remove_prefix(bytes);
    }
    if (gzclose(out) != Z_OK) {
        throw std::runtime_error("cannot write " + packed.string());
    }
}

} // namespace smiletwin::bench
