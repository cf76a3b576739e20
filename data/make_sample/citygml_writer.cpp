#include "citygml_writer.hpp"

#include "place.hpp"
#include "text_file.hpp"

#include <fmt/format.h>

#include <map>

namespace smiletwin::sample {
namespace {

using geo::SurfaceKind;

constexpr const char* crs_name = "urn:adv:crs:ETRS89_UTM33*DE_DHHN2016_NH";

/// Polygons that show one look; written as one texture or material at the end.
struct Target {
    std::string polygon;
    std::string uv; ///< empty for a plain colour
};
using Targets = std::map<std::string, std::vector<Target>>;

const char* surface_name(SurfaceKind kind) {
    switch (kind) {
    case SurfaceKind::Roof:
        return "RoofSurface";
    case SurfaceKind::Ground:
        return "GroundSurface";
    case SurfaceKind::OuterCeiling:
        return "OuterCeilingSurface";
    default:
        return "WallSurface";
    }
}

std::string position(geo::Vec3d local) {
    const geo::Vec3d p = to_crs(local);
    return fmt::format("{} {} {}", millimetres(p.x), millimetres(p.y), millimetres(p.z));
}

/// Ring with its first point repeated at the end.
std::string position_list(const Face& face) {
    std::string text;
    for (const geo::Vec3d& p : face.ring) {
        text += position(p) + ' ';
    }
    return text + position(face.ring.front());
}

std::string uv_list(const Face& face) {
    std::string text;
    for (std::size_t i = 0; i <= face.ring.size(); ++i) {
        const geo::Vec2d uv = face.picture_uv[i % face.ring.size()];
        text += (i > 0 ? " " : "") + fixed(uv.x, 4) + ' ' + fixed(uv.y, 4);
    }
    return text;
}

class Writer {
public:
    explicit Writer(const LookTable& looks) : looks_(looks) {}

    void building(const Building& building, int number) {
        const std::string id = fmt::format("DEMVALHRO1{:06}", number);
        text_ += fmt::format("<core:cityObjectMember>\n<bldg:Building gml:id=\"{}\">\n", id);
        if (!building.name.empty()) {
            text_ += fmt::format("<gml:name>{}</gml:name>\n", building.name);
        }
        survey_attributes(id, building);
        usage(building);
        const bool single = building.parts.size() == 1;
        if (single) {
            text_ +=
                fmt::format("<bldg:roofType>{}</bldg:roofType>\n", building.parts[0].roof_code);
        }
        heights(building.parts, building.storeys);
        if (single) {
            body(id, building.parts[0].solid);
        }
        if (!building.installations.empty()) {
            installation(id, building.installations);
        }
        if (single) {
            surfaces(id, building.parts[0].solid);
        } else {
            parts(id, building);
        }
        address(building);
        text_ += "</bldg:Building>\n</core:cityObjectMember>\n";
    }

    void furniture(const Furniture& piece, int number) {
        const std::string id = fmt::format("DEMVALHRO2{:06}", number);
        const char* type = piece.ship ? "gen:GenericCityObject" : "frn:CityFurniture";
        const char* module = piece.ship ? "gen" : "frn";
        text_ += fmt::format(
            "<core:cityObjectMember>\n<{} gml:id=\"{}\">\n<gml:name>{}</gml:name>\n",
            type,
            id,
            piece.name);
        text_ += fmt::format("<{}:lod2Geometry><gml:MultiSurface>\n", module);
        for (std::size_t i = 0; i < piece.faces.size(); ++i) {
            polygon(fmt::format("{}_{}", id, i), piece.faces[i]);
            text_ += '\n';
        }
        text_ += fmt::format(
            "</gml:MultiSurface></{}:lod2Geometry>\n</{}>\n</core:cityObjectMember>\n",
            module,
            type);
    }

    [[nodiscard]] std::string text() const { return text_; }
    [[nodiscard]] const Targets& targets() const { return targets_; }

private:
    void survey_attributes(const std::string& id, const Building& building) {
        text_ += fmt::format(
            "<core:creationDate>2026-01-15</core:creationDate>\n<core:externalReference>"
            "<core:informationSystem>http://repository.gdi-de.org/schemas/adv/citygml/fdv/"
            "art.htm#_9100</core:informationSystem><core:externalObject><core:name>{}</core:name>"
            "</core:externalObject></core:externalReference>\n",
            id);
        attribute("Gemeindeschluessel", "13003000");
        attribute("DatenquelleDachhoehe", "1000");
        attribute("DatenquelleBodenhoehe", "1100");
        attribute("DatenquelleLage", "1000");
        if (!building.name.empty()) {
            attribute("Denkmal", "ja");
        }
    }

