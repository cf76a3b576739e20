#include "scenarios/cli/open_project.hpp"

namespace smiletwin::scenarios {

geo::Result<std::shared_ptr<const Catalogue>> load_catalogue(const CommandContext& context) {
    geo::Result<Catalogue> catalogue = Catalogue::load(context.data_folder / "measures");
    if (!catalogue) {
        return catalogue.problem();
    }
    return std::make_shared<const Catalogue>(std::move(*catalogue));
}

geo::Result<Document>
open_project(const std::filesystem::path& path, const CommandContext& context, bool writes) {
    const auto catalogue = load_catalogue(context);
    if (!catalogue) {
        return catalogue.problem();
    }
    geo::Result<Document> document = Document::open(path, *catalogue);
    if (document && writes && document->read_only() != nullptr) {
        return *document->read_only();
    }
    return document;
}

} // namespace smiletwin::scenarios
