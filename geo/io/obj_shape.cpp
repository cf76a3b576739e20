#include "geo/base/mapped_file.hpp"
#include "geo/io/inside_root.hpp"
#include "geo/io/library_shape.hpp"

#include <tiny_obj_loader.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

namespace smiletwin::geo {

namespace {

/// Opens material files inside the data set only.
class MaterialsInside : public tinyobj::MaterialReader {
public:
    explicit MaterialsInside(const DataFolder& data) : data_(data) {}

    bool operator()(
        const std::string& name,
        std::vector<tinyobj::material_t>* materials,
        std::map<std::string, int>* by_name,
        std::string* warnings,
        std::string* errors) override {
        const std::filesystem::path path = resolve_inside(name, data_.folder, data_.root);
        std::ifstream file(path);
        std::error_code error;
        const std::uintmax_t size = std::filesystem::file_size(path, error);
        const bool is_bearable = !error && size <= bytes_left_ && read_.insert(path).second;
        if (path.empty() || !file || !is_bearable) {
            return false; // the faces keep their shape
        }
        bytes_left_ -= size;
        tinyobj::LoadMtl(by_name, materials, &file, warnings, errors);
        return true;
    }

private:
    const DataFolder& data_;
    /// Each line of a model may name a file, and the same one.
    std::set<std::filesystem::path> read_;
    std::uintmax_t bytes_left_ = std::uintmax_t{2} << 20U;
};

/// Takes the lines of a file as they come.
class ObjTaker {
public:
    explicit ObjTaker(const DataFolder& data) : data_(data) {}

    static tinyobj::callback_t callbacks() {
        tinyobj::callback_t callbacks;
        callbacks.vertex_cb = [](void* taker, auto x, auto y, auto z, auto /*w*/) {
            static_cast<ObjTaker*>(taker)->positions_.push_back({x, y, z});
        };
        callbacks.texcoord_cb = [](void* taker, auto u, auto v, auto /*w*/) {
            static_cast<ObjTaker*>(taker)->uv_.push_back(
                {static_cast<float>(u), static_cast<float>(v)});
        };
        callbacks.mtllib_cb = [](void* taker, const tinyobj::material_t* all, int count) {
            static_cast<ObjTaker*>(taker)->take_materials(
                {all, static_cast<std::size_t>(std::max(count, 0))});
        };
        callbacks.usemtl_cb = [](void* taker, const char* /*name*/, int index) {
            static_cast<ObjTaker*>(taker)->look_ = index;
        };
        callbacks.index_cb = [](void* taker, tinyobj::index_t* corners, int count) {
            static_cast<ObjTaker*>(taker)->take_face(
                {corners, static_cast<std::size_t>(std::max(count, 0))});
        };
        return callbacks;
    }

    LibraryShape take() { return std::move(shape_); }

private:
    /// Called with all materials so far, each time; new ones stand behind.
    void take_materials(std::span<const tinyobj::material_t> materials) {
        const std::size_t known = std::min(shape_.appearances.size(), materials.size());
        for (const tinyobj::material_t& material : materials.subspan(known)) {
            Appearance look;
            for (std::size_t i = 0; i < 3; ++i) {
                look.diffuse_rgb[i] =
                    static_cast<float>(std::clamp<double>(material.diffuse[i], 0.0, 1.0));
            }
            look.transparency =
                1.0F - static_cast<float>(std::clamp<double>(material.dissolve, 0.0, 1.0));
            look.image = resolve_inside(material.diffuse_texname, data_.folder, data_.root);
            const bool names_image = !material.diffuse_texname.empty();
            shape_.missing_images += names_image && look.image.empty() ? 1U : 0U;
            shape_.appearances.push_back(std::move(look));
        }
    }

    void take_face(std::span<const tinyobj::index_t> corners) {
        face_.clear();
        face_uv_.clear();
        for (const tinyobj::index_t& corner : corners) {
            const Vec3d* p = item(positions_, corner.vertex_index);
            if (p == nullptr) {
                return;
            }
            const Vec2f* at = item(uv_, corner.texcoord_index);
            face_.push_back(*p);
            face_uv_.push_back(at != nullptr ? *at : Vec2f{});
        }
        const bool known =
            look_ >= 0 && static_cast<std::size_t>(look_) < shape_.appearances.size();
        shape_.add_polygon(face_, face_uv_, known ? look_ : -1);
    }

    /// Indices count from 1, or backwards from the last item with -1.
    template <typename T>
    static const T* item(const std::vector<T>& items, int index) {
        const auto count = static_cast<std::int64_t>(items.size());
        const std::int64_t at = index > 0 ? index - std::int64_t{1} : count + index;
        return index != 0 && at >= 0 && at < count ? &items[static_cast<std::size_t>(at)] : nullptr;
    }

    const DataFolder& data_;
    LibraryShape shape_;
    std::vector<Vec3d> positions_;
    std::vector<Vec2f> uv_;
    int look_ = -1;
    std::vector<Vec3d> face_;
    std::vector<Vec2f> face_uv_;
};

} // namespace

Result<LibraryShape> read_obj_shape(std::string_view bytes, const DataFolder& data) {
    std::istringstream text{std::string(bytes)};
    MaterialsInside materials(data);
    ObjTaker taker(data);
    std::string warnings;
    std::string errors;
    const bool read = tinyobj::LoadObjWithCallback(
        text, ObjTaker::callbacks(), &taker, &materials, &warnings, &errors);
    LibraryShape shape = taker.take();
    if (!read || shape.model.polygons.empty()) {
        return Problem{{}, {}, {}, errors};
    }
    return shape;
}

} // namespace smiletwin::geo
