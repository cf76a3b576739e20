// Versions of a city model (CityGML 3.0, OGC 20-010, module Versioning): collected while their
// elements go by, and written. Private to the CityGML reader and writer.
#pragma once

#include "geo/io/city_writer.hpp"
#include "geo/io/citygml_collector.hpp"
#include "geo/io/import_report.hpp"
#include "geo/io/raw_city.hpp"
#include "geo/io/xml_text.hpp"

#include <span>
#include <string>
#include <vector>

namespace smiletwin::geo {

bool is_version(std::string_view local);

/// Takes a Version or a VersionTransition with all that it says.
class VersionCollector : public GmlCollector {
public:
    explicit VersionCollector(RawModel& model) : model_(model) {}

    /// Called before begin(), which does not know the name.
    void expect(std::string_view local) { is_transition_ = local == "VersionTransition"; }
    void begin(const PolygonPlace& place, std::string_view id) override;
    void start(std::string_view local, const Said& said) override;
    void
    value(std::string_view local, std::string_view text, std::uint8_t srs, std::uint8_t dimension)
        override;
    void leave(std::string_view local) override;
    void end() override;

private:
    void add(std::string_view local, std::string_view value, AttributeKind kind);

    RawModel& model_;
    bool is_transition_ = false;
    bool in_transaction_ = false;
    CityVersion version_;
};

/// How many members each version has.
void count_versions(const City& city, ImportReport& report);

/// Members of a model of 3.0; `ids` are those that the objects are written with.
void write_versions(
    const City& city, std::span<const std::string> ids, XmlText& xml, WriteReport& report);

} // namespace smiletwin::geo
