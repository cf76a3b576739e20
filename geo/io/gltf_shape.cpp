#include "geo/base/json.hpp"
#include "geo/base/mapped_file.hpp"
#include "geo/io/inside_root.hpp"
#include "geo/io/library_shape.hpp"
#include "geo/io/packed_images.hpp"

#include <tiny_gltf.h>

#include <array>
#include <cmath>
#include <cstring>
#include <optional>
#include <string>

namespace smiletwin::geo {

namespace {

using Matrix = std::array<std::array<double, 4>, 4>;

constexpr Matrix identity{{{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}}};

Matrix product(const Matrix& a, const Matrix& b) {
    Matrix out{};
    for (std::size_t i = 0; i < 4; ++i) {
        for (std::size_t j = 0; j < 4; ++j) {
            for (std::size_t k = 0; k < 4; ++k) {
                out[i][j] += a[i][k] * b[k][j];
            }
        }
    }
    return out;
}

/// Translation, rotation (x, y, z, w) and scale, or 16 numbers column by column.
Matrix matrix_of(const tinygltf::Node& node) {
    Matrix m = identity;
    if (node.matrix.size() == 16) {
        for (std::size_t i = 0; i < 16; ++i) {
            m[i % 4][i / 4] = node.matrix[i];
        }
        return m;
    }
    if (node.rotation.size() == 4) {
        const double x = node.rotation[0];
        const double y = node.rotation[1];
        const double z = node.rotation[2];
        const double w = node.rotation[3];
        m = {
            {{1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w), 0},
             {2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w), 0},
             {2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y), 0},
             {0, 0, 0, 1}}};
    }
    for (std::size_t column = 0; column < 3 && node.scale.size() == 3; ++column) {
        for (std::size_t row = 0; row < 3; ++row) {
            m[row][column] *= node.scale[column];
        }
    }
    for (std::size_t row = 0; row < 3 && node.translation.size() == 3; ++row) {
        m[row][3] = node.translation[row];
    }
    return m;
}

/// Numbers of a model, bounds checked; sparse accessors are read without their changes.
class Accessor {
public:
    /// Nothing where the model does not hold what it promises.
    static std::optional<Accessor> of(const tinygltf::Model& model, int index) {
        const tinygltf::Accessor* accessor = item(model.accessors, index);
        const tinygltf::BufferView* view =
            accessor != nullptr ? item(model.bufferViews, accessor->bufferView) : nullptr;
        const tinygltf::Buffer* buffer =
            view != nullptr ? item(model.buffers, view->buffer) : nullptr;
        if (buffer == nullptr) {
            return {};
        }
        const int width =
            tinygltf::GetNumComponentsInType(static_cast<std::uint32_t>(accessor->type));
        const int size =
            tinygltf::GetComponentSizeInBytes(static_cast<std::uint32_t>(accessor->componentType));
        const int stride = accessor->ByteStride(*view);
        if (width <= 0 || size <= 0 || stride < width * size) {
            return {};
        }
        const std::size_t begin = view->byteOffset + accessor->byteOffset;
        const std::size_t row = static_cast<std::size_t>(width * size);
        const std::size_t bytes = buffer->data.size();
        const bool fits =
            begin <= bytes && accessor->byteOffset <= bytes &&
            (accessor->count == 0 ||
             (bytes - begin >= row &&
              accessor->count - 1 <= (bytes - begin - row) / static_cast<std::size_t>(stride)));
        if (!fits) {
            return {};
        }
        return Accessor{
            buffer->data.data() + begin,
            accessor->count,
            static_cast<std::size_t>(stride),
            static_cast<std::size_t>(width),
            static_cast<std::size_t>(size),
            accessor->componentType};
    }

    template <typename T>
    static const T* item(const std::vector<T>& items, int index) {
        return index >= 0 && static_cast<std::size_t>(index) < items.size()
                   ? &items[static_cast<std::size_t>(index)]
                   : nullptr;
    }

    [[nodiscard]] std::size_t count() const { return count_; }
    [[nodiscard]] std::size_t width() const { return width_; }

