// Pages of a mapped file that another program takes away by shortening it. Touching one would end
// the process (SIGBUS); a range watched here reads as zeros from there on instead.
#pragma once

#include <cstddef>

namespace smiletwin::geo {

/// `file` is the open descriptor of what is mapped at `begin`; both stay until unwatch_pages().
/// More than a few hundred ranges at a time are not watched, and neither are faults of the disk:
/// these end the process as ever, as zeros would pass for what the file says.
void watch_pages(const void* begin, std::size_t bytes, int file);
void unwatch_pages(const void* begin);

} // namespace smiletwin::geo
