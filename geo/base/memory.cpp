#include "geo/base/memory.hpp"

#include <malloc.h>

namespace smiletwin::geo {

void give_large_blocks_back() {
    // Half the C library's own first value, which otherwise grows with each block that is freed.
    constexpr int bytes = 64 * 1024;
    mallopt(M_MMAP_THRESHOLD, bytes);
}

} // namespace smiletwin::geo