    /// Whole numbers as they are; for coordinates in an image 0..1 by `scaled`.
    [[nodiscard]] double at(std::size_t row, std::size_t column, bool scaled = false) const {
        const unsigned char* place = begin_ + row * stride_ + column * size_;
        switch (type_) {
        case TINYGLTF_COMPONENT_TYPE_FLOAT:
            return static_cast<double>(load<float>(place));
        case TINYGLTF_COMPONENT_TYPE_UNSIGNED_INT:
            return load<std::uint32_t>(place);
        case TINYGLTF_COMPONENT_TYPE_UNSIGNED_SHORT:
            return load<std::uint16_t>(place) / (scaled ? 65535.0 : 1.0);
        case TINYGLTF_COMPONENT_TYPE_UNSIGNED_BYTE:
            return load<std::uint8_t>(place) / (scaled ? 255.0 : 1.0);
        default:
            return std::nan("");
        }
    }

private:
    Accessor(
        const unsigned char* begin,
        std::size_t count,
        std::size_t stride,
        std::size_t width,
        std::size_t size,
        int type)
        : begin_(begin), count_(count), stride_(stride), width_(width), size_(size), type_(type) {}

    template <typename T>
    static T load(const unsigned char* place) {
        T value;
        std::memcpy(&value, place, sizeof value);
        return value;
    }

    const unsigned char* begin_;
    std::size_t count_;
    std::size_t stride_;
    std::size_t width_;
    std::size_t size_;
    int type_;
};

/// Colours are linear in glTF; pictures are not (IEC 61966-2-1).
float displayed(double linear) {
    const double c = std::clamp(linear, 0.0, 1.0);
    return static_cast<float>(c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1.0 / 2.4) - 0.055);
}

class GltfTaker {
public:
    GltfTaker(const tinygltf::Model& model, const DataFolder& data) : model_(model), data_(data) {
        for (const tinygltf::Material& material : model.materials) {
            shape_.appearances.push_back(look_of(material));
        }
    }

    LibraryShape run() {
        const tinygltf::Scene* scene =
            Accessor::item(model_.scenes, std::max(model_.defaultScene, 0));
        if (scene != nullptr) {
            for (const int node : scene->nodes) {
                add_node(node, identity, 0);
            }
        } else {
            for (std::size_t mesh = 0; mesh < model_.meshes.size(); ++mesh) {
                add_mesh(model_.meshes[mesh], identity);
            }
        }
        return std::move(shape_);
    }

private:
    Appearance look_of(const tinygltf::Material& material) {
        Appearance look;
        const tinygltf::PbrMetallicRoughness& pbr = material.pbrMetallicRoughness;
        for (std::size_t i = 0; i < 3 && pbr.baseColorFactor.size() >= 3; ++i) {
            look.diffuse_rgb[i] = displayed(pbr.baseColorFactor[i]);
        }
        if (pbr.baseColorFactor.size() >= 4 && material.alphaMode == "BLEND") {
            look.transparency =
                1.0F - static_cast<float>(std::clamp(pbr.baseColorFactor[3], 0.0, 1.0));
        }
        if (const auto* texture = Accessor::item(model_.textures, pbr.baseColorTexture.index)) {
            if (const auto* image = Accessor::item(model_.images, texture->source)) {
                look.image = image->uri.empty()
                                 ? keep_packed_image(image->image, packed_image_folder())
                                 : resolve_inside(image->uri, data_.folder, data_.root);
            }
            shape_.missing_images += look.image.empty() ? 1U : 0U;
            if (const auto* sampler = Accessor::item(model_.samplers, texture->sampler)) {
                look.wrap =
                    sampler->wrapS == TINYGLTF_TEXTURE_WRAP_CLAMP_TO_EDGE     ? TextureWrap::Clamp
                    : sampler->wrapS == TINYGLTF_TEXTURE_WRAP_MIRRORED_REPEAT ? TextureWrap::Mirror
                                                                              : TextureWrap::Wrap;
            }
        }
        return look;
    }

