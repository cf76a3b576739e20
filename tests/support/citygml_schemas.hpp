// CityGML files against the schemas of the OGC, with xmllint and without any network.
#pragma once

#include "tests/support/temporary_folder.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

namespace smiletwin::tests {

inline bool has_xmllint() {
    const bool has = std::system("xmllint --version > /dev/null 2>&1") == 0;
    if (!has) {
        std::cout << "SKIPPED: xmllint is not installed\n";
    }
    return has;
}

/// Where the addresses that schemas name each other by are found here (OASIS XML Catalogs 1.1).
inline void write_catalog(const std::filesystem::path& path, const std::filesystem::path& schemas) {
    std::ofstream out(path);
    out << "<catalog xmlns=\"urn:oasis:names:tc:entity:xmlns:xml:catalog\">\n";
    const auto rewrite = [&](const char* from, const char* to) {
        out << "<rewriteSystem systemIdStartString=\"" << from << "\" rewritePrefix=\"file://"
            << std::filesystem::canonical(schemas).string() << '/' << to << "\"/>\n";
    };
    rewrite("http://schemas.opengis.net/", "ogc/");
    rewrite("http://www.w3.org/", "w3c/");
    rewrite("http://docs.oasis-open.org/election/external/xAL.xsd", "ogc/citygml/xAL/xAL.xsd");
    rewrite(
        "http://docs.oasis-open.org/ciq/v3.0/cs02/xsd/default/xsd/xAL.xsd",
        "oasis/xal-3.0/xAL.xsd");
    out << "</catalog>\n";
}

/// What xmllint says about those files of the folder that are not valid; empty when all are.
inline std::string citygml_complaints(
    const std::filesystem::path& files,
    const std::filesystem::path& schemas,
    std::string_view version) {
    const TemporaryFolder folder;
    const std::filesystem::path catalog = folder.path() / "catalog.xml";
    const std::filesystem::path log = folder.path() / "xmllint.log";
    write_catalog(catalog, schemas);
    const char* schema = version == "2.0" ? "ogc/citygml/profiles/base/2.0/CityGML.xsd"
                                          : "ogc/citygml/3.0/CityGML.xsd";
    const std::string command = fmt::format(
        "XML_CATALOG_FILES='{}' xmllint --noout --nonet --schema '{}' '{}'/*.gml > '{}' 2>&1",
        catalog.string(),
        (schemas / schema).string(),
        files.string(),
        log.string());
    return std::system(command.c_str()) == 0 ? std::string() : bytes_of(log).substr(0, 4000);
}

} // namespace smiletwin::tests
