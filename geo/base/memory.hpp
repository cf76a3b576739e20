// How the process deals with memory it no longer needs.
#pragma once

namespace smiletwin::geo {

/// From now on large blocks that are freed go back to the system at once. Otherwise the C library
/// keeps ever larger ones for later: twice the size of a city model. For commands that read, write
/// and end; what works on the same arrays again and again would pay for each new page.
void give_large_blocks_back();

} // namespace smiletwin::geo
