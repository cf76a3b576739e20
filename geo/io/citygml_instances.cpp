#include "geo/io/citygml_instances.hpp"

#include <vector>

namespace smiletwin::geo {

void InstanceCollector::begin(const PolygonPlace& place) {
    instance_ = {};
    instance_.object = static_cast<std::uint32_t>(place.object);
    instance_.lod_tenths = static_cast<std::uint8_t>(10 * place.lod);
    instance_.kind = place.kind;
    instance_.first_polygon = static_cast<std::uint32_t>(model_.polygons.size());
}

void InstanceCollector::use_template(std::string_view href) {
    if (href.starts_with('#')) {
        instance_.template_hash = gml_id_hash(href.substr(1));
    } else if (!href.empty()) {
        ++model_.ignored["external_reference"];
    }
}

void InstanceCollector::value(std::string_view local, std::string_view text, std::uint8_t srs) {
    if (local == "libraryObject") {
        instance_.library_uri = text;
    } else if (local == "transformationMatrix") {
        // Row by row, four rows of four; the last is 0 0 0 1.
        std::vector<double> numbers;
        instance_.is_placing_good =
            read_coordinates(GmlNumbers(text), numbers) && numbers.size() == 16;
        for (std::size_t i = 0; i < 12 && instance_.is_placing_good; ++i) {
            instance_.placing[i / 4][i % 4] = numbers[i];
        }
    } else if (local == "pos" || local == "coordinates") {
        std::vector<double> numbers;
        instance_.has_place = read_coordinates(GmlNumbers(text), numbers) && numbers.size() >= 2;
        if (instance_.has_place) {
            instance_.place = {numbers[0], numbers[1], numbers.size() > 2 ? numbers[2] : 0.0};
            instance_.srs = srs;
        }
    }
}

void InstanceCollector::end() {
    instance_.end_polygon = static_cast<std::uint32_t>(model_.polygons.size());
    instance_.defines_template = instance_.end_polygon > instance_.first_polygon;
    if (instance_.defines_template) {
        instance_.template_hash = 0;
    }
    model_.instances.push_back(std::move(instance_));
}

} // namespace smiletwin::geo
