#include "tests/bench/libcitygml_peer.hpp"

#include <citygml/citygml.h>
#include <citygml/citygmllogger.h>
#include <citygml/citymodel.h>
#include <citygml/cityobject.h>
#include <citygml/geometry.h>

namespace smiletwin::bench {

namespace {

/// Says nothing: writing messages would count against the peer.
class SilentLogger : public citygml::CityGMLLogger {
public:
    void log(LOGLEVEL /*level*/, const std::string& /*message*/, const char* /*file*/, int /*line*/)
        const override {}
};

std::uint64_t count(const citygml::Geometry& geometry) {
    std::uint64_t polygons = geometry.getPolygonsCount();
    for (unsigned int i = 0; i < geometry.getGeometriesCount(); ++i) {
        polygons += count(geometry.getGeometry(i));
    }
    return polygons;
}

std::uint64_t count(const citygml::CityObject& object) {
    std::uint64_t polygons = 0;
    for (unsigned int i = 0; i < object.getGeometriesCount(); ++i) {
        polygons += count(object.getGeometry(i));
    }
    for (unsigned int i = 0; i < object.getChildCityObjectsCount(); ++i) {
        polygons += count(object.getChildCityObject(i));
    }
    return polygons;
}

} // namespace

std::uint64_t read_with_libcitygml(const std::filesystem::path& file) {
    const auto city =
        citygml::load(file.string(), citygml::ParserParams(), std::make_shared<SilentLogger>());
    std::uint64_t polygons = 0;
    for (unsigned int i = 0; city != nullptr && i < city->getNumRootCityObjects(); ++i) {
        polygons += count(city->getRootCityObject(static_cast<int>(i)));
    }
    return polygons;
}

} // namespace smiletwin::bench