    void add_node(int index, const Matrix& outer, int depth) {
        constexpr int deepest = 64;          // a hand is less
        constexpr std::size_t most = 100000; // children may be named again and again
        const tinygltf::Node* node = Accessor::item(model_.nodes, index);
        if (node == nullptr || depth > deepest || ++nodes_ > most) {
            return;
        }
        const Matrix placing = product(outer, matrix_of(*node));
        if (const tinygltf::Mesh* mesh = Accessor::item(model_.meshes, node->mesh)) {
            add_mesh(*mesh, placing);
        }
        for (const int child : node->children) {
            add_node(child, placing, depth + 1);
        }
    }

    void add_mesh(const tinygltf::Mesh& mesh, const Matrix& placing) {
        for (const tinygltf::Primitive& primitive : mesh.primitives) {
            if (++visited_ > most_visited) {
                return;
            }
            const auto named = [&](const char* name) {
                const auto found = primitive.attributes.find(name);
                return found != primitive.attributes.end() ? Accessor::of(model_, found->second)
                                                           : std::nullopt;
            };
            const auto positions = named("POSITION");
            const auto uv = named("TEXCOORD_0");
            const auto indices = Accessor::of(model_, primitive.indices);
            const bool indexed = primitive.indices >= 0;
            if (positions && positions->width() == 3 && (!indexed || indices)) {
                const Corners corners{*positions, uv, indices, placing, primitive.material};
                add_triangles(corners, primitive.mode);
            }
        }
    }

    struct Corners {
        const Accessor& positions;
        const std::optional<Accessor>& uv;
        const std::optional<Accessor>& indices;
        const Matrix& placing;
        int look;
    };

    void add_triangles(const Corners& corners, int mode) {
        const std::size_t count =
            corners.indices ? corners.indices->count() : corners.positions.count();
        visited_ += count;
        if (visited_ > most_visited) {
            return;
        }
        if (mode == TINYGLTF_MODE_TRIANGLES) {
            for (std::size_t i = 0; i + 2 < count; i += 3) {
                add_triangle(corners, {i, i + 1, i + 2});
            }
        } else if (mode == TINYGLTF_MODE_TRIANGLE_STRIP) {
            for (std::size_t i = 0; i + 2 < count; ++i) {
                add_triangle(corners, {i, i + 1 + i % 2, i + 2 - i % 2});
            }
        } else if (mode == TINYGLTF_MODE_TRIANGLE_FAN) {
            for (std::size_t i = 1; i + 1 < count; ++i) {
                add_triangle(corners, {0, i, i + 1});
            }
        }
    }

    void add_triangle(const Corners& corners, const std::array<std::size_t, 3>& wanted) {
        std::array<Vec3d, 3> triangle;
        std::array<Vec2f, 3> uv{};
        for (std::size_t i = 0; i < 3; ++i) {
            const double named = corners.indices ? corners.indices->at(wanted[i], 0)
                                                 : static_cast<double>(wanted[i]);
            if (!(named >= 0.0 && named < static_cast<double>(corners.positions.count()))) {
                return;
            }
            const auto at = static_cast<std::size_t>(named);
            triangle[i] = upright(corners, at);
            if (corners.uv && corners.uv->width() == 2 && at < corners.uv->count()) {
                // Images begin at the top here, at the bottom in a city.
                uv[i] = {
                    static_cast<float>(corners.uv->at(at, 0, true)),
                    static_cast<float>(1.0 - corners.uv->at(at, 1, true))};
            }
        }
        const bool known = Accessor::item(shape_.appearances, corners.look) != nullptr;
        shape_.add_polygon(triangle, uv, known ? corners.look : -1);
    }

    static Vec3d upright(const Corners& corners, std::size_t at) {
        const double x = corners.positions.at(at, 0);
        const double y = corners.positions.at(at, 1);
        const double z = corners.positions.at(at, 2);
        const auto row = [&](std::size_t i) {
            const std::array<double, 4>& m = corners.placing[i];
            return m[0] * x + m[1] * y + m[2] * z + m[3];
        };
        return {row(0), -row(2), row(1)};
    }

    /// Parts of meshes and their corners, which may be named again and again, too.
    static constexpr std::size_t most_visited = 10'000'000;

    const tinygltf::Model& model_;
    const DataFolder& data_;
    LibraryShape shape_;
    std::size_t nodes_ = 0;
    std::size_t visited_ = 0;
};

