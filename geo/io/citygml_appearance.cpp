#include "geo/io/citygml_appearance.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <system_error>
#include <unordered_map>

namespace smiletwin::geo {

namespace {

std::vector<float> read_floats(std::string_view text) {
    std::vector<float> values;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        float value = 0.0F;
        const auto [next, error] = std::from_chars(at, end, value);
        if (error == std::errc{}) {
            values.push_back(value);
            at = next;
        } else {
            ++at;
        }
    }
    return values;
}

TextureWrap wrap_mode(std::string_view text) {
    if (text == "wrap") {
        return TextureWrap::Wrap;
    }
    if (text == "mirror") {
        return TextureWrap::Mirror;
    }
    if (text == "clamp") {
        return TextureWrap::Clamp;
    }
    return text == "border" ? TextureWrap::Border : TextureWrap::None;
}

std::string_view without_hash(std::string_view uri) {
    return uri.starts_with('#') ? uri.substr(1) : uri;
}

/// Value of an XML attribute, or empty.
std::string_view find(std::span<const XmlAttribute> attributes, std::string_view local) {
    for (const XmlAttribute& attribute : attributes) {
        if (attribute.name.local == local) {
            return attribute.value;
        }
    }
    return {};
}

} // namespace

void AppearanceCollector::begin_appearance() {
    inside_data_ = false;
    theme_ = 0;
    if (model_.themes.empty()) {
        model_.themes.emplace_back(); // appearances without a theme
    }
}

RawAppearance* AppearanceCollector::current() {
    return inside_data_ ? &model_.appearances.back() : nullptr;
}

void AppearanceCollector::start(std::string_view local, std::span<const XmlAttribute> attributes) {
    if (local == "ParameterizedTexture" || local == "X3DMaterial") {
        RawAppearance data;
        data.theme = theme_;
        data.is_texture = local == "ParameterizedTexture";
        model_.appearances.push_back(std::move(data));
        inside_data_ = true;
    } else if (local == "GeoreferencedTexture" || local == "TexCoordGen") {
        ++model_.ignored[std::string(local)];
        inside_data_ = inside_data_ && local == "TexCoordGen";
    } else if (local == "target" && current() != nullptr && current()->is_texture) {
        current()->targets.push_back({gml_id_hash(without_hash(find(attributes, "uri"))), {}});
    } else if (local == "textureCoordinates") {
        ring_hash_ = gml_id_hash(without_hash(find(attributes, "ring")));
    }
}

void AppearanceCollector::end(std::string_view local, std::string_view text) {
    if (local == "theme") {
        const auto found = std::find(model_.themes.begin(), model_.themes.end(), text);
        theme_ = static_cast<std::uint32_t>(found - model_.themes.begin());
        if (found == model_.themes.end()) {
            model_.themes.emplace_back(text);
        }
    }
    RawAppearance* data = current();
    if (data == nullptr) {
        return;
    }
    if (local == "imageURI") {
        data->image_uri = text;
    } else if (local == "wrapMode") {
        data->wrap = wrap_mode(text);
    } else if (local == "isFront") {
        data->is_front = text != "0" && text != "false";
    } else if (local == "diffuseColor") {
        const std::vector<float> rgb = read_floats(text);
        for (std::size_t i = 0; i < 3 && rgb.size() >= 3; ++i) {
            data->diffuse_rgb[i] = std::clamp(rgb[i], 0.0F, 1.0F);
        }
    } else if (local == "target" && !data->is_texture) {
        data->targets.push_back({gml_id_hash(without_hash(text)), {}});
    } else if (local == "textureCoordinates") {
        add_texture_coordinates(text);
    } else if (local == "ParameterizedTexture" || local == "X3DMaterial") {
        inside_data_ = false;
    }
}

