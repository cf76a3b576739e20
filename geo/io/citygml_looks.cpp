#include "geo/io/citygml_looks.hpp"

#include "geo/io/citygml_references.hpp"
#include "geo/io/image_projection.hpp"
#include "geo/io/inside_root.hpp"
#include "geo/io/look_pairs.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace smiletwin::geo {

namespace {

bool is_texture(const RawAppearance& data) {
    return data.kind != SurfaceDataKind::Material;
}

/// The theme that shows most textures; without textures the one that colours most.
std::uint32_t choose_theme(const RawFile& file) {
    std::vector<std::size_t> textured(file.themes.size());
    std::vector<std::size_t> coloured(file.themes.size());
    for (const RawModel& part : file.parts) {
        for (const RawAppearance& data : part.appearances) {
            for (const std::uint32_t theme : data.themes) {
                (is_texture(data) ? textured : coloured)[theme] += data.targets.size();
            }
        }
    }
    const auto most_textured = std::max_element(textured.begin(), textured.end());
    if (*most_textured > 0) {
        return static_cast<std::uint32_t>(most_textured - textured.begin());
    }
    const auto most_coloured = std::max_element(coloured.begin(), coloured.end());
    return static_cast<std::uint32_t>(most_coloured - coloured.begin());
}

/// Gives surface data that other themes refer to these themes, too.
void share_surface_data(RawFile& file, ImportReport& report) {
    std::unordered_map<std::uint64_t, RawAppearance*> by_id;
    for (RawModel& part : file.parts) {
        for (RawAppearance& data : part.appearances) {
            if (data.id != 0) {
                by_id.try_emplace(data.id, &data);
            }
        }
    }
    for (const RawModel& part : file.parts) {
        for (const SharedSurfaceData& shared : part.shared_data) {
            const auto found = by_id.find(shared.id);
            if (found == by_id.end()) {
                ++report.unresolved_references;
                continue;
            }
            std::vector<std::uint32_t>& themes = found->second->themes;
            if (std::find(themes.begin(), themes.end(), shared.theme) == themes.end()) {
                themes.push_back(shared.theme);
            }
        }
    }
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

/// Surface data with the part it stands in.
struct Data {
    const RawModel& part;
    const RawAppearance& data;
};

/// Where the coordinates of a target are written.
struct Parameters {
    const RawModel* part = nullptr;
    const RawTarget* target = nullptr;
    const std::vector<double>* world_to_texture = nullptr;
};

class AppearanceLayer {
public:
    AppearanceLayer(
        RawFile& file, const DataFolder& data, TargetCount targets, ImportReport& report)
        : file_(file), data_(data), report_(report), ids_(targets.polygons), rings_(targets.rings) {
        laid_.texture_coordinates.resize(file.parts.size());
        constexpr std::size_t times = 16;
        bearable_ = times * targets.rings;
        for (const RawModel& part : file.parts) {
            want_targets(part);
            bearable_ += times * (part.positions.size() + part.uv.size());
        }
        ids_.look_through(file, &RawModel::ids);
        rings_.look_through(file, &RawModel::ring_ids);
    }

    LaidAppearances lay() {
        const std::uint32_t shown = choose_theme(file_);
        laid_.shown_theme = file_.themes[shown];
        count_images();
        lay_theme(shown);
        for (std::uint32_t theme = 0; theme < file_.themes.size(); ++theme) {
            if (theme != shown && is_used(theme)) {
                begin_other({file_.themes[theme], false});
                lay_theme(theme);
            }
        }
        is_laying_missing_ = true;
        for (std::uint32_t theme = 0; theme < file_.themes.size(); ++theme) {
            if (misses_images(theme)) {
                begin_other({file_.themes[theme], true});
                lay_theme(theme);
            }
        }
        return std::move(laid_);
    }

private:
    void begin_other(ThemeName name) {
        laid_.other_themes.push_back(std::move(name));
        laid_.others.resize(file_.parts.size());
        for (std::vector<LaidTheme>& of_part : laid_.others) {
            of_part.emplace_back();
        }
    }

    void want_targets(const RawModel& part) {
        for (const RawAppearance& data : part.appearances) {
            for (const RawTarget& target : data.targets) {
                ids_.want(target.polygon);
                for (const RawTarget::Ring& ring : target.rings) {
                    rings_.want(ring.hash);
                }
                if (target.parameters >= 0) {
                    const auto at = static_cast<std::size_t>(target.parameters);
                    const RawTargetParameters& own = part.target_parameters[at];
                    if (own.id != 0) {
                        lendable_.try_emplace(
                            own.id, Parameters{&part, &target, &own.world_to_texture});
                    }
                }
            }
        }
    }

    void count_images() {
        for (const RawModel& part : file_.parts) {
            for (const RawAppearance& data : part.appearances) {
                if (is_texture(data)) {
                    find_image(data.image_uri);
                }
                report_.ignored["appearance_of_the_back"] += data.is_front ? 0U : 1U;
            }
        }
        if (report_.ignored["appearance_of_the_back"] == 0) {
            report_.ignored.erase("appearance_of_the_back");
        }
    }

    [[nodiscard]] static bool shows(const RawAppearance& data, std::uint32_t theme) {
        return data.is_front &&
               std::find(data.themes.begin(), data.themes.end(), theme) != data.themes.end();
    }

    template <typename Fits>
    [[nodiscard]] bool has_data(std::uint32_t theme, const Fits& fits) const {
        return std::any_of(file_.parts.begin(), file_.parts.end(), [&](const RawModel& part) {
            return std::any_of(
                part.appearances.begin(), part.appearances.end(), [&](const RawAppearance& data) {
                    return shows(data, theme) && fits(data);
                });
        });
    }

    [[nodiscard]] bool is_used(std::uint32_t theme) const {
        return has_data(theme, [](const RawAppearance& /*any*/) { return true; });
    }

    [[nodiscard]] bool misses_images(std::uint32_t theme) {
        return has_data(theme, [this](const RawAppearance& data) {
            return is_texture(data) && find_image(data.image_uri).empty();
        });
    }

    /// Materials first: where an image is missing, they stay.
    void lay_theme(std::uint32_t theme) {
        spent_ = 0;
        for (const bool textures : {false, true}) {
            for (const RawModel& part : file_.parts) {
                for (const RawAppearance& data : part.appearances) {
                    if (is_texture(data) == textures && shows(data, theme)) {
                        lay_data({part, data});
                    }
                }
            }
        }
    }

    void lay_data(const Data& of) {
        const std::filesystem::path image =
            is_texture(of.data) ? find_image(of.data.image_uri) : std::filesystem::path();
        // Where an image is missing, the material or the colour of the class stays.
        const bool is_missing = is_texture(of.data) && image.empty();
        if (is_missing != is_laying_missing_) {
            return;
        }
        const auto [look, is_first] = add(of.data, image);
        for (const RawTarget& target : of.data.targets) {
            const FileIds::Found found = ids_.find(target.polygon);
            if (found.range == nullptr) {
                report_.unresolved_references += is_first ? 1U : 0U;
            } else if (!is_bearable(of, target, found)) {
                report_.ignored["too_many_targets"] += is_first ? 1U : 0U;
            } else if (!is_texture(of.data) || lay_texture(of, target, image, found)) {
                show(found, look);
            } else if (is_first) {
                const bool placed = of.data.kind == SurfaceDataKind::Georeferenced;
                ++report_.ignored[placed ? "GeoreferencedTexture" : "texture_coordinates"];
            }
        }
    }

    /// Aggregates, surfaces and polygons may all be named in a theme; a small file that names a
    /// large aggregate again and again would keep us busy for days.
    bool is_bearable(const Data& of, const RawTarget& target, const FileIds::Found& found) {
        const auto [begin, end] = positions_of(found);
        spent_ += end - begin;
        const Parameters parameters = parameters_of(of, target);
        for (const RawTarget::Ring& ring : parameters.target->rings) {
            spent_ += 1 + ring.end_uv - ring.first_uv;
            if (spent_ > bearable_) {
                return false;
            }
        }
        return spent_ <= bearable_;
    }

    const std::filesystem::path& find_image(const std::string& uri) {
        const auto [entry, is_new] = images_.try_emplace(uri);
        if (is_new) {
            entry->second = resolve_inside(uri, data_.folder, data_.root);
            ++(entry->second.empty() ? report_.missing_images : report_.textures);
            report_.named_files.push_back({uri, !entry->second.empty(), false});
        }
        return entry->second;
    }

    /// The index of what `data` shows, and whether it is asked for the first time.
    std::pair<std::int32_t, bool>
    add(const RawAppearance& data, const std::filesystem::path& image) {
        const auto next = static_cast<std::int32_t>(laid_.appearances.size());
        const auto [entry, is_new] = known_.try_emplace(&data, next);
        if (is_new) {
            laid_.appearances.push_back(data.look);
            laid_.appearances.back().image = image;
            if (is_laying_missing_) {
                laid_.appearances.back().missing_image = data.image_uri;
            }
        }
        return {entry->second, is_new};
    }

    void show(const FileIds::Found& found, std::int32_t look) {
        RawModel& part = file_.parts[found.part];
        const std::uint32_t end = found.range->end_polygon;
        const bool covers = !is_material(laid_.appearances[static_cast<std::size_t>(look)]);
        const auto put = [&](std::int32_t& shown) {
            shown = covers && !is_laying_missing_ ? pairs_.over(look, shown) : look;
        };
        if (laid_.others.empty()) {
            for (std::uint32_t i = found.range->first_polygon; i < end; ++i) {
                put(part.polygons[i].appearance);
            }
            return;
        }
        std::vector<std::int32_t>& looks = laid_.others[found.part].back().appearances;
        looks.resize(std::max<std::size_t>(looks.size(), end), -1);
        std::for_each(looks.begin() + found.range->first_polygon, looks.begin() + end, put);
    }

    /// Texture coordinates of a part in the theme that is being laid.
    std::vector<Vec2f>& coordinates_of(std::size_t part) {
        std::vector<Vec2f>& laid =
            laid_.others.empty() ? laid_.texture_coordinates[part] : laid_.others[part].back().uv;
        laid.resize(file_.parts[part].positions.size());
        return laid;
    }

    bool lay_texture(
        const Data& of,
        const RawTarget& target,
        const std::filesystem::path& image,
        const FileIds::Found& found) {
        if (of.data.kind == SurfaceDataKind::Georeferenced) {
            return project(
                georeferenced_projection(of.data.georeference, image, middle_of(found)), found);
        }
        const Parameters parameters = parameters_of(of, target);
        if (parameters.world_to_texture != nullptr && !parameters.world_to_texture->empty()) {
            return project(matrix_projection(*parameters.world_to_texture), found);
        }
        return lay_coordinates(parameters, found);
    }

    Parameters parameters_of(const Data& of, const RawTarget& target) {
        if (target.parameters < 0) {
            return {&of.part, &target, nullptr};
        }
        const auto at = static_cast<std::size_t>(target.parameters);
        const RawTargetParameters& own = of.part.target_parameters[at];
        if (own.borrowed != 0) {
            const auto lent = lendable_.find(own.borrowed);
            return lent != lendable_.end() ? lent->second : Parameters{&of.part, &target, nullptr};
        }
        return {&of.part, &target, &own.world_to_texture};
    }

    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t>
    positions_of(const FileIds::Found& found) const {
        const RawModel& part = file_.parts[found.part];
        if (found.range->first_polygon == found.range->end_polygon) {
            return {0, 0};
        }
        const RawPolygon& first = part.polygons[found.range->first_polygon];
        const RawPolygon& last = part.polygons[found.range->end_polygon - 1];
        return {
            part.ring_starts[first.first_ring],
            part.ring_starts[last.first_ring + last.ring_count]};
    }

    [[nodiscard]] Vec3d middle_of(const FileIds::Found& found) const {
        Box3d box;
        const auto [begin, end] = positions_of(found);
        for (std::uint32_t i = begin; i < end; ++i) {
            box.add(file_.parts[found.part].positions[i]);
        }
        return box.empty() ? Vec3d{} : box.center();
    }

    /// False without a projection.
    bool project(const ImageProjection& projection, const FileIds::Found& found) {
        if (!projection) {
            return false;
        }
        const auto [begin, end] = positions_of(found);
        std::vector<Vec2f>& laid = coordinates_of(found.part);
        for (std::uint32_t i = begin; i < end; ++i) {
            laid[i] = projection(file_.parts[found.part].positions[i]);
        }
        return true;
    }

    /// All rings must fit; the list may have the closing vertex or not.
    bool lay_coordinates(const Parameters& written, const FileIds::Found& polygons) {
        const std::vector<RawTarget::Ring>& rings = written.target->rings;
        bool fits = !rings.empty();
        for (const RawTarget::Ring& ring : rings) {
            FileIds::Found found = rings_.find(ring.hash);
            std::uint32_t index = 0;
            if (found.range != nullptr) {
                index = found.range->first_polygon;
            } else if (
                rings.size() == 1 && polygons.range->end_polygon > polygons.range->first_polygon) {
                // Some writers name the polygon where the ring belongs.
                found = polygons;
                index = file_.parts[found.part].polygons[polygons.range->first_polygon].first_ring;
            } else {
                return false;
            }
            const auto uv =
                std::span(written.part->uv).subspan(ring.first_uv, ring.end_uv - ring.first_uv);
            fits = fits && lay_ring(uv, found.part, index);
        }
        return fits;
    }

    bool lay_ring(std::span<const Vec2f> given, std::size_t part_index, std::uint32_t ring) {
        const RawModel& part = file_.parts[part_index];
        const std::uint32_t begin = part.ring_starts[ring];
        const std::uint32_t count = part.ring_starts[ring + 1] - begin;
        const std::uint32_t written = is_open(part, ring) ? count : count + 1;
        if (given.empty() || (given.size() != written && given.size() + 1 != written)) {
            return false;
        }
        std::vector<Vec2f>& laid = coordinates_of(part_index);
        for (std::uint32_t i = 0; i < count; ++i) {
            laid[begin + i] = given[i % given.size()];
        }
        return true;
    }

    RawFile& file_;
    const DataFolder& data_;
    ImportReport& report_;
    FileIds ids_;
    FileIds rings_;
    std::unordered_map<std::uint64_t, Parameters> lendable_;
    std::map<std::string, std::filesystem::path> images_;
    std::map<const RawAppearance*, std::int32_t> known_;
    LaidAppearances laid_;
    LookPairs pairs_{laid_.appearances};
    std::size_t bearable_ = 0; ///< positions and coordinates visited for one theme
    std::size_t spent_ = 0;
    bool is_laying_missing_ = false; ///< textures without image, and nothing else
};

} // namespace

LaidAppearances lay_appearances(RawFile& file, const DataFolder& data, ImportReport& report) {
    const bool none = std::all_of(file.parts.begin(), file.parts.end(), [](const RawModel& part) {
        return part.appearances.empty();
    });
    if (none) {
        return {};
    }
    share_surface_data(file, report);
    const TargetCount targets = count_targets(file);
    return AppearanceLayer(file, data, targets, report).lay();
}

} // namespace smiletwin::geo
