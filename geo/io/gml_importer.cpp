#include "geo/io/gml_importer.hpp"

#include "geo/io/gml_features.hpp"

namespace smiletwin::geo {

namespace {

/// Other uses of GML (metadata, schemas, styles) hold no features and are passed over.
int gml_confidence(const FileHead& head) {
    std::string text = head.bytes;
    std::erase(text, '\0'); // UTF-16
    const auto has = [&text](std::string_view word) {
        return text.find(word) != std::string::npos;
    };
    const bool collection = has("FeatureCollection") || has("SpatialDataSet");
    const bool cadastre = has("adv-online.de/namespaces/adv/gid");
    const bool gml = has("opengis.net/gml");
    // City models and plans in such a collection have readers of their own.
    const bool particular = has("opengis.net/citygml") || has("xplanung.de/xplangml");
    return head.lower_extension != ".xsd" && gml && !particular && (collection || cadastre) ? 2 : 0;
}

Result<Imported>
import_gml(const std::filesystem::path& path, const ImportOptions& options, RunContext& context) {
    const Result<GmlTree> tree = read_gml_tree(path, context);
    if (!tree) {
        return tree.problem();
    }
    return import_gml_features(*tree, path, {}, {}, "gml", options, context);
}

} // namespace

Format gml_format() {
    return {"gml", "format.gml", {".gml", ".xml"}, gml_confidence, import_gml};
}

} // namespace smiletwin::geo
