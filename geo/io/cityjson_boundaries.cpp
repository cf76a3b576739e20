#include "geo/io/cityjson_boundaries.hpp"

#include "geo/base/decimal.hpp"
#include "geo/io/json_cursor.hpp"
#include "geo/io/json_dom.hpp"

#include <simdjson.h>

namespace smiletwin::geo {

namespace dom = simdjson::dom;

void CityJsonBoundaries::clear() {
    corners_.clear();
    for (std::vector<std::uint32_t>& ends : ends_) {
        ends.clear();
    }
    odd_ = 0;
}

void CityJsonBoundaries::end_list(int level) {
    const std::vector<std::uint32_t>& entries =
        level == 0 ? corners_ : ends_[static_cast<std::size_t>(level) - 1];
    ends_[static_cast<std::size_t>(level)].push_back(static_cast<std::uint32_t>(entries.size()));
}

/// Reads lists of plain indices and nothing else: most of many a file, and much quicker than
/// through a tree. What it stops at may still be good JSON.
class CityJsonBoundaries::TextReader : public JsonCursor {
public:
    TextReader(std::string_view text, CityJsonBoundaries& into) : JsonCursor(text), into_(into) {}

    bool read(int level) { return take_list(level) && at_end(); }

private:
    bool take_list(int level) {
        const bool good = level == 0 ? each<'[', ']'>([this] { return take_corner(); })
                                     : each<'[', ']'>([&] { return take_list(level - 1); });
        into_.end_list(level);
        return good;
    }

    bool take_corner() {
        constexpr std::ptrdiff_t reach = 8;
        skip_blanks();
        if (end_ - at_ < reach) {
            return take_last_corner();
        }
        const std::uint64_t eight = eight_digits::at(at_);
        const unsigned count = eight_digits::leading(eight);
        if (count == 0 || count == reach || (count > 1 && *at_ == '0')) {
            return false;
        }
        add(eight_digits::value(eight_digits::last_ones(eight, count)));
        at_ += count;
        return true;
    }

    /// Near the end there are no eight characters to look at.
    bool take_last_corner() {
        const char* const first = at_;
        std::uint64_t index = 0;
        while (at_ != end_ && *at_ >= '0' && *at_ <= '9') {
            index = 10 * index + static_cast<std::uint64_t>(*at_++ - '0');
        }
        add(index);
        return at_ != first && (at_ - first == 1 || *first != '0');
    }

    void add(std::uint64_t index) { into_.corners_.push_back(static_cast<std::uint32_t>(index)); }

    CityJsonBoundaries& into_;
};

/// Reads whatever is JSON.
class CityJsonBoundaries::TreeReader {
public:
    explicit TreeReader(CityJsonBoundaries& into) : into_(into) {}

    void read(const dom::element& element, int level) {
        dom::array list;
        const bool is_list = element.get(list) == simdjson::SUCCESS;
        if (is_list && level == 0) {
            for (const dom::element corner : list) {
                add(corner);
            }
        } else if (is_list) {
            for (const dom::element entry : list) {
                read(entry, level - 1);
            }
        } else if (level == 0) {
            into_.corners_.push_back(no_vertex);
        } else if (level == 1) {
            read(element, 0);
        } else {
            ++into_.odd_;
        }
        into_.end_list(level);
    }

private:
    void add(const dom::element& corner) {
        std::uint64_t index = no_vertex;
        const bool is_known = corner.get(index) == simdjson::SUCCESS && index < no_vertex;
        into_.corners_.push_back(is_known ? static_cast<std::uint32_t>(index) : no_vertex);
    }

    CityJsonBoundaries& into_;
};

bool CityJsonBoundaries::read(std::string_view text, int level) {
    clear();
    if (TextReader(text, *this).read(level)) {
        return true;
    }
    clear();
    dom::parser parser;
    dom::element tree;
    const bool is_json = parsed_json(parser, text).get(tree) == simdjson::SUCCESS;
    if (is_json) {
        TreeReader(*this).read(tree, level);
    }
    return is_json;
}

} // namespace smiletwin::geo
