// GML as a tree: for files whose objects refer to each other and that are small beside city models
// (development plans). One call reads one file, any thread.
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/run_context.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace smiletwin::geo {

struct GmlNode {
    std::string name; ///< without prefix
    bool is_gml = false;
    std::vector<std::pair<std::string, std::string>> attributes; ///< names without prefix
    std::string text;                                            ///< of the element itself, trimmed
    std::vector<GmlNode> children;

    /// Value of an attribute, or empty.
    [[nodiscard]] std::string_view attribute(std::string_view key) const;
    /// The first child of this name, or null.
    [[nodiscard]] const GmlNode* child(std::string_view child_name) const;
};

/// Elements by gml:id.
using GmlIndex = std::unordered_map<std::string_view, const GmlNode*>;

struct GmlTree {
    GmlNode root;
    std::string root_space; ///< namespace of the first element that is not GML's
};

/// Files with more elements than any plan has are refused.
Result<GmlTree> read_gml_tree(const std::filesystem::path& path, RunContext& context);

/// The tree must outlive the index. Of two elements with one id the first counts.
GmlIndex index_of(const GmlNode& root);

/// The element that an xlink:href on `node` names, or null.
const GmlNode* target_of(const GmlNode& node, const GmlIndex& index);

} // namespace smiletwin::geo
