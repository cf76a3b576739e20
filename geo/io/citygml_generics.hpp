// Generic attributes and their sets, as the generics modules of CityGML 2.0 (OGC 12-019, clause
// 10.12) and 3.0 (OGC 21-006r2) write them. Private to the CityGML writer.
#pragma once

#include "geo/city/city.hpp"
#include "geo/io/city_writer.hpp"
#include "geo/io/xml_text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

/// Both GML versions take a symbol or a URI (GML 3.2.1, 8.2.3.6: no blanks).
bool is_gml_unit(std::string_view unit);
/// Of a code; empty where it is none that XML takes.
std::string_view gml_code_space(const Attribute& attribute);

class GmlGenerics {
public:
    GmlGenerics(bool is_3, XmlText& xml, WriteReport& report)
        : is_3_(is_3), xml_(xml), report_(report) {}

    /// Those whose names are paths into the same set stand in one. Counts units and code spaces
    /// that are lost.
    void write(const std::vector<const Attribute*>& attributes);

private:
    /// An attribute with what is left of its path.
    struct Placed {
        std::string_view path;
        const Attribute* attribute = nullptr;
    };
    /// `property` holds the attributes in 3.0.
    void write_all(const std::vector<Placed>& attributes, std::string_view property);
    void
    write_set(std::string_view name, const std::vector<Placed>& members, std::string_view property);
    void write_one(const Placed& placed, std::string_view property);
    /// 2.0 has no generic codes: an attribute of its own says what they are of.
    void write_code_space(const Placed& placed);
    [[nodiscard]] std::string_view type_of(const Attribute& attribute) const;

    bool is_3_;
    XmlText& xml_;
    WriteReport& report_;
};

} // namespace smiletwin::geo
