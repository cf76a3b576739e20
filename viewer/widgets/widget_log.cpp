#include "viewer/widgets/widget_log.hpp"

#include <algorithm>

namespace smiletwin::viewer {

const WidgetEntry* WidgetLog::find(std::string_view id_or_label) const {
    const auto first = [this](auto&& fits) -> const WidgetEntry* {
        const auto found = std::find_if(entries_.begin(), entries_.end(), fits);
        return found != entries_.end() ? &*found : nullptr;
    };
    if (const auto* by_id = first([&](const WidgetEntry& e) { return e.id == id_or_label; })) {
        return by_id;
    }
    if (const auto* by_label =
            first([&](const WidgetEntry& e) { return e.label == id_or_label; })) {
        return by_label;
    }
    return first([&](const WidgetEntry& e) { return e.label.starts_with(id_or_label); });
}

} // namespace smiletwin::viewer
