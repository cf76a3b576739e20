// Finds what a reference means. Within the member that refers first - tiles and exports repeat ids
// - then anywhere in the file, where the first of equal ids counts. Private to the CityGML reader.
#pragma once

#include "geo/io/import_report.hpp"
#include "geo/io/raw_city.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace smiletwin::geo {

/// Id ranges by hash; of equal hashes the first counts. Kept between uses for its memory.
class IdTable {
public:
    void build(std::span<const IdRange> ranges);
    [[nodiscard]] const IdRange* find(std::uint64_t hash) const;
    /// True when asked for the first time since build(), and for a single polygon.
    bool is_first_use(const IdRange& range);

private:
    std::span<const IdRange> ranges_;
    /// Beside them; empty before the first use.
    std::vector<bool> used_;
    std::vector<std::uint32_t> slots_; ///< index + 1 in ranges, 0 = free; a power of two
};

/// Where the ids that are asked for stand in a file.
class FileIds {
public:
    struct Found {
        std::uint32_t part = 0;
        const IdRange* range = nullptr; ///< null: nowhere
    };
    /// First all that will be asked for, `count` at most, ...
    explicit FileIds(std::size_t count);
    void want(std::uint64_t hash);
    /// ... then once through the file; `ids` is &RawModel::ids or &RawModel::ring_ids.
    void look_through(const RawFile& file, std::vector<IdRange> RawModel::*ids);
    [[nodiscard]] Found find(std::uint64_t hash) const { return slots_[slot_of(hash)].found; }
    /// True when asked for the first time.
    bool is_first_use(std::uint64_t hash);

private:
    struct Slot {
        std::uint64_t hash = 0; ///< 0 = free
        Found found;
        bool is_used = false;
    };
    [[nodiscard]] std::size_t slot_of(std::uint64_t hash) const;

    std::vector<Slot> slots_; ///< a power of two
};

/// Resolves the references of a member that has just ended by the ids in it. What stays is not
/// found there.
class MemberReferences {
public:
    /// Where the member's share of a model begins.
    struct Begin {
        std::size_t reference = 0;
        std::size_t instance = 0;
        std::size_t id = 0;
        std::size_t link = 0;
        std::size_t turned_id = 0;
    };
    void resolve(RawModel& model, const Begin& begin);

private:
    bool find_links(RawModel& model, const Begin& begin);

    IdTable table_;
    std::vector<std::uint64_t> referring_; ///< geometries of the member
};

/// Resolves what members left over; counts references to nothing
/// and those that run in a circle.
void resolve_references(RawFile& file, ImportReport& report);

} // namespace smiletwin::geo