void AppearanceCollector::add_texture_coordinates(std::string_view text) {
    if (current()->targets.empty()) {
        return;
    }
    const auto first = static_cast<std::uint32_t>(model_.uv.size());
    const std::vector<float> numbers = read_floats(text);
    for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
        model_.uv.push_back({numbers[i], numbers[i + 1]});
    }
    current()->targets.back().rings.push_back(
        {ring_hash_, first, static_cast<std::uint32_t>(model_.uv.size())});
}

std::filesystem::path resolve_inside(
    std::string_view uri, const std::filesystem::path& folder, const std::filesystem::path& root) {
    std::string relative(uri);
    std::replace(relative.begin(), relative.end(), '\\', '/');
    const std::filesystem::path path(relative);
    if (relative.empty() || path.is_absolute() || relative.find("://") != std::string::npos ||
        relative.find('\0') != std::string::npos) {
        return {};
    }
    std::error_code error;
    const std::filesystem::path base = std::filesystem::weakly_canonical(root, error);
    // Links are followed before the comparison, so that none leads out.
    const std::filesystem::path full = std::filesystem::weakly_canonical(folder / path, error);
    const auto [base_end, unused] =
        std::mismatch(base.begin(), base.end(), full.begin(), full.end());
    const bool inside = !error && base_end == base.end();
    return inside && std::filesystem::is_regular_file(full, error) ? full : std::filesystem::path{};
}

namespace {

/// Ranges by id; of equal ids the first in the file counts.
class IdIndex {
public:
    explicit IdIndex(std::vector<IdRange> ranges) : ranges_(std::move(ranges)) {
        std::stable_sort(ranges_.begin(), ranges_.end(), [](const IdRange& a, const IdRange& b) {
            return a.hash < b.hash;
        });
    }
    [[nodiscard]] const IdRange* find(std::uint64_t hash) const {
        const auto found = std::lower_bound(
            ranges_.begin(), ranges_.end(), hash, [](const IdRange& range, std::uint64_t wanted) {
                return range.hash < wanted;
            });
        return found != ranges_.end() && found->hash == hash ? &*found : nullptr;
    }

private:
    std::vector<IdRange> ranges_;
};

/// The theme that shows most textures; without textures the one that colours most.
std::uint32_t choose_theme(const RawModel& model) {
    std::vector<std::size_t> textured(model.themes.size());
    std::vector<std::size_t> coloured(model.themes.size());
    for (const RawAppearance& data : model.appearances) {
        (data.is_texture ? textured : coloured)[data.theme] += data.targets.size();
    }
    const auto most_textured = std::max_element(textured.begin(), textured.end());
    if (*most_textured > 0) {
        return static_cast<std::uint32_t>(most_textured - textured.begin());
    }
    const auto most_coloured = std::max_element(coloured.begin(), coloured.end());
    return static_cast<std::uint32_t>(most_coloured - coloured.begin());
}

class AppearanceLayer {
public:
    AppearanceLayer(
        RawModel& model,
        std::filesystem::path folder,
        std::filesystem::path root,
        ImportReport& report)
        : model_(model)
        , folder_(std::move(folder))
        , root_(std::move(root))
        , report_(report)
        , ids_(model.ids)
        , rings_(model.ring_ids) {}

    LaidAppearances lay() {
        const std::uint32_t theme = choose_theme(model_);
        for (const RawAppearance& data : model_.appearances) {
            if (data.is_texture) {
                find_image(data.image_uri);
            }
            if (data.theme != theme || !data.is_front) {
                ++report_.ignored["appearance_of_another_theme"];
            } else if (!data.is_texture) {
                lay_material(data);
            }
        }
        for (const RawAppearance& data : model_.appearances) {
            if (data.theme == theme && data.is_front && data.is_texture) {
                lay_texture(data);
            }
        }
        return std::move(laid_);
    }

private:
    const std::filesystem::path& find_image(const std::string& uri) {
        const auto [entry, is_new] = images_.try_emplace(uri);
        if (is_new) {
            entry->second = resolve_inside(uri, folder_, root_);
            ++(entry->second.empty() ? report_.missing_images : report_.textures);
        }
        return entry->second;
    }

