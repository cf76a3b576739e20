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
    {"add", 0xE145},
    {"apartment", 0xEA40},
    {"blur_on", 0xE3A5},
    {"chair", 0xEFED},
    {"check_circle", 0xE86C},
    {"close", 0xE5CD},
    {"crop_free", 0xE3C2},
    {"delete", 0xE872},
    {"description", 0xE873},
    {"directions_walk", 0xE536},
    {"door_front", 0xEFFD},
    {"edit", 0xE3C9},
    {"error", 0xE000},
    {"expand_more", 0xE5CF},
    {"explore", 0xE87A},
    {"fact_check", 0xF0C5},
    {"fence", 0xF1F6},
    {"format_paint", 0xE243},
    {"grass", 0xF205},
    {"groups", 0xF233},
    {"help", 0xE8FD},
    {"history", 0xE889},
    {"home", 0xE88A},
    {"image", 0xE3F4},
    {"info", 0xE88E},
    {"layers", 0xE53B},
    {"lock", 0xE897},
    {"map", 0xE55B},
    {"navigation", 0xE55D},
    {"park", 0xEA63},
    {"pause", 0xE034},
    {"place", 0xE55F},
    {"play", 0xE037},
    {"redo", 0xE15A},
    {"refresh", 0xE5D5},
    {"remove", 0xE15B},
    {"save", 0xE161},
    {"science", 0xEA4B},
    {"search", 0xE8B6},
    {"sensors", 0xE51E},
    {"settings", 0xE8B8},
    {"stop", 0xE047},
    {"storefront", 0xEA12},
    {"terrain", 0xE564},
    {"texture", 0xE421},
    {"thermostat", 0xF076},
    {"timeline", 0xE922},
    {"translate", 0xE8E2},
    {"undo", 0xE166},
    {"visibility", 0xE8F4},
    {"visibility_off", 0xE8F5},
    {"warning", 0xE002},
    {"water_drop", 0xE798},
    {"wb_sunny", 0xE430},
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
