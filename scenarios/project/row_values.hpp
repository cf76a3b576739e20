// One item of a project to its row and back, a pair of functions per table. Used where rows are
// compared and where they are patched into a project.
#pragma once

#include "scenarios/project/rows.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::scenarios {

using Setting = geo::Json::Member;

/// Position and parent are left to the caller, who knows the list.
Row to_row(const Source& source);
Row to_row(const Variant& variant);
Row to_row(const Measure& measure);
Row to_row(const Area& area);
Row to_row(const Viewpoint& viewpoint);
Row to_row(const Setting& setting);
Row project_row(const Project& project);

void from_row(const Row& row, Source& source);
/// The measures of a variant are rows of their own and stay as they are.
void from_row(const Row& row, Variant& variant);
void from_row(const Row& row, Measure& measure);
void from_row(const Row& row, Area& area);
void from_row(const Row& row, Viewpoint& viewpoint);
void from_row(const Row& row, Setting& setting);
void from_row(const Row& row, Project& project);

template <typename T>
const std::string& id_of(const T& item) {
    return item.id;
}
inline const std::string& id_of(const Setting& item) {
    return item.first;
}

/// What is compared: a variant's row says nothing about its measures.
template <typename T>
bool same_row(const T& a, const T& b) {
    return a == b;
}
inline bool same_row(const Variant& a, const Variant& b) {
    return a.id == b.id && a.name == b.name && a.note == b.note;
}

template <typename T>
std::optional<std::size_t> index_of(const std::vector<T>& list, std::string_view id) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (id_of(list[i]) == id) {
            return i;
        }
    }
    return std::nullopt;
}

} // namespace smiletwin::scenarios
