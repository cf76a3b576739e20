#include "viewer/widgets/icons.hpp"

#include <algorithm>
#include <iterator>

namespace smiletwin::viewer {

namespace {

struct Icon {
    std::string_view name;
    char32_t code;
};

constexpr Icon list[] = {
    {"account_balance", 0xE84F},
    {"add", 0xE145},
    {"apartment", 0xEA40},
    {"beach_access", 0xEB3E},
    {"blur_on", 0xE3A5},
    {"chair", 0xEFED},
    {"check_circle", 0xE86C},
    {"child_friendly", 0xEB42},
    {"close", 0xE5CD},
    {"crop_free", 0xE3C2},
    {"delete", 0xE872},
    {"description", 0xE873},
    {"directions_walk", 0xE536},
    {"door_front", 0xEFFD},
    {"door_sliding", 0xEFFE},
    {"eco", 0xEA35},
    {"edit", 0xE3C9},
    {"edit_road", 0xEF4D},
    {"error", 0xE000},
    {"event_seat", 0xE903},
    {"expand_more", 0xE5CF},
    {"explore", 0xE87A},
    {"fact_check", 0xF0C5},
    {"fence", 0xF1F6},
    {"flip", 0xE3E8},
    {"format_paint", 0xE243},
    {"grass", 0xF205},
    {"groups", 0xF233},
    {"height", 0xEA16},
    {"help", 0xE8FD},
    {"history", 0xE889},
    {"home", 0xE88A},
    {"image", 0xE3F4},
    {"info", 0xE88E},
    {"invert_colors", 0xE891},
    {"layers", 0xE53B},
    {"layers_clear", 0xE53C},
    {"lightbulb", 0xE0F0},
    {"linear_scale", 0xE260},
    {"local_cafe", 0xE541},
    {"local_drink", 0xE544},
    {"local_florist", 0xE545},
    {"local_parking", 0xE54F},
    {"local_shipping", 0xE558},
    {"lock", 0xE897},
    {"lock_open", 0xE898},
    {"map", 0xE55B},
    {"nature", 0xE406},
    {"navigation", 0xE55D},
    {"park", 0xEA63},
    {"pause", 0xE034},
    {"pedal_bike", 0xEB29},
    {"place", 0xE55F},
    {"play", 0xE037},
    {"pool", 0xEB48},
    {"radio_button_unchecked", 0xE836},
    {"redo", 0xE15A},
    {"refresh", 0xE5D5},
    {"remove", 0xE15B},
    {"rotate_left", 0xE419},
    {"rotate_right", 0xE41A},
    {"save", 0xE161},
    {"science", 0xEA4B},
    {"search", 0xE8B6},
    {"sensors", 0xE51E},
    {"settings", 0xE8B8},
    {"spa", 0xEB4C},
    {"sports_tennis", 0xEA32},
    {"stairs", 0xF1A9},
    {"stop", 0xE047},
    {"storefront", 0xEA12},
    {"swap_vert", 0xE8D5},
    {"terrain", 0xE564},
    {"texture", 0xE421},
    {"theater_comedy", 0xEA66},
    {"thermostat", 0xF076},
    {"timeline", 0xE922},
    {"translate", 0xE8E2},
    {"undo", 0xE166},
    {"vertical_align_top", 0xE25A},
    {"view_week", 0xE8F3},
    {"visibility", 0xE8F4},
    {"visibility_off", 0xE8F5},
    {"warning", 0xE002},
    {"water_drop", 0xE798},
    {"waves", 0xE176},
    {"wb_sunny", 0xE430},
    {"wc", 0xE63D},
    {"weekend", 0xE16B},
    {"yard", 0xF089},
    {"zoom_out_map", 0xE56B},
};

/// All icons lie between U+0800 and U+FFFF: three bytes.
std::string utf8(char32_t code) {
    return {
        static_cast<char>(0xE0U | (code >> 12U)),
        static_cast<char>(0x80U | ((code >> 6U) & 0x3FU)),
        static_cast<char>(0x80U | (code & 0x3FU))};
}

} // namespace

std::string icon(std::string_view name) {
    const auto* const found = std::find_if(
        std::begin(list), std::end(list), [&](const Icon& item) { return item.name == name; });
    return found != std::end(list) ? utf8(found->code) : "\u00B7";
}

std::vector<char32_t> icon_code_points() {
    std::vector<char32_t> codes;
    for (const Icon& item : list) {
        codes.push_back(item.code);
    }
    return codes;
}

} // namespace smiletwin::viewer
