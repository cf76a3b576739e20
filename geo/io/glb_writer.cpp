#include "geo/io/glb_writer.hpp"

#include "geo/base/replace_file.hpp"
#include "geo/io/city_index.hpp"
#include "geo/io/glb_looks.hpp"
#include "geo/io/glb_meshes.hpp"
#include "geo/io/json_text.hpp"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <cmath>
#include <fstream>

namespace smiletwin::geo {

namespace {

static_assert(std::endian::native == std::endian::little, "glTF is little endian");

/// Exteriors; LoD4 repeats them around its rooms.
constexpr std::uint8_t lod_cap_tenths = 39;
/// Lengths in a GLB are 32 bit wide.
constexpr std::uint64_t most_bytes = 0xFFFFFFFFULL;

constexpr std::uint32_t magic = 0x46546C67;        // "glTF"
constexpr std::uint32_t json_chunk = 0x4E4F534A;   // "JSON"
constexpr std::uint32_t binary_chunk = 0x004E4942; // "BIN"

/// Places of the arrays in the buffer, in this order.
enum View : std::size_t { Positions, Normals, Indices, TextureCoordinates };

Vec3d origin_of(const City& city) {
    const Vec3d& low = city.bounds.min;
    return city.bounds.empty() ? Vec3d{}
                               : Vec3d{std::floor(low.x), std::floor(low.y), std::floor(low.z)};
}

std::string vec3(const float (&v)[3]) {
    return fmt::format("[{},{},{}]", v[0], v[1], v[2]);
}

class GlbDocument {
public:
    GlbDocument(const City& city, WriteReport& report)
        : city_(city)
        , report_(report)
        , index_(city)
        , origin_(origin_of(city))
        , looks_(city)
        , meshes_(city, looks_, origin_) {}

    void add_object(std::uint32_t index, std::uint8_t lod_tenths) {
        const CityObject& object = city_.objects[index];
        const std::vector<std::uint32_t> drawn = drawn_of(index, lod_tenths);
        std::string node = fmt::format(
            R"({{"name":{},"extras":{{"id":{},"type":{},"attributes":{}}})",
            json_quoted(object.id.empty() ? object.type : object.id),
            json_quoted(object.id),
            json_quoted(object.type),
            json_attributes(city_.attributes_of(object)));
        if (!drawn.empty()) {
            node += fmt::format(",\"mesh\":{}", add_mesh(drawn));
        }
        GlbList children;
        for (const std::uint32_t child : index_.children(index)) {
            children.add(fmt::format("{}", child + 1));
        }
        nodes_.add(node + children.member("children") + '}');
        if (object.parent < 0) {
            roots_.add(fmt::format("{}", index + 1));
        }
        ++report_.objects;
        report_.polygons += drawn.size();
    }

    Result<Done> write(const std::filesystem::path& path) {
        std::string document = described(path.stem().string());
        document.resize((document.size() + 3) / 4 * 4, ' ');
        const std::uint64_t total = 28 + document.size() + binary_size();
        if (total > most_bytes) {
            return Problem{
                {"error.convert.too_large", {{"file", path.filename().string()}}},
                path.string(),
                {"help.convert.too_large", {}},
                {}};
        }
        PendingFile pending(path);
        std::ofstream out(pending.path(), std::ios::binary | std::ios::trunc);
        put(out, std::array{magic, 2U, static_cast<std::uint32_t>(total)});
        put(out, std::array{static_cast<std::uint32_t>(document.size()), json_chunk});
        put(out, document);
        put(out, std::array{static_cast<std::uint32_t>(binary_size()), binary_chunk});
        put(out, meshes_.positions());
        put(out, meshes_.normals());
        put(out, meshes_.indices());
        put(out, meshes_.texture_coordinates());
        put(out, looks_.bytes());
        out.close();
        return out ? pending.commit() : Result<Done>(unwritable_file(path, {}));
    }

private:
    template <typename Values>
    static void put(std::ofstream& out, const Values& values) {
        const std::size_t bytes = values.size() * sizeof values[0];
        out.write(
            reinterpret_cast<const char*>(values.data()), static_cast<std::streamsize>(bytes));
    }

    std::vector<std::uint32_t> drawn_of(std::uint32_t object, std::uint8_t lod_tenths) {
        std::vector<std::uint32_t> drawn;
        for (const std::uint32_t index : index_.polygons(object)) {
            const CityPolygon& polygon = city_.polygons[index];
            if (polygon.lod_tenths != lod_tenths) {
                ++report_.lost["other_lods"];
                continue;
            }
            drawn.push_back(index);
            const bool has_look = looks_.material_of(polygon) < city_.appearances.size();
            report_.lost_if(polygon.appearance >= 0 && !has_look, "appearance");
        }
        return drawn;
    }

