// CityJSON files against the schemas of the standard, with Python's jsonschema (draft 7) and
// without any network.
#pragma once

#include "tests/support/temporary_folder.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <string_view>

namespace smiletwin::tests {

inline bool has_jsonschema() {
    const bool has = std::system("/usr/bin/python3 -c 'import jsonschema' > /dev/null 2>&1") == 0;
    if (!has) {
        std::cout << "SKIPPED: python3-jsonschema is not installed\n";
    }
    return has;
}

/// What jsonschema says about those .json files of the folder that are not valid; empty when all
/// are.
inline std::string
cityjson_complaints(const std::filesystem::path& files, const std::filesystem::path& schema) {
    const TemporaryFolder folder;
    const std::filesystem::path log = folder.path() / "jsonschema.log";
    const std::string command = fmt::format(
        "cd '{}' && /usr/bin/python3 -W ignore -m jsonschema --error-format "
        "'{{error.message:.300}}\n' "
        "$(printf -- '-i %s ' *.json) '{}' > '{}' 2>&1",
        files.string(),
        std::filesystem::canonical(schema).string(),
        log.string());
    return std::system(command.c_str()) == 0 ? std::string() : bytes_of(log).substr(0, 4000);
}

} // namespace smiletwin::tests
