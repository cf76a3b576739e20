// What was drawn this frame as a list: identity, role, words, value and place of each control. One
// list for tests, keyboard and speech. Main thread only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::viewer {

/// Pixels of the window from its upper left corner.
struct WidgetRect {
    float x = 0.0F;
    float y = 0.0F;
    float width = 0.0F;
    float height = 0.0F;

    [[nodiscard]] float center_x() const { return x + 0.5F * width; }
    [[nodiscard]] float center_y() const { return y + 0.5F * height; }
    [[nodiscard]] bool contains(float px, float py) const {
        return px >= x && px < x + width && py >= y && py < y + height;
    }
};

enum class WidgetRole : std::uint8_t {
    Button,
    Toggle,
    Tab,
    Slider,
    NumberField,
    TextField,
    Combo,
    Option,
    Row,
    Card,
    Chart,
    Scene,
    Words,
};

struct WidgetEntry {
    std::string id; ///< independent of the language: "topbar.undo"
    WidgetRole role = WidgetRole::Words;
    std::string label;
    std::string value; ///< as shown; "on"/"off" for toggles
    WidgetRect rect;
    bool enabled = true;
    bool visible = true; ///< not scrolled away
};

class WidgetLog {
public:
    void begin_frame() { entries_.clear(); }
    void add(WidgetEntry entry) { entries_.push_back(std::move(entry)); }
    [[nodiscard]] const std::vector<WidgetEntry>& entries() const { return entries_; }

    /// By id, else by label, else by the beginning of a label; nullptr when not drawn.
    [[nodiscard]] const WidgetEntry* find(std::string_view id_or_label) const;

private:
    std::vector<WidgetEntry> entries_;
};

} // namespace smiletwin::viewer