/// Images are not unpacked here; those that have no file of their own keep their bytes.
bool leave_image_packed(
    tinygltf::Image* image,
    const int /*index*/,
    std::string* /*errors*/,
    std::string* /*warnings*/,
    int /*width*/,
    int /*height*/,
    const unsigned char* bytes,
    int size,
    void* /*user*/) {
    if (image->uri.empty() && bytes != nullptr && size > 0) {
        image->image.assign(bytes, bytes + size);
    }
    return true;
}

/// Files beside a model; one may be named again and again.
struct FilesBeside {
    const DataFolder& data;
    std::size_t bytes_left = std::size_t{128} << 20U;
};

/// The library's doors to the disk, all of them leading into the data set only. Newer versions have
/// one more door.
template <typename Callbacks>
Callbacks doors_into(FilesBeside& files) {
    Callbacks doors{};
    doors.user_data = &files;
    static constexpr auto find = [](const std::string& name, void* user) {
        const DataFolder& data = static_cast<const FilesBeside*>(user)->data;
        return resolve_inside(name, data.folder, data.root);
    };
    doors.FileExists = [](const std::string& name, void* user) {
        return !find(name, user).empty();
    };
    doors.ExpandFilePath = [](const std::string& name, void* /*user*/) { return name; };
    doors.ReadWholeFile = [](std::vector<unsigned char>* out,
                             std::string* /*errors*/,
                             const std::string& name,
                             void* user) {
        const Result<MappedFile> file = MappedFile::open(find(name, user));
        std::size_t& left = static_cast<FilesBeside*>(user)->bytes_left;
        if (!file || file->bytes().size() > left) {
            return false;
        }
        left -= file->bytes().size();
        out->assign(file->bytes().begin(), file->bytes().end());
        return true;
    };
    doors.WriteWholeFile = [](std::string* /*errors*/,
                              const std::string& /*name*/,
                              const std::vector<unsigned char>& /*bytes*/,
                              void* /*user*/) { return false; };
    if constexpr (requires { doors.GetFileSizeInBytes; }) {
        doors.GetFileSizeInBytes =
            [](std::size_t* size, std::string* /*errors*/, const std::string& name, void* user) {
                std::error_code error;
                *size = std::filesystem::file_size(find(name, user), error);
                return !error;
            };
    }
    return doors;
}

/// The JSON of a model; of a binary one its first chunk (glTF 2.0, chapter 4.4).
std::string_view json_of(std::string_view bytes) {
    constexpr std::size_t before_json = 20;
    if (!bytes.starts_with("glTF")) {
        return bytes;
    }
    if (bytes.size() < before_json) {
        return {};
    }
    std::uint32_t size = 0;
    std::memcpy(&size, bytes.data() + 12, sizeof size);
    return bytes.substr(before_json, size);
}

} // namespace

Result<LibraryShape> read_gltf_shape(std::string_view bytes, const DataFolder& data) {
    // The library walks down nested values call by call.
    if (auto problem = check_json(json_of(bytes), {})) {
        return *problem;
    }
    tinygltf::TinyGLTF loader;
    loader.SetImageLoader(leave_image_packed, nullptr);
    FilesBeside files{data};
    static_cast<void>(loader.SetFsCallbacks(doors_into<tinygltf::FsCallbacks>(files)));
    tinygltf::Model model;
    std::string errors;
    std::string warnings;
    bool read = false;
    const auto size = static_cast<unsigned int>(bytes.size());
    try {
        if (bytes.starts_with("glTF")) {
            read = loader.LoadBinaryFromMemory(
                &model,
                &errors,
                &warnings,
                reinterpret_cast<const unsigned char*>(bytes.data()), // NOLINT
                size,
                "");
        } else {
            read = loader.LoadASCIIFromString(&model, &errors, &warnings, bytes.data(), size, "");
        }
    } catch (const std::exception& problem) {
        errors = problem.what();
    }
    LibraryShape shape = read ? GltfTaker(model, data).run() : LibraryShape{};
    if (shape.model.polygons.empty()) {
        return Problem{{}, {}, {}, errors};
    }
    return shape;
}

} // namespace smiletwin::geo
