// What background runs read, held together so that it outlives the frame that started them.
#pragma once

#include "scenarios/kernel/run_service.hpp"

#include <filesystem>
#include <memory>

namespace smiletwin::viewer {

struct SharedMaterial {
    std::shared_ptr<const scenarios::Project> project;
    std::shared_ptr<const scenarios::BaseData> data;
    std::shared_ptr<const scenarios::Catalogue> catalogue;
    std::shared_ptr<const scenarios::IndicatorCatalogue> indicators;
    std::filesystem::path preset_folder;
    std::filesystem::path project_folder;
    std::shared_ptr<scenarios::SiteCache> sites;
    std::shared_ptr<scenarios::ResultStore> store;

    [[nodiscard]] scenarios::RunMaterial view(bool with_store = true) const {
        return {
            *project,
            data,
            *catalogue,
            *indicators,
            preset_folder,
            project_folder,
            sites.get(),
            with_store ? store.get() : nullptr};
    }
};

} // namespace smiletwin::viewer
