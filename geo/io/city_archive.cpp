#include "geo/io/city_archive.hpp"

#include "geo/base/packed_columns.hpp"

#include <algorithm>
#include <cstring>
#include <deque>
#include <map>
#include <set>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace smiletwin::geo {

namespace {

// What is stored is said once, by the functions field() and fields(); the two archives turn it into
// columns and back. Loading stops taking anything at the first thing that does not fit.

class Saving {
public:
    static constexpr bool loads = false;

    template <typename T>
    void numbers(const std::vector<T>& values) {
        columns_.push_back(column_of(values));
    }
    template <typename T>
    void take_numbers(std::vector<T>&& values) {
        static_assert(std::is_trivially_copyable_v<T>);
        const auto* from = reinterpret_cast<const std::byte*>(values.data());
        kept_.emplace_back(from, from + values.size() * sizeof(T));
        columns_.push_back({kept_.back(), sizeof(T)});
    }
    template <typename T>
    void number(const T& value) {
        small_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void text(const std::string& value) {
        size(value);
        small_ += value;
    }
    template <typename T>
    std::uint64_t size(const T& items) {
        const std::uint64_t count = items.size();
        number(count);
        return count;
    }

    std::string finish() {
        columns_.push_back(column_of(std::string_view(small_)));
        return pack_columns(columns_);
    }

private:
    std::vector<Column> columns_;
    std::deque<std::vector<std::byte>> kept_;
    std::string small_;
};

class Loading {
public:
    static constexpr bool loads = true;

    explicit Loading(const PackedColumns& columns) : columns_(columns) {
        well_ = columns_.count() > 0;
        if (well_) {
            small_.resize(columns_.bytes_of(columns_.count() - 1));
            well_ =
                columns_.unpack(columns_.count() - 1, std::as_writable_bytes(std::span(small_)));
        }
        rest_ = small_;
    }