    std::size_t add_mesh(const std::vector<std::uint32_t>& polygons) {
        GlbList primitives;
        for (const GlbPart& part : meshes_.add(polygons)) {
            const std::string bounds =
                fmt::format(R"(,"min":{},"max":{})", vec3(part.min), vec3(part.max));
            const std::size_t positions =
                accessor(Positions, 12 * part.first_vertex, part.vertex_count, "VEC3", bounds);
            const std::size_t normals =
                accessor(Normals, 12 * part.first_vertex, part.vertex_count, "VEC3");
            std::string uv;
            if (part.has_uv) {
                uv = fmt::format(
                    R"(,"TEXCOORD_0":{})",
                    accessor(TextureCoordinates, 8 * part.first_uv, part.vertex_count, "VEC2"));
            }
            primitives.add(fmt::format(
                R"({{"attributes":{{"POSITION":{},"NORMAL":{}{}}},"indices":{},"material":{}}})",
                positions,
                normals,
                uv,
                accessor(Indices, 4 * part.first_index, part.index_count, "SCALAR"),
                looks_.index_of(part.material)));
        }
        return mesh_list_.add('{' + primitives.member("primitives").substr(1) + '}');
    }

    std::size_t accessor(
        View view,
        std::size_t offset,
        std::size_t count,
        std::string_view type,
        std::string_view bounds = {}) {
        constexpr int float_code = 5126;
        constexpr int unsigned_code = 5125;
        return accessors_.add(fmt::format(
            R"({{"bufferView":{},"byteOffset":{},"componentType":{},"count":{},"type":"{}"{}}})",
            static_cast<std::size_t>(view),
            offset,
            view == Indices ? unsigned_code : float_code,
            count,
            type,
            bounds));
    }

    [[nodiscard]] std::size_t array_bytes() const {
        return 4 * (meshes_.positions().size() + meshes_.normals().size() +
                    meshes_.indices().size() + meshes_.texture_coordinates().size());
    }
    [[nodiscard]] std::size_t binary_size() const { return array_bytes() + looks_.bytes().size(); }

    /// Nothing for a city without polygons: glTF has no empty views.
    std::string buffers() {
        if (meshes_.indices().empty()) {
            return {};
        }
        GlbList views;
        std::size_t offset = 0;
        std::size_t count = 0;
        const auto add = [&](std::size_t values, int target) {
            views.add(fmt::format(
                R"({{"buffer":0,"byteOffset":{},"byteLength":{},"target":{}}})",
                offset,
                4 * values,
                target));
            offset += 4 * values;
            ++count;
        };
        constexpr int of_vertices = 34962;
        constexpr int of_indices = 34963;
        add(meshes_.positions().size(), of_vertices);
        add(meshes_.normals().size(), of_vertices);
        add(meshes_.indices().size(), of_indices);
        if (!meshes_.texture_coordinates().empty()) {
            add(meshes_.texture_coordinates().size(), of_vertices);
        }
        looks_.add_views(offset, count, views);
        return fmt::format(R"(,"buffers":[{{"byteLength":{}}}])", binary_size()) +
               views.member("bufferViews");
    }

    std::string described(const std::string& name) {
        const std::string root = fmt::format(
            R"({{"name":{},"extras":{{"origin":[{},{},{}],"referenceSystem":{}}}{}}})",
            json_quoted(name),
            origin_.x,
            origin_.y,
            origin_.z,
            json_quoted(city_.crs ? city_.crs->id() : std::string()),
            roots_.member("children"));
        const std::string nodes = nodes_.member("nodes");
        const std::string of_buffers = buffers(); // before the looks: it places their images
        const std::string after_root = nodes.empty() ? "]" : ',' + nodes.substr(10);
        return fmt::format(
                   R"({{"asset":{{"version":"2.0","generator":"smiletwin"}},"scene":0,)"
                   R"("scenes":[{{"nodes":[0]}}],"nodes":[{}{})",
                   root,
                   after_root) +
               mesh_list_.member("meshes") + accessors_.member("accessors") + of_buffers +
               looks_.members() + '}';
    }

    const City& city_;
    WriteReport& report_;
    CityIndex index_;
    Vec3d origin_;
    GlbLooks looks_;
    GlbMeshes meshes_;
    GlbList nodes_;
    GlbList roots_;
    GlbList mesh_list_;
    GlbList accessors_;
};

Result<WriteReport> write_glb(
    const City& city,
    const std::filesystem::path& path,
    const WriteOptions& /*options*/,
    RunContext& context) {
    WriteReport report;
    report.lost_if(true, "version", city.versions.size());
    report.lost_if(true, "kept_element", city.kept_elements.size());
    lose_surface_attributes(city, report);
    GlbDocument document(city, report);
    const auto lods = drawn_lod_tenths(city, lod_cap_tenths);
    for (std::uint32_t i = 0; i < city.objects.size(); ++i) {
        if (context.cancelled()) {
            return cancelled_problem();
        }
        document.add_object(i, lods[i]);
    }
    const Result<Done> written = document.write(path);
    return written ? Result<WriteReport>(std::move(report)) : written.problem();
}

} // namespace

CityWriter glb_writer() {
    return {"glb", "format.glb", {".glb"}, {}, write_glb};
}

} // namespace smiletwin::geo
