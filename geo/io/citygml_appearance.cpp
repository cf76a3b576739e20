#include "geo/io/citygml_appearance.hpp"

#include "geo/io/citygml_references.hpp"
#include "geo/io/inside_root.hpp"

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
        // Up to 2.0; in 3.0 the text of the element names the target.
        if (const std::string_view uri = find(attributes, "uri"); !uri.empty()) {
            add_target(uri);
        }
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
        data->wrap = texture_wrap_of(text);
    } else if (local == "isFront") {
        data->is_front = text != "0" && text != "false";
    } else if (local == "diffuseColor") {
        const std::vector<float> rgb = read_floats(text);
        for (std::size_t i = 0; i < 3 && rgb.size() >= 3; ++i) {
            data->diffuse_rgb[i] = std::clamp(rgb[i], 0.0F, 1.0F);
        }
    } else if (local == "target" && !text.empty()) {
        add_target(text);
    } else if (local == "ring") {
        name_next_ring(text);
    } else if (local == "textureCoordinates") {
        add_texture_coordinates(text);
    } else if (local == "ParameterizedTexture" || local == "X3DMaterial") {
        inside_data_ = false;
    }
}

void AppearanceCollector::add_target(std::string_view uri) {
    current()->targets.push_back({gml_id_hash(without_hash(uri)), {}});
    named_rings_ = 0;
}