    std::int32_t add(const RawAppearance& data, const std::filesystem::path& image) {
        Appearance appearance;
        appearance.image = image;
        appearance.wrap = data.wrap;
        std::copy(std::begin(data.diffuse_rgb), std::end(data.diffuse_rgb), appearance.diffuse_rgb);
        laid_.appearances.push_back(std::move(appearance));
        return static_cast<std::int32_t>(laid_.appearances.size()) - 1;
    }

    const IdRange* target(std::uint64_t hash) {
        const IdRange* range = ids_.find(hash);
        if (range == nullptr) {
            ++report_.unresolved_references;
        }
        return range;
    }

    void lay_material(const RawAppearance& data) {
        const std::int32_t index = add(data, {});
        for (const RawTarget& wanted : data.targets) {
            const IdRange* range = target(wanted.polygon);
            for (std::uint32_t i = range != nullptr ? range->first_polygon : 0;
                 range != nullptr && i < range->end_polygon;
                 ++i) {
                model_.polygons[i].appearance = index;
            }
        }
    }

    void lay_texture(const RawAppearance& data) {
        const std::filesystem::path& image = find_image(data.image_uri);
        if (image.empty()) {
            return; // the material or the colour of the class stays
        }
        const std::int32_t index = add(data, image);
        for (const RawTarget& wanted : data.targets) {
            const IdRange* range = target(wanted.polygon);
            if (range != nullptr && lay_coordinates(wanted, *range)) {
                for (std::uint32_t i = range->first_polygon; i < range->end_polygon; ++i) {
                    model_.polygons[i].appearance = index;
                }
            } else if (range != nullptr) {
                ++report_.ignored["texture_coordinates"];
            }
        }
    }

    /// All rings must fit; the list may have the closing vertex or not.
    bool lay_coordinates(const RawTarget& wanted, const IdRange& polygons) {
        bool fits = !wanted.rings.empty();
        for (const RawTarget::Ring& ring : wanted.rings) {
            const IdRange* found = rings_.find(ring.hash);
            std::uint32_t index = 0;
            if (found != nullptr) {
                index = found->first_polygon;
            } else if (wanted.rings.size() == 1 && polygons.end_polygon > polygons.first_polygon) {
                // Some writers name the polygon where the ring belongs.
                index = model_.polygons[polygons.first_polygon].first_ring;
            } else {
                return false;
            }
            fits = fits && lay_ring(ring, index);
        }
        return fits;
    }

    bool lay_ring(const RawTarget::Ring& ring, std::uint32_t index) {
        const std::uint32_t begin = model_.ring_starts[index];
        const std::uint32_t count = model_.ring_starts[index + 1] - begin;
        const std::uint32_t given = ring.end_uv - ring.first_uv;
        if (given == 0 || (given != count && given + 1 != count)) {
            return false;
        }
        laid_.texture_coordinates.resize(model_.positions.size());
        for (std::uint32_t i = 0; i < count; ++i) {
            laid_.texture_coordinates[begin + i] = model_.uv[ring.first_uv + i % given];
        }
        return true;
    }

    RawModel& model_;
    std::filesystem::path folder_;
    std::filesystem::path root_;
    ImportReport& report_;
    IdIndex ids_;
    IdIndex rings_;
    std::map<std::string, std::filesystem::path> images_;
    LaidAppearances laid_;
};

} // namespace

LaidAppearances lay_appearances(
    RawModel& model,
    const std::filesystem::path& gml_file,
    const std::filesystem::path& root,
    ImportReport& report) {
    if (model.appearances.empty()) {
        return {};
    }
    return AppearanceLayer(model, gml_file.parent_path(), root, report).lay();
}

} // namespace smiletwin::geo
