#include "geo/io/cityjson_cut.hpp"

#include "geo/io/json_cursor.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <cstring>
#include <iterator>
#include <utility>

namespace smiletwin::geo {

namespace {

/// Keys are compared as written.
constexpr std::string_view objects_key = R"("CityObjects")";
constexpr std::string_view vertices_key = R"("vertices")";
constexpr std::string_view geometry_key = R"("geometry")";
constexpr std::string_view boundaries_key = R"("boundaries")";
constexpr std::string_view semantics_key = R"("semantics")";
constexpr std::string_view surfaces_key = R"("surfaces")";

class ListSetter : JsonCursor {
public:
    ListSetter(std::string_view object, CityJsonObjectText& into)
        : JsonCursor(object), into_(into), copied_(at_) {
        into.tree.clear();
        into.lists.clear();
    }

    bool run() {
        const bool good = is_before('{') ? object() : skip();
        into_.tree.append(copied_, end_);
        return good && at_end();
    }

private:
    bool object() {
        return each_member(geometry_key, '[', [this] {
            return each<'[', ']'>([this] { return is_before('{') ? geometry() : skip(); });
        });
    }

    bool geometry() {
        return each<'{', '}'>([this] {
            std::string_view key;
            if (!take_key(key)) {
                return false;
            }
            if (key == semantics_key && is_before('{')) {
                return each_member(surfaces_key, '[', [this] { return set_apart(); });
            }
            return key == boundaries_key ? set_apart() : skip();
        });
    }

    /// `take` takes the value of that key which begins with `open`.
    template <typename Take>
    bool each_member(std::string_view wanted, char open, const Take& take) {
        return each<'{', '}'>([&] {
            std::string_view key;
            return take_key(key) && (key == wanted && is_before(open) ? take() : skip());
        });
    }

    bool take_key(std::string_view& key) { return take_string(key) && take(':'); }

    bool skip() {
        std::string_view value;
        return take_value(value);
    }

    bool set_apart() {
        std::string_view list;
        if (!take_value(list)) {
            return false;
        }
        into_.tree.append(copied_, list.data());
        fmt::format_to(std::back_inserter(into_.tree), "{}", into_.lists.size());
        into_.lists.push_back(list);
        copied_ = at_;
        return true;
    }

    CityJsonObjectText& into_;
    const char* copied_; ///< into the tree, up to here
};

} // namespace

std::optional<CityJsonPieces> cut_cityjson(std::string_view text) {
    auto cut = nested_json_members(text, objects_key);
    if (!cut) {
        return {};
    }
    CityJsonPieces pieces;
    bool has_objects = false;
    for (const JsonMember& member : cut->members) {
        if (is_json_key(member.key, vertices_key) && pieces.vertices.empty() &&
            member.value.starts_with('[')) {
            pieces.vertices = member.value;
        } else if (
            is_json_key(member.key, objects_key) && !has_objects && member.value.starts_with('{')) {
            has_objects = true;
        } else {
            pieces.head += pieces.head.empty() ? "{" : ",";
            pieces.head.append(member.key).append(":").append(member.value);
        }
    }
    pieces.head += pieces.head.empty() ? "{}" : "}";
    pieces.objects = std::move(cut->nested).value_or(std::vector<JsonMember>());
    return pieces;
}

std::string_view likely_vertices(std::string_view text) {
    constexpr int few_keys = 200; // behind the vertices: metadata, textures
    std::size_t length = text.size();
    for (int i = 0; i < few_keys && length > 0; ++i) {
        const void* const quote = ::memrchr(text.data(), '"', length);
        if (quote == nullptr) {
            break;
        }
        length = static_cast<std::size_t>(static_cast<const char*>(quote) - text.data());
        const std::string_view up_to = text.substr(0, length + 1);
        JsonCursor cursor(text.substr(length + 1));
        std::string_view vertices;
        if (up_to.ends_with(vertices_key) && cursor.take(':') && cursor.take_value(vertices)) {
            return vertices;
        }
    }
    return {};
}

bool set_lists_apart(std::string_view object, CityJsonObjectText& into) {
    return ListSetter(object, into).run();
}

} // namespace smiletwin::geo
