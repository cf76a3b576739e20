// What is said when a file cannot be read or held, in the same words everywhere.
#pragma once

#include "geo/base/message.hpp"

#include <filesystem>

namespace smiletwin::geo {

/// The file does not exist, is no file or may not be read.
Problem unreadable_file(const std::filesystem::path& path);

/// What was asked for does not fit into memory.
Problem out_of_memory();

} // namespace smiletwin::geo