/// CityGML 3.0 lists all coordinates first, then their rings in the same order.
void AppearanceCollector::name_next_ring(std::string_view uri) {
    if (current()->targets.empty() || named_rings_ >= current()->targets.back().rings.size()) {
        return;
    }
    current()->targets.back().rings[named_rings_++].hash = gml_id_hash(without_hash(uri));
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

namespace {

/// The theme that shows most textures; without textures the one that colours most.
std::uint32_t choose_theme(const RawFile& file) {
    std::vector<std::size_t> textured(file.themes.size());
    std::vector<std::size_t> coloured(file.themes.size());
    for (const RawModel& part : file.parts) {
        for (const RawAppearance& data : part.appearances) {
            (data.is_texture ? textured : coloured)[data.theme] += data.targets.size();
        }
    }
    const auto most_textured = std::max_element(textured.begin(), textured.end());
    if (*most_textured > 0) {
        return static_cast<std::uint32_t>(most_textured - textured.begin());
    }
    const auto most_coloured = std::max_element(coloured.begin(), coloured.end());
    return static_cast<std::uint32_t>(most_coloured - coloured.begin());
}

struct TargetCount {
    std::size_t polygons = 0;
    std::size_t rings = 0;
};

TargetCount count_targets(const RawFile& file) {
    TargetCount count;
    for (const RawModel& part : file.parts) {
        for (const RawAppearance& data : part.appearances) {
            count.polygons += data.targets.size();
            for (const RawTarget& target : data.targets) {
                count.rings += target.rings.size();
            }
        }
    }
    return count;
}

class AppearanceLayer {
public:
    AppearanceLayer(
        RawFile& file,
        std::filesystem::path folder,
        std::filesystem::path root,
        TargetCount targets,
        ImportReport& report)
        : file_(file)
        , folder_(std::move(folder))
        , root_(std::move(root))
        , report_(report)
        , ids_(targets.polygons)
        , rings_(targets.rings) {
        laid_.texture_coordinates.resize(file.parts.size());
        for (const RawModel& part : file.parts) {
            want_targets(part);
        }
        ids_.look_through(file, &RawModel::ids);
        rings_.look_through(file, &RawModel::ring_ids);
    }

    LaidAppearances lay() {
        const std::uint32_t theme = choose_theme(file_);
        for (const RawModel& part : file_.parts) {
            for (const RawAppearance& data : part.appearances) {
                if (data.is_texture) {
                    find_image(data.image_uri);
                }
                if (data.theme != theme || !data.is_front) {
                    ++report_.ignored["appearance_of_another_theme"];
                } else if (!data.is_texture) {
                    lay_material(data);
                }
            }
        }
        for (const RawModel& part : file_.parts) {
            for (const RawAppearance& data : part.appearances) {
                if (data.theme == theme && data.is_front && data.is_texture) {
                    lay_texture(data, part.uv);
                }
            }
        }
        return std::move(laid_);
    }

private:
    void want_targets(const RawModel& part) {
        for (const RawAppearance& data : part.appearances) {
            for (const RawTarget& target : data.targets) {
                ids_.want(target.polygon);
                for (const RawTarget::Ring& ring : target.rings) {
                    rings_.want(ring.hash);
                }
            }
        }
    }

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

    FileIds::Found target(std::uint64_t hash) {
        const FileIds::Found found = ids_.find(hash);
        report_.unresolved_references += found.range == nullptr ? 1U : 0U;
        return found;
    }

    void show(const FileIds::Found& found, std::int32_t appearance) {
        RawModel& part = file_.parts[found.part];
        for (std::uint32_t i = found.range->first_polygon; i < found.range->end_polygon; ++i) {
            part.polygons[i].appearance = appearance;
        }
    }

    void lay_material(const RawAppearance& data) {
        const std::int32_t index = add(data, {});
        for (const RawTarget& wanted : data.targets) {
            const FileIds::Found found = target(wanted.polygon);
            if (found.range != nullptr) {
                show(found, index);
            }
        }
    }

    void lay_texture(const RawAppearance& data, std::span<const Vec2f> uv) {
        const std::filesystem::path& image = find_image(data.image_uri);
        if (image.empty()) {
            return; // the material or the colour of the class stays
        }
        const std::int32_t index = add(data, image);
        for (const RawTarget& wanted : data.targets) {
            const FileIds::Found found = target(wanted.polygon);
            if (found.range == nullptr) {
                continue;
            }
            if (lay_coordinates(wanted, uv, found)) {
                show(found, index);
            } else {
                ++report_.ignored["texture_coordinates"];
            }
        }
    }

    /// All rings must fit; the list may have the closing vertex or not.
    bool lay_coordinates(
        const RawTarget& wanted, std::span<const Vec2f> uv, const FileIds::Found& polygons) {
        bool fits = !wanted.rings.empty();
        for (const RawTarget::Ring& ring : wanted.rings) {
            FileIds::Found found = rings_.find(ring.hash);
            std::uint32_t index = 0;
            if (found.range != nullptr) {
                index = found.range->first_polygon;
            } else if (
                wanted.rings.size() == 1 &&
                polygons.range->end_polygon > polygons.range->first_polygon) {
                // Some writers name the polygon where the ring belongs.
                found = polygons;
                index = file_.parts[found.part].polygons[polygons.range->first_polygon].first_ring;
            } else {
                return false;
            }
            fits =
                fits &&
                lay_ring(uv.subspan(ring.first_uv, ring.end_uv - ring.first_uv), found.part, index);
        }
        return fits;
    }

    bool lay_ring(std::span<const Vec2f> given, std::size_t part_index, std::uint32_t ring) {
        const RawModel& part = file_.parts[part_index];
        const std::uint32_t begin = part.ring_starts[ring];
        const std::uint32_t count = part.ring_starts[ring + 1] - begin;
        if (given.empty() || (given.size() != count && given.size() + 1 != count)) {
            return false;
        }
        std::vector<Vec2f>& laid = laid_.texture_coordinates[part_index];
        laid.resize(part.positions.size());
        for (std::uint32_t i = 0; i < count; ++i) {
            laid[begin + i] = given[i % given.size()];
        }
        return true;
    }

    RawFile& file_;
    std::filesystem::path folder_;
    std::filesystem::path root_;
    ImportReport& report_;
    FileIds ids_;
    FileIds rings_;
    std::map<std::string, std::filesystem::path> images_;
    LaidAppearances laid_;
};

} // namespace

LaidAppearances lay_appearances(
    RawFile& file,
    const std::filesystem::path& gml_file,
    const std::filesystem::path& root,
    ImportReport& report) {
    const bool none = std::all_of(file.parts.begin(), file.parts.end(), [](const RawModel& part) {
        return part.appearances.empty();
    });
    if (none) {
        return {};
    }
    const TargetCount targets = count_targets(file);
    return AppearanceLayer(file, gml_file.parent_path(), root, targets, report).lay();
}

} // namespace smiletwin::geo
