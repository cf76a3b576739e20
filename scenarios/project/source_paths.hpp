// Where a source lies: stored relative to the project file where that makes sense, with the hash of
// what was there when it was added.
#pragma once

#include "geo/base/result.hpp"

#include <filesystem>
#include <string>

namespace smiletwin::scenarios {

/// `path` as it is stored: relative to `folder` when both lie under one top folder (so that a
/// project moves together with its data), else absolute. An empty folder keeps it absolute.
std::string stored_path(const std::filesystem::path& path, const std::filesystem::path& folder);

/// Absolute path of a stored one.
std::filesystem::path resolved_path(const std::string& stored, const std::filesystem::path& folder);

/// Hash of a file; of a folder, of its files' relative names and hashes in order of name; of a file
/// in an archive, that of the archive.
geo::Result<std::string> source_hash(const std::filesystem::path& path);

} // namespace smiletwin::scenarios