    template <typename T>
    void numbers(std::vector<T>& values) {
        well_ = well_ && next_ + 1 < columns_.count() && columns_.bytes_of(next_) % sizeof(T) == 0;
        if (well_) {
            values.resize(columns_.bytes_of(next_) / sizeof(T));
            well_ = columns_.unpack(next_, std::as_writable_bytes(std::span(values)));
        }
        ++next_;
    }
    template <typename T>
    void number(T& value) {
        well_ = well_ && rest_.size() >= sizeof value;
        if (well_) {
            std::memcpy(&value, rest_.data(), sizeof value);
            rest_.remove_prefix(sizeof value);
        }
    }
    void text(std::string& value) {
        std::uint64_t bytes = 0;
        number(bytes);
        well_ = well_ && bytes <= rest_.size();
        if (well_) {
            value = rest_.substr(0, bytes);
            rest_.remove_prefix(bytes);
        }
    }
    /// Each item takes a byte at least, so that a damaged count asks for no memory.
    template <typename T>
    std::uint64_t size(T& /*items*/) {
        std::uint64_t count = 0;
        number(count);
        well_ = well_ && count <= rest_.size();
        return well_ ? count : 0;
    }
    [[nodiscard]] bool well() const { return well_; }
    void fail() { well_ = false; }

private:
    const PackedColumns& columns_;
    std::size_t next_ = 0;
    std::string small_;
    std::string_view rest_;
    bool well_ = true;
};

/// Saving reads, loading writes.
template <typename Archive, typename T>
using Of = std::conditional_t<Archive::loads, T, const T>;

// --- members of structures, as columns

/// A list of truths would have no bytes of its own.
template <typename Member>
using ColumnOf = std::conditional_t<std::is_same_v<Member, bool>, std::uint8_t, Member>;

template <typename Item, typename Member>
void member(Saving& archive, const std::vector<Item>& items, Member Item::*place) {
    std::vector<ColumnOf<Member>> column;
    column.reserve(items.size());
    for (const Item& item : items) {
        column.push_back(item.*place);
    }
    archive.take_numbers(std::move(column));
}

template <typename Item, typename Member>
void member(Loading& archive, std::vector<Item>& items, Member Item::*place) {
    std::vector<ColumnOf<Member>> column;
    archive.numbers(column);
    if (items.empty()) {
        items.resize(column.size());
    }
    if (column.size() != items.size()) {
        archive.fail();
        return;
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
        items[i].*place = static_cast<Member>(column[i]);
    }
}

/// Texts that are mostly different: all behind each other, and their lengths.
template <typename Item>
void texts(Saving& archive, const std::vector<Item>& items, std::string Item::*place) {
    std::vector<char> all;
    std::vector<std::uint32_t> lengths;
    for (const Item& item : items) {
        const std::string& text = item.*place;
        all.insert(all.end(), text.begin(), text.end());
        lengths.push_back(static_cast<std::uint32_t>(text.size()));
    }
    archive.take_numbers(std::move(all));
    archive.take_numbers(std::move(lengths));
}

template <typename Item>
void texts(Loading& archive, std::vector<Item>& items, std::string Item::*place) {
    std::vector<char> all;
    std::vector<std::uint32_t> lengths;
    archive.numbers(all);
    archive.numbers(lengths);
    if (lengths.size() != items.size()) {
        archive.fail();
        return;
    }
    std::string_view rest(all.data(), all.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (lengths[i] > rest.size()) {
            archive.fail();
            return;
        }
        (items[i].*place).assign(rest.substr(0, lengths[i]));
        rest.remove_prefix(lengths[i]);
    }
}

/// Texts of which there are few: numbers in a list.
template <typename Item, typename Name>
void names(Saving& archive, const std::vector<Item>& items, Name Item::*place) {
    std::vector<std::string> list;
    std::unordered_map<std::string_view, std::uint32_t> known;
    std::vector<std::uint32_t> numbers;
    for (const Item& item : items) {
        const std::string_view name = item.*place;
        const auto [entry, is_new] =
            known.try_emplace(name, static_cast<std::uint32_t>(list.size()));
        if (is_new) {
            list.emplace_back(name);
        }
        numbers.push_back(entry->second);
    }
    archive.size(list);
    for (const std::string& name : list) {
        archive.text(name);
    }
    archive.take_numbers(std::move(numbers));
}

template <typename Item, typename Name>
void names(Loading& archive, std::vector<Item>& items, Name Item::*place) {
    std::vector<std::string> list;
    std::vector<std::uint32_t> numbers;
    list.resize(archive.size(list));
    for (std::string& name : list) {
        archive.text(name);
    }
    archive.numbers(numbers);
    const auto known = [&list](std::uint32_t number) { return number < list.size(); };
    if (numbers.size() != items.size() || !std::all_of(numbers.begin(), numbers.end(), known)) {
        archive.fail();
        return;
    }
    const std::vector<Name> shared(list.begin(), list.end());
    for (std::size_t i = 0; i < items.size(); ++i) {
        items[i].*place = shared[numbers[i]];
    }
}

// --- small things

template <typename Archive, typename T>
requires std::is_trivially_copyable_v<T>
void field(Archive& archive, T& value) {
    archive.number(value);
}

template <typename Archive>
void field(Archive& archive, Of<Archive, std::string>& value) {
    archive.text(value);
}

template <typename Archive>
void field(Archive& archive, Of<Archive, Word>& value) {
    std::string text = value.text();
    archive.text(text);
    if constexpr (Archive::loads) {
        value = text;
    }
}

template <typename Archive>
void field(Archive& archive, Of<Archive, std::filesystem::path>& value) {
    std::string text = value.string();
    archive.text(text);
    if constexpr (Archive::loads) {
        value = text;
    }
}

template <typename Archive>
void field(Archive& archive, Of<Archive, std::pair<std::string, std::string>>& value) {
    field(archive, value.first);
    field(archive, value.second);
}

template <typename Archive>
void field(Archive& archive, Of<Archive, Message>& message) {
    field(archive, message.key);
    field(archive, message.values);
}

template <typename Archive>
void field(Archive& archive, Of<Archive, Problem>& problem) {
    field(archive, problem.what);
    field(archive, problem.where);
    field(archive, problem.help);
    field(archive, problem.detail);
}

template <typename Archive>
void field(Archive& archive, Of<Archive, CrsDecision>& decision) {
    field(archive, decision.declared);
    field(archive, decision.used);
    field(archive, decision.axis_order);
    field(archive, decision.vertical);
    field(archive, decision.note);
}

template <typename Archive>
void field(Archive& archive, Of<Archive, Appearance>& appearance) {
    // clang-format off
    auto& [image, missing_image, mime_type, name, wrap, texture_type, border, diffuse, specular,
        emissive, ambient, shininess, transparency, is_smooth, has_material, stated_members] =
        appearance;
    // clang-format on
    field(archive, image);
    field(archive, missing_image);
    field(archive, mime_type);
    field(archive, name);
    field(archive, wrap);
    field(archive, texture_type);
    field(archive, border);
    field(archive, diffuse);
    field(archive, specular);
    field(archive, emissive);
    field(archive, ambient);
    field(archive, shininess);
    field(archive, transparency);
    field(archive, is_smooth);
    field(archive, has_material);
    field(archive, stated_members);
}

template <typename Archive>
void field(Archive& archive, Of<Archive, CityTheme>& theme) {
    auto& [name, dresses, texture_coordinates, is_missing] = theme;
    field(archive, name);
    field(archive, dresses);
    field(archive, texture_coordinates);
    field(archive, is_missing);
}

template <typename Archive>
void field(Archive& archive, Of<Archive, FileReference>& reference) {
    field(archive, reference.uri);
    field(archive, reference.found);
    field(archive, reference.is_shape);
}

template <typename Archive>
void field(Archive& archive, Of<Archive, ImportPhase>& phase) {
    field(archive, phase.name);
    field(archive, phase.cpu_seconds);
    field(archive, phase.in_parallel);
}

template <typename Archive>
void field(Archive& archive, Of<Archive, Attribute>& attribute) {
    auto& [name, value, qualifier, kind, is_in_list] = attribute;
    field(archive, name);
    field(archive, value);
    field(archive, qualifier);
    field(archive, kind);
    field(archive, is_in_list);
}

template <typename Archive>
void field(Archive& archive, Of<Archive, CityVersion>& version) {
    auto& [id, file, is_transition, attributes] = version;
    field(archive, id);
    field(archive, file);
    field(archive, is_transition);
    field(archive, attributes);
}

template <typename Archive>
void field(Archive& archive, Of<Archive, std::map<std::string, std::string>>& texts) {
    std::vector<std::pair<std::string, std::string>> list(texts.begin(), texts.end());
    field(archive, list);
    if constexpr (Archive::loads) {
        texts.insert(list.begin(), list.end());
    }
}

template <typename Archive, typename Items>
requires std::is_same_v<std::remove_const_t<Items>, std::vector<typename Items::value_type>>
void field(Archive& archive, Items& items) {
    const std::uint64_t size = archive.size(items);
    if constexpr (Archive::loads) {
        items.resize(size);
    }
    for (auto& item : items) {
        field(archive, item);
    }
}

template <typename Archive>
void field(Archive& archive, Of<Archive, std::map<std::string, std::uint64_t>>& counts) {
    const std::uint64_t size = archive.size(counts);
    if constexpr (Archive::loads) {
        for (std::uint64_t i = 0; i < size; ++i) {
            std::string key;
            field(archive, key);
            field(archive, counts[key]);
        }
    } else {
        for (const auto& [key, count] : counts) {
            field(archive, key);
            field(archive, count);
        }
    }
}

template <typename Archive>
void field(Archive& archive, Of<Archive, std::set<std::string>>& texts) {
    std::vector<std::string> list(texts.begin(), texts.end());
    field(archive, list);
    if constexpr (Archive::loads) {
        texts.insert(list.begin(), list.end());
    }
}

template <typename Archive>
void field(Archive& archive, Of<Archive, ImportFinding>& finding) {
    auto& [code, action, object, file, position] = finding;
    field(archive, code);
    field(archive, action);
    field(archive, object);
    field(archive, file);
    field(archive, position);
}

template <typename Archive>
void field(Archive& archive, Of<Archive, ImportFindings>& findings) {
    std::vector<ImportFinding> list;
    for (const auto& [code, of_code] : findings.by_code()) {
        list.insert(list.end(), of_code.begin(), of_code.end());
    }
    field(archive, list);
    if constexpr (Archive::loads) {
        for (ImportFinding& finding : list) {
            findings.add(std::move(finding));
        }
    }
}

// --- the whole: members are named one and all, so that a new one does not compile before it is
// kept, too

template <typename Archive>
void fields(Archive& archive, Of<Archive, ImportReport>& report) {
    // clang-format off
    auto& [files, failed_files, objects, objects_by_type, surfaces_by_type, versions,
        version_transitions, lods, polygons,
        triangles, textures, missing_images, named_files, repaired, skipped, ignored, findings,
        unresolved_references, crs, bounds, seconds, cpu_seconds, phases, peak_anon_bytes,
        warnings] =
        report;
    // clang-format on
    field(archive, files);
    field(archive, failed_files);
    field(archive, objects);
    field(archive, objects_by_type);
    field(archive, surfaces_by_type);
    field(archive, versions);
    field(archive, version_transitions);
    field(archive, lods);
    field(archive, polygons);
    field(archive, triangles);
    field(archive, textures);
    field(archive, missing_images);
    field(archive, named_files);
    field(archive, repaired);
    field(archive, skipped);
    field(archive, ignored);
    field(archive, findings);
    field(archive, unresolved_references);
    field(archive, crs);
    field(archive, bounds);
    field(archive, seconds);
    field(archive, cpu_seconds);
    field(archive, phases);
    field(archive, peak_anon_bytes);
    field(archive, warnings);
}

template <typename Archive>
void field(Archive& archive, Of<Archive, std::optional<Crs>>& crs) {
    std::string id = crs ? crs->id() : std::string();
    field(archive, id);
    if constexpr (Archive::loads) {
        if (!id.empty()) {
            const Result<Crs> known = Crs::parse(id);
            if (!known) {
                archive.fail();
                return;
            }
            crs = *known;
        }
    }
}

template <typename Archive>
void columns(Archive& archive, Of<Archive, std::vector<CityPolygon>>& polygons) {
    // clang-format off
    [[maybe_unused]] const auto& [object, first_ring, ring_count, first_triangle, triangle_count,
        appearance, surface, kind, lod_tenths, solid, shell] =
        CityPolygon{};
    // clang-format on
    member(archive, polygons, &CityPolygon::object);
    member(archive, polygons, &CityPolygon::first_ring);
    member(archive, polygons, &CityPolygon::ring_count);
    member(archive, polygons, &CityPolygon::first_triangle);
    member(archive, polygons, &CityPolygon::triangle_count);
    member(archive, polygons, &CityPolygon::appearance);
    member(archive, polygons, &CityPolygon::surface);
    member(archive, polygons, &CityPolygon::kind);
    member(archive, polygons, &CityPolygon::lod_tenths);
    member(archive, polygons, &CityPolygon::solid);
    member(archive, polygons, &CityPolygon::shell);
}

template <typename Archive>
void columns(Archive& archive, Of<Archive, std::vector<SharedFace>>& faces) {
    // clang-format off
    [[maybe_unused]] const auto& [polygon, object, lod_tenths, solid, shell, is_reversed] =
        SharedFace{};
    // clang-format on
    member(archive, faces, &SharedFace::polygon);
    member(archive, faces, &SharedFace::object);
    member(archive, faces, &SharedFace::lod_tenths);
    member(archive, faces, &SharedFace::solid);
    member(archive, faces, &SharedFace::shell);
    member(archive, faces, &SharedFace::is_reversed);
}

template <typename Archive>
void columns(Archive& archive, Of<Archive, std::vector<SolidGroup>>& groups) {
    // clang-format off
    [[maybe_unused]] const auto& [object, lod_tenths, first_solid, solid_count, is_composite] =
        SolidGroup{};
    // clang-format on
    member(archive, groups, &SolidGroup::object);
    member(archive, groups, &SolidGroup::lod_tenths);
    member(archive, groups, &SolidGroup::first_solid);
    member(archive, groups, &SolidGroup::solid_count);
    member(archive, groups, &SolidGroup::is_composite);
}

template <typename Archive>
void columns(Archive& archive, Of<Archive, std::vector<SurfaceGroup>>& groups) {
    [[maybe_unused]] const auto& [first_polygon, polygon_count, is_composite] = SurfaceGroup{};
    member(archive, groups, &SurfaceGroup::first_polygon);
    member(archive, groups, &SurfaceGroup::polygon_count);
    member(archive, groups, &SurfaceGroup::is_composite);
}

template <typename Archive>
void columns(Archive& archive, Of<Archive, std::vector<CityPoint>>& points) {
    [[maybe_unused]] const auto& [position, object, lod_tenths] = CityPoint{};
    member(archive, points, &CityPoint::position);
    member(archive, points, &CityPoint::object);
    member(archive, points, &CityPoint::lod_tenths);
}

template <typename Archive>
void columns(Archive& archive, Of<Archive, std::vector<KeptElement>>& elements) {
    // clang-format off
    [[maybe_unused]] const auto& [object, is_citygml3, name, frame, first_value, values_length] =
        KeptElement{};
    // clang-format on
    member(archive, elements, &KeptElement::object);
    member(archive, elements, &KeptElement::is_citygml3);
    names(archive, elements, &KeptElement::name);
    names(archive, elements, &KeptElement::frame);
    member(archive, elements, &KeptElement::first_value);
    member(archive, elements, &KeptElement::values_length);
}

template <typename Archive>
void columns(Archive& archive, Of<Archive, std::vector<CityObject>>& objects) {
    // clang-format off
    [[maybe_unused]] const auto& [id, type, file, parent, first_attribute, attribute_count,
        bounds] =
        CityObject{};
    // clang-format on
    member(archive, objects, &CityObject::file);
    member(archive, objects, &CityObject::parent);
    member(archive, objects, &CityObject::first_attribute);
    member(archive, objects, &CityObject::attribute_count);
    member(archive, objects, &CityObject::bounds);
    texts(archive, objects, &CityObject::id);
    names(archive, objects, &CityObject::type);
}

template <typename Archive>
void columns(Archive& archive, Of<Archive, std::vector<CitySurface>>& surfaces) {
    [[maybe_unused]] const auto& [id, object, first_attribute, attribute_count, parent, kind] =
        CitySurface{};
    member(archive, surfaces, &CitySurface::object);
    member(archive, surfaces, &CitySurface::first_attribute);
    member(archive, surfaces, &CitySurface::attribute_count);
    member(archive, surfaces, &CitySurface::parent);
    member(archive, surfaces, &CitySurface::kind);
    texts(archive, surfaces, &CitySurface::id);
}

template <typename Archive>
void columns(Archive& archive, Of<Archive, std::vector<Attribute>>& attributes) {
    [[maybe_unused]] const auto& [name, value, qualifier, kind, is_in_list] = Attribute{};
    member(archive, attributes, &Attribute::kind);
    member(archive, attributes, &Attribute::is_in_list);
    names(archive, attributes, &Attribute::name);
    names(archive, attributes, &Attribute::qualifier);
    texts(archive, attributes, &Attribute::value);
}

/// Their places are used unseen.
bool have_their_values(const std::vector<KeptElement>& elements, std::uint64_t values) {
    return std::all_of(elements.begin(), elements.end(), [values](const KeptElement& element) {
        return element.first_value <= values &&
               element.values_length <= values - element.first_value;
    });
}

template <typename Archive>
void fields(Archive& archive, Of<Archive, City>& city) {
    // clang-format off
    auto& [crs, crs_decision, files, shown_themes, shown_lod_caps, document_members, objects,
        attributes, surfaces, polygons, ring_starts, positions, texture_coordinates, triangles,
        appearances, themes, borrowed_looks, shared_faces, solid_groups, surface_groups, points,
        versions, kept_elements, kept_values, bounds] =
        city;
    // clang-format on
    field(archive, crs);
    field(archive, crs_decision);
    field(archive, files);
    field(archive, shown_themes);
    archive.numbers(shown_lod_caps);
    field(archive, document_members);
    field(archive, appearances);
    field(archive, themes);
    field(archive, versions);
    field(archive, bounds);
    archive.numbers(ring_starts);
    archive.numbers(positions);
    archive.numbers(texture_coordinates);
    archive.numbers(triangles);
    archive.numbers(borrowed_looks);
    columns(archive, shared_faces);
    columns(archive, solid_groups);
    columns(archive, surface_groups);
    columns(archive, points);
    columns(archive, kept_elements);
    archive.numbers(kept_values);
    if constexpr (Archive::loads) {
        if (!have_their_values(kept_elements, kept_values.size())) {
            archive.fail();
        }
    }
    columns(archive, surfaces);
    columns(archive, polygons);
    columns(archive, objects);
    columns(archive, attributes);
}

} // namespace

std::string archive_city(const City& city, const ImportReport& report) {
    Saving archive;
    fields(archive, report);
    fields(archive, city);
    return archive.finish();
}

std::optional<ArchivedCity> unarchive_city(std::string_view bytes) {
    const std::optional<PackedColumns> columns = PackedColumns::open(bytes);
    if (!columns) {
        return std::nullopt;
    }
    Loading archive(*columns);
    ArchivedCity archived;
    fields(archive, archived.report);
    fields(archive, archived.city);
    return archive.well() ? std::optional(std::move(archived)) : std::nullopt;
}

} // namespace smiletwin::geo
