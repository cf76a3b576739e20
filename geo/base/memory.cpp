#include "geo/base/memory.hpp"

#include <malloc.h>

namespace smiletwin::geo {

void give_large_blocks_back() {
    // The C library's own first value; to state it ends its growth with each block that is freed.
    constexpr int bytes = 128 * 1024;
    mallopt(M_MMAP_THRESHOLD, bytes);
}

} // namespace smiletwin::geo