    void attribute(const char* name, const char* value) {
        text_ += fmt::format(
            "<gen:stringAttribute name=\"{}\"><gen:value>{}</gen:value></gen:stringAttribute>\n",
            name,
            value);
    }

    void usage(const Building& building) {
        text_ += fmt::format("<bldg:function>{}</bldg:function>\n", building.function);
        if (building.built_year > 0) {
            text_ += fmt::format(
                "<bldg:yearOfConstruction>{}</bldg:yearOfConstruction>\n", building.built_year);
        }
    }

    void heights(const std::vector<Part>& parts, int storeys) {
        double low = 1e9;
        double high = -1e9;
        for (const Part& part : parts) {
            for (const Face& face : part.solid) {
                for (const geo::Vec3d& p : face.ring) {
                    low = std::min(low, p.z);
                    high = std::max(high, p.z);
                }
            }
        }
        text_ += fmt::format(
            "<bldg:measuredHeight uom=\"urn:adv:uom:m\">{}</bldg:measuredHeight>\n",
            millimetres(rounded_mm(high) - rounded_mm(low)));
        if (storeys > 0) {
            text_ +=
                fmt::format("<bldg:storeysAboveGround>{}</bldg:storeysAboveGround>\n", storeys);
        }
    }

    void body(const std::string& id, const Solid& solid) {
        text_ += fmt::format(
            "<bldg:lod2Solid><gml:Solid gml:id=\"{}_s\"><gml:exterior><gml:CompositeSurface>\n",
            id);
        for (std::size_t i = 0; i < solid.size(); ++i) {
            text_ += fmt::format("<gml:surfaceMember xlink:href=\"#{}_{}\"/>\n", id, i);
        }
        text_ += "</gml:CompositeSurface></gml:exterior></gml:Solid></bldg:lod2Solid>\n";
    }

    void surfaces(const std::string& id, const Solid& solid) {
        for (std::size_t i = 0; i < solid.size(); ++i) {
            const std::string polygon_id = fmt::format("{}_{}", id, i);
            const char* name = surface_name(solid[i].kind);
            text_ += fmt::format(
                "<bldg:boundedBy><bldg:{} "
                "gml:id=\"{}_b\"><bldg:lod2MultiSurface><gml:MultiSurface>",
                name,
                polygon_id);
            polygon(polygon_id, solid[i]);
            text_ += fmt::format(
                "</gml:MultiSurface></bldg:lod2MultiSurface></bldg:{}></bldg:boundedBy>\n", name);
        }
    }

    void polygon(const std::string& id, const Face& face) {
        text_ += fmt::format(
            "<gml:surfaceMember><gml:Polygon gml:id=\"{}\"><gml:exterior><gml:LinearRing "
            "gml:id=\"{}_r\"><gml:posList srsDimension=\"3\">{}</gml:posList></gml:LinearRing>"
            "</gml:exterior></gml:Polygon></gml:surfaceMember>",
            id,
            id,
            position_list(face));
        if (looks_.pictures.contains(face.look)) {
            targets_[face.look].push_back({id, uv_list(face)});
        } else if (!face.look.empty()) {
            targets_[face.look].push_back({id, {}});
        }
    }

    void installation(const std::string& id, const std::vector<Face>& faces) {
        text_ += fmt::format(
            "<bldg:outerBuildingInstallation><bldg:BuildingInstallation gml:id=\"{}_i\">"
            "<bldg:lod2Geometry><gml:MultiSurface>\n",
            id);
        for (std::size_t i = 0; i < faces.size(); ++i) {
            polygon(fmt::format("{}_i{}", id, i), faces[i]);
            text_ += '\n';
        }
        text_ += "</gml:MultiSurface></bldg:lod2Geometry></bldg:BuildingInstallation>"
                 "</bldg:outerBuildingInstallation>\n";
    }

    void parts(const std::string& id, const Building& building) {
        for (std::size_t i = 0; i < building.parts.size(); ++i) {
            const Part& part = building.parts[i];
            const std::string part_id = fmt::format("{}p{}", id, i + 1);
            text_ += fmt::format(
                "<bldg:consistsOfBuildingPart><bldg:BuildingPart gml:id=\"{}\">\n", part_id);
            text_ += fmt::format(
                "<bldg:function>{}</bldg:function>\n<bldg:roofType>{}</bldg:roofType>\n",
                building.function,
                part.roof_code);
            heights({part}, 0);
            body(part_id, part.solid);
            surfaces(part_id, part.solid);
            text_ += "</bldg:BuildingPart></bldg:consistsOfBuildingPart>\n";
        }
    }

