// Reads a city model written in a test.
#pragma once

#include "geo/io/importer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace smiletwin::tests {

struct ReadModel {
    std::shared_ptr<const geo::City> city; ///< never null
    geo::ImportReport report;
};

/// Reads `text` as a file in `folder`, beside whatever else lies there; it must be readable.
inline ReadModel read_model(
    const TemporaryFolder& folder, std::string_view text, std::string_view name = "model.gml") {
    geo::RunContext context;
    auto read = geo::import_file(folder.file(name, text), {}, context);
    REQUIRE(read.ok());
    return {std::get<std::shared_ptr<const geo::City>>(read->data), read->report};
}

inline ReadModel read_model(std::string_view text, std::string_view name = "model.gml") {
    const TemporaryFolder folder;
    return read_model(folder, text, name);
}

} // namespace smiletwin::tests
