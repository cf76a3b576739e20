#include "geo/io/citygml_writer.hpp"

#include "geo/base/streamed_text.hpp"
#include "geo/io/citygml_objects.hpp"
#include "geo/io/citygml_versions.hpp"
#include "geo/io/image_copies.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace smiletwin::geo {

namespace {

/// OGC 07-092r3: a URN of one system, or the parts of a compound one. Empty without EPSG code.
std::string srs_name(const City& city) {
    const int horizontal = city.crs ? city.crs->horizontal_epsg() : 0;
    const int vertical = city.crs ? city.crs->vertical_epsg() : 0;
    if (horizontal == 0) {
        return {};
    }
    return vertical == 0
               ? fmt::format("urn:ogc:def:crs:EPSG::{}", horizontal)
               : fmt::format("urn:ogc:def:crs,crs:EPSG::{},crs:EPSG::{}", horizontal, vertical);
}

/// Of all that is written.
Box3d box_of(const City& city) {
    Box3d box = city.bounds;
    for (const CityPoint& point : city.points) {
        box.add(point.position);
    }
    return box;
}

void write_head(const City& city, const CityGmlSchema& schema, std::string& out) {
    out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<core:CityModel";
    for (const auto& [prefix, uri] : schema.spaces()) {
        out += fmt::format("\n xmlns:{}=\"{}\"", prefix, uri);
    }
    out += ">\n";
    const Box3d box = box_of(city);
    if (box.empty()) {
        return;
    }
    const std::string srs = srs_name(city);
    const Vec3d& low = box.min;
    const Vec3d& high = box.max;
    out += fmt::format(
        "<gml:boundedBy>\n <gml:Envelope{} srsDimension=\"3\">\n"
        "  <gml:lowerCorner>{} {} {}</gml:lowerCorner>\n"
        "  <gml:upperCorner>{} {} {}</gml:upperCorner>\n </gml:Envelope>\n</gml:boundedBy>\n",
        srs.empty() ? srs : fmt::format(" srsName=\"{}\"", srs),
        low.x,
        low.y,
        low.z,
        high.x,
        high.y,
        high.z);
}

/// Ids of polygons begin like no id of an object does.
std::string polygon_prefix(const GmlIds& ids) {
    std::string prefix = "poly_";
    const auto is_used = [&prefix](const std::string& id) { return id.starts_with(prefix); };
    while (std::any_of(ids.used.begin(), ids.used.end(), is_used)) {
        prefix += '_';
    }
    return prefix;
}

Result<WriteReport> write_citygml(
    const City& city,
    const std::filesystem::path& path,
    const WriteOptions& options,
    RunContext& context) {
    WriteReport report;
    const CityGmlSchema& schema = CityGmlSchema::of_version(options.version);
    const auto images = copy_images(city, path);
    if (!images) {
        return images.problem();
    }
    GmlKept kept(city, schema);
    const GmlIds ids = gml_ids(city, schema, kept, report);
    const CityIndex index(city);
    const CityGmlFrame frame{city, schema, index, ids, kept};
    report.lost_if(
        city.crs && (srs_name(city).empty() || box_of(city).empty()), "reference_system");
    GmlLooks looks(city, polygon_prefix(ids), *images, report);
    StreamedText file(path);
    write_head(city, schema, file.text());
    XmlText xml(file.text());
    CityGmlObjects objects(frame, looks, xml, report);
    for (std::uint32_t i = 0; i < city.objects.size(); ++i) {
        if (context.cancelled()) {
            return cancelled_problem();
        }
        if (city.objects[i].parent < 0) {
            objects.add(i);
            file.pass_on();
        }
    }
    objects.count_lost_surfaces();
    report.lost_if(kept.lost() > 0, "kept_element", kept.lost());
    looks.write(xml, schema.is_3());
    if (schema.is_3()) {
        write_versions(city, ids.objects, xml, report);
    } else {
        report.lost_if(true, "version", city.versions.size());
    }
    file.text() += "</core:CityModel>\n";
    const Result<Done> written = file.commit();
    return written ? Result<WriteReport>(std::move(report)) : written.problem();
}

} // namespace

CityWriter citygml_writer() {
    return {"citygml", "format.citygml", {".gml", ".citygml"}, {"2.0", "3.0"}, write_citygml};
}

} // namespace smiletwin::geo
