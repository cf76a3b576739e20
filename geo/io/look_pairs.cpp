#include "geo/io/look_pairs.hpp"

namespace smiletwin::geo {

std::int32_t LookPairs::over(std::int32_t texture, std::int32_t before) {
    if (before < 0) {
        return texture;
    }
    std::int32_t material = before;
    if (!looks_[static_cast<std::size_t>(before)].image.empty()) {
        const auto of_pair = materials_.find(before);
        if (of_pair == materials_.end()) {
            return texture;
        }
        material = of_pair->second;
    }
    const auto next = static_cast<std::int32_t>(looks_.size());
    const auto [entry, is_new] = pairs_.try_emplace({texture, material}, next);
    if (is_new) {
        const Appearance& image = looks_[static_cast<std::size_t>(texture)];
        Appearance both = looks_[static_cast<std::size_t>(material)];
        both.image = image.image;
        both.mime_type = image.mime_type;
        both.wrap = image.wrap;
        both.texture_type = image.texture_type;
        for (std::size_t i = 0; i < 4; ++i) {
            both.border_rgba[i] = image.border_rgba[i];
        }
        both.has_material = true;
        looks_.push_back(std::move(both));
        materials_.emplace(next, material);
    }
    return entry->second;
}

} // namespace smiletwin::geo