    void address(const Building& building) {
        if (building.house_number == 0) {
            return;
        }
        text_ += fmt::format(
            "<bldg:address><core:Address><core:xalAddress><xAL:AddressDetails><xAL:Country>"
            "<xAL:CountryName>Germany</xAL:CountryName><xAL:Locality Type=\"Town\">"
            "<xAL:LocalityName>Musterquartier</xAL:LocalityName><xAL:Thoroughfare Type=\"Street\">"
            "<xAL:ThoroughfareNumber>{}</xAL:ThoroughfareNumber><xAL:ThoroughfareName>{}"
            "</xAL:ThoroughfareName></xAL:Thoroughfare></xAL:Locality></xAL:Country>"
            "</xAL:AddressDetails></core:xalAddress></core:Address></bldg:address>\n",
            building.house_number,
            building.street);
    }

    const LookTable& looks_;
    std::string text_;
    Targets targets_;
};

std::string texture_text(const std::string& picture, const std::vector<Target>& targets) {
    std::string text = fmt::format(
        "<app:surfaceDataMember><app:ParameterizedTexture><app:imageURI>{}</app:imageURI>"
        "<app:mimeType>image/png</app:mimeType><app:textureType>typical</app:textureType>"
        "<app:wrapMode>wrap</app:wrapMode>\n",
        picture);
    for (const Target& target : targets) {
        text += fmt::format(
            "<app:target uri=\"#{0}\"><app:TexCoordList><app:textureCoordinates "
            "ring=\"#{0}_r\">{1}</app:textureCoordinates></app:TexCoordList></app:target>\n",
            target.polygon,
            target.uv);
    }
    return text + "</app:ParameterizedTexture></app:surfaceDataMember>\n";
}

std::string material_text(const Rgb& colour, const std::vector<Target>& targets) {
    std::string text = fmt::format(
        "<app:surfaceDataMember><app:X3DMaterial><app:diffuseColor>{} {} {}</app:diffuseColor>\n",
        fixed(colour[0] / 255.0, 3),
        fixed(colour[1] / 255.0, 3),
        fixed(colour[2] / 255.0, 3));
    for (const Target& target : targets) {
        text += fmt::format("<app:target>#{}</app:target>\n", target.polygon);
    }
    return text + "</app:X3DMaterial></app:surfaceDataMember>\n";
}

std::string appearance_text(const Targets& targets, const LookTable& looks) {
    std::string text = "<app:appearanceMember><app:Appearance><app:theme>Ort</app:theme>\n";
    for (const auto& [look, polygons] : targets) {
        const auto picture = looks.pictures.find(look);
        text += picture != looks.pictures.end() ? texture_text(picture->second, polygons)
                                                : material_text(looks.colours.at(look), polygons);
    }
    return text + "</app:Appearance></app:appearanceMember>\n";
}

std::string envelope_text(const std::vector<Building>& buildings) {
    geo::Box3d box;
    for (const Building& building : buildings) {
        for (const Part& part : building.parts) {
            for (const Face& face : part.solid) {
                for (const geo::Vec3d& p : face.ring) {
                    box.add(p);
                }
            }
        }
    }
    return fmt::format(
        "<gml:boundedBy><gml:Envelope srsName=\"{}\" srsDimension=\"3\"><gml:lowerCorner>{}"
        "</gml:lowerCorner><gml:upperCorner>{}</gml:upperCorner></gml:Envelope></gml:boundedBy>\n",
        crs_name,
        position(box.min),
        position(box.max));
}

} // namespace

std::string citygml_text(
    const std::vector<Building>& buildings,
    const std::vector<Furniture>& furniture,
    const LookTable& looks) {
    Writer writer(looks);
    int number = 0;
    for (const Building& building : buildings) {
        writer.building(building, ++number);
    }
    number = 0;
    for (const Furniture& piece : furniture) {
        writer.furniture(piece, ++number);
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<core:CityModel xmlns:core=\"http://www.opengis.net/citygml/2.0\" "
           "xmlns:bldg=\"http://www.opengis.net/citygml/building/2.0\" "
           "xmlns:app=\"http://www.opengis.net/citygml/appearance/2.0\" "
           "xmlns:frn=\"http://www.opengis.net/citygml/cityfurniture/2.0\" "
           "xmlns:gen=\"http://www.opengis.net/citygml/generics/2.0\" "
           "xmlns:gml=\"http://www.opengis.net/gml\" "
           "xmlns:xAL=\"urn:oasis:names:tc:ciq:xsdschema:xAL:2.0\" "
           "xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n"
           "<gml:name>Musterquartier</gml:name>\n" +
           envelope_text(buildings) + writer.text() + appearance_text(writer.targets(), looks) +
           "</core:CityModel>\n";
}

} // namespace smiletwin::sample
