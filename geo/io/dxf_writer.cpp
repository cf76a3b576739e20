#include "geo/io/dxf_writer.hpp"

#include "geo/base/streamed_text.hpp"
#include "geo/io/class_colours.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

namespace smiletwin::geo {

namespace {

/// Release 12 has letters, digits and a few signs in names, 31 at most.
constexpr std::size_t longest_name = 31;
/// Of a string in extended data.
constexpr std::size_t longest_text = 255;

std::string layer_name(const City& city, const CityPolygon& polygon) {
    const std::string_view kind = surface_kind_name(polygon.kind);
    std::string name = fmt::format(
        "LOD{}_{}{}{}",
        lod_name(polygon.lod_tenths),
        city.objects[polygon.object].type,
        kind.empty() ? "" : "_",
        kind);
    name.resize(std::min(name.size(), longest_name));
    for (char& c : name) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '_' || c == '-';
        c = kept ? c : '_';
    }
    return name;
}

/// The format is lines of ASCII.
std::string plain_text(std::string text) {
    text.resize(std::min(text.size(), longest_text));
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; }, '_');
    return text;
}

/// Numbers of AutoCAD's colour index near the class colours, in the order of class_colours().
constexpr std::array<int, 9> colour_numbers{14, 254, 8, 141, 72, 150, 253, 53, 9};

class DxfText {
public:
    DxfText(const City& city, StreamedText& file) : city_(city), file_(file) {}

    void head() {
        const Box3d box = city_.bounds.empty() ? Box3d{{}, {}} : city_.bounds;
        pair(999, fmt::format("metres, {}", city_.crs ? city_.crs->id() : "no reference system"));
        begin_section("HEADER");
        pair(9, "$ACADVER");
        pair(1, "AC1009");
        pair(9, "$EXTMIN");
        point(0, box.min);
        pair(9, "$EXTMAX");
        point(0, box.max);
        pair(0, "ENDSEC");
        begin_section("TABLES");
        begin_table("LTYPE", 1);
        named("LTYPE", "CONTINUOUS");
        pair(3, "Solid line");
        pair(72, 65);
        pair(73, 0);
        pair(40, 0.0);
        pair(0, "ENDTAB");
        layers();
        begin_table("APPID", 1);
        named("APPID", application);
        pair(0, "ENDTAB");
        pair(0, "ENDSEC");
        begin_section("ENTITIES");
    }

    void faces(const CityPolygon& polygon) {
        const std::string layer = layer_name(city_, polygon);
        const std::string id = plain_text(city_.objects[polygon.object].id);
        for (std::uint32_t i = 0; i < polygon.triangle_count; ++i) {
            const std::uint32_t* corner =
                city_.triangles.data() + 3 * (std::size_t{polygon.first_triangle} + i);
            pair(0, "3DFACE");
            pair(8, layer);
            for (int k = 0; k < 4; ++k) { // the last corner of a triangle stands twice
                point(k, city_.positions[corner[std::min(k, 2)]]);
            }
            if (const int hidden = hidden_edges(polygon, corner); hidden != 0) {
                pair(70, hidden);
            }
            if (!id.empty()) {
                pair(1001, application);
                pair(1000, id);
            }
        }
    }

    void end() {
        pair(0, "ENDSEC");
        pair(0, "EOF");
    }

private:
    static constexpr const char* application = "SMILETWIN";

    template <typename Value>
    void pair(int code, const Value& value) {
        fmt::format_to(std::back_inserter(file_.text()), "{}\n{}\n", code, value);
    }
    /// Codes 10, 20, 30 of the first point of an entity, 11, 21, 31 of the second ...
    void point(int number, const Vec3d& position) {
        pair(10 + number, position.x);
        pair(20 + number, position.y);
        pair(30 + number, position.z);
    }
    void begin_section(const char* name) {
        pair(0, "SECTION");
        pair(2, name);
    }
    void begin_table(const char* name, std::size_t count) {
        pair(0, "TABLE");
        pair(2, name);
        pair(70, count);
    }
    void named(const char* kind, std::string_view name) {
        pair(0, kind);
        pair(2, name);
        pair(70, 0);
    }

    void layers() {
        std::map<std::string, std::size_t> class_of_layer;
        for (const CityPolygon& polygon : city_.polygons) {
            class_of_layer.try_emplace(
                layer_name(city_, polygon),
                class_of(polygon.kind, city_.objects[polygon.object].type));
        }
        begin_table("LAYER", class_of_layer.size() + 1);
        named("LAYER", "0");
        pair(62, 7);
        pair(6, "CONTINUOUS");
        for (const auto& [name, of_class] : class_of_layer) {
            named("LAYER", name);
            pair(62, colour_numbers[of_class]);
            pair(6, "CONTINUOUS");
        }
        pair(0, "ENDTAB");
    }

    /// Edges that only the cutting into triangles made. Bit 4 is the edge between the two last
    /// corners, which are one here; bit 8 the edge back to the first.
    [[nodiscard]] int hidden_edges(const CityPolygon& polygon, const std::uint32_t* corner) const {
        constexpr std::array<int, 3> bits{1, 2, 8};
        int hidden = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            hidden |= is_border(polygon, corner[k], corner[(k + 1) % 3]) ? 0 : bits[k];
        }
        return hidden;
    }

    /// True when two corners follow each other on a ring, in either sense.
    [[nodiscard]] bool
    is_border(const CityPolygon& polygon, std::uint32_t a, std::uint32_t b) const {
        for (std::uint32_t i = 0; i < polygon.ring_count; ++i) {
            const std::uint32_t begin = city_.ring_starts[polygon.first_ring + i];
            const std::uint32_t end = city_.ring_starts[polygon.first_ring + i + 1];
            const auto next = [begin, end](std::uint32_t at) {
                return at + 1 < end ? at + 1 : begin;
            };
            if (a >= begin && a < end && b >= begin && b < end) {
                return next(a) == b || next(b) == a;
            }
        }
        return false;
    }

    const City& city_;
    StreamedText& file_;
};

Result<WriteReport> write_dxf(
    const City& city,
    const std::filesystem::path& path,
    const WriteOptions& /*options*/,
    RunContext& context) {
    WriteReport report;
    report.lost_if(true, "version", city.versions.size());
    report.lost_if(true, "kept_element", city.kept_elements.size());
    StreamedText file(path);
    DxfText text(city, file);
    text.head();
    for (const CityPolygon& polygon : city.polygons) {
        if (context.cancelled()) {
            return cancelled_problem();
        }
        text.faces(polygon);
        file.pass_on();
        ++report.polygons;
        report.lost_if(polygon.appearance >= 0, "appearance");
    }
    text.end();
    report.objects = city.objects.size();
    report.lost_if(!city.attributes.empty(), "attributes", city.attributes.size());
    const Result<Done> written = file.commit();
    return written ? Result<WriteReport>(std::move(report)) : written.problem();
}

} // namespace

CityWriter dxf_writer() {
    return {"dxf", "format.dxf", {".dxf"}, {}, write_dxf};
}

} // namespace smiletwin::geo
