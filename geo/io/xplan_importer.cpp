#include "geo/io/xplan_importer.hpp"

#include "geo/io/gml_features.hpp"
#include "geo/io/xplan_codes.hpp"
#include "geo/io/xplan_kinds.hpp"

#include <algorithm>
#include <charconv>

namespace smiletwin::geo {

namespace {

constexpr std::string_view xplan_space = "www.xplanung.de/xplangml/";

int xplan_confidence(const FileHead& head) {
    std::string text = head.bytes;
    std::erase(text, '\0'); // UTF-16
    const bool is_schema = head.lower_extension == ".xsd";
    return !is_schema && text.find(xplan_space) != std::string::npos ? 2 : 0;
}

/// 5 of ".../xplangml/5/3"; 0 when the namespace says nothing.
int version_of(std::string_view space) {
    const std::size_t at = space.find(xplan_space);
    int version = 0;
    if (at != std::string_view::npos) {
        const std::string_view rest = space.substr(at + xplan_space.size());
        std::from_chars(rest.data(), rest.data() + rest.size(), version);
    }
    return version;
}

std::string title_of(const std::vector<const GmlNode*>& objects) {
    std::string title;
    for (const GmlNode* object : objects) {
        const GmlNode* name = object->name.ends_with("_Plan") ? object->child("name") : nullptr;
        if (name != nullptr && !name->text.empty()) {
            title += (title.empty() ? "" : ", ") + name->text;
        }
    }
    return title;
}

GmlWords words_of(int version) {
    // Version 6 made one enumeration of the legal characters of all plans and counts it anew.
    const bool counted_anew = version >= 6;
    return {
        xplan_kind,
        [counted_anew](std::string_view owner, std::string_view property, std::string_view code) {
            return counted_anew && property == "rechtscharakter"
                       ? std::string_view{}
                       : xplan_wording(owner, property, code);
        }};
}

Result<Imported>
import_xplan(const std::filesystem::path& path, const ImportOptions& options, RunContext& context) {
    const Result<GmlTree> tree = read_gml_tree(path, context);
    if (!tree) {
        return tree.problem();
    }
    return import_gml_features(
        *tree,
        path,
        words_of(version_of(tree->root_space)),
        title_of(gml_objects(tree->root)),
        "xplan",
        options,
        context);
}

} // namespace

Format xplan_format() {
    return {"xplan", "format.xplan", {".gml", ".xml"}, xplan_confidence, import_xplan};
}

} // namespace smiletwin::geo
