// The list of writers. One line each.
#include "geo/io/city_writer.hpp"

#include "geo/io/citygml_writer.hpp"
#include "geo/io/cityjson_writer.hpp"
#include "geo/io/dxf_writer.hpp"
#include "geo/io/glb_writer.hpp"
#include "geo/io/gpkg_writer.hpp"
#include "geo/io/obj_writer.hpp"

#include <algorithm>
#include <cctype>

namespace smiletwin::geo {

const std::vector<CityWriter>& city_writers() {
    static const std::vector<CityWriter> list{
        citygml_writer(),
        cityjson_sequence_writer(),
        cityjson_writer(),
        glb_writer(),
        gpkg_writer(),
        dxf_writer(),
        obj_writer(),
    };
    return list;
}

const CityWriter* writer_for(const std::filesystem::path& path) {
    std::string name = path.filename().string();
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    for (const CityWriter& writer : city_writers()) {
        const bool fits =
            std::any_of(writer.endings.begin(), writer.endings.end(), [&](std::string_view ending) {
                return name.ends_with(ending);
            });
        if (fits) {
            return &writer;
        }
    }
    return nullptr;
}

void lose_qualifiers(std::span<const Attribute> attributes, WriteReport& report) {
    for (const Attribute& attribute : attributes) {
        const bool is_code = attribute.kind == AttributeKind::Code;
        report.lost_if(!attribute.qualifier.empty(), is_code ? "code_space" : "unit");
    }
}

void lose_surface_attributes(const City& city, WriteReport& report) {
    for (const CitySurface& surface : city.surfaces) {
        report.lost_if(surface.attribute_count > 0, "surface_attribute", surface.attribute_count);
    }
}

} // namespace smiletwin::geo
