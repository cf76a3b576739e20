#include "looks.hpp"

namespace smiletwin::sample {
namespace {

constexpr Rgb walls[] = {
    {0xEF, 0xE3, 0xC8}, // cream
    {0xE6, 0xCF, 0xA8}, // straw
    {0xF1, 0xEC, 0xE1}, // chalk
    {0xDA, 0xB6, 0x90}, // sand
    {0xC9, 0xD3, 0xCB}, // pale green grey
    {0xE3, 0xB9, 0x9A}, // apricot
    {0xA8, 0x5C, 0x45}, // brick
    {0x93, 0x4A, 0x3A}, // dark brick
};

constexpr Rgb tiles[] = {
    {0xA4, 0x50, 0x3A},
    {0xB0, 0x5C, 0x42},
    {0x96, 0x46, 0x34},
    {0x8A, 0x4A, 0x3C},
    {0xB9, 0x6A, 0x4C}};

} // namespace

Rgb wall_colour(std::uint32_t colour) {
    return walls[colour];
}

LookTable make_looks() {
    LookTable table;
    for (std::uint32_t i = 0; i < std::size(walls); ++i) {
        const std::string number = std::to_string(i);
        table.colours["plaster_" + number] = walls[i];
        for (const char* kind : {"gable_", "steps_", "long2_", "long3_", "side_"}) {
            table.pictures[kind + number] = "textures/" + (kind + number) + ".png";
        }
    }
    for (std::uint32_t i = 0; i < std::size(tiles); ++i) {
        table.colours["tiles_" + std::to_string(i)] = tiles[i];
    }
    table.colours["brick"] = {0xA4, 0x58, 0x3F};
    table.colours["brick_pale"] = {0xC0, 0x76, 0x5C};
    table.colours["church_roof"] = {0x8C, 0x49, 0x38};
    table.colours["copper"] = {0x6F, 0x9C, 0x86};
    table.colours["bitumen"] = {0x7A, 0x78, 0x74};
    table.colours["sandstone"] = {0xC4, 0xB6, 0x9C};
    table.colours["fountain_water"] = {0x5E, 0x8E, 0x9E};
    table.colours["hull_dark"] = {0x3B, 0x37, 0x36};
    table.colours["hull_green"] = {0x3F, 0x63, 0x58};
    table.colours["hull_red"] = {0x86, 0x3F, 0x36};
    table.colours["deck"] = {0xB0, 0x91, 0x69};
    table.colours["spar"] = {0x7A, 0x58, 0x3C};
    table.colours["sail"] = {0xE8, 0xE1, 0xD2};
    table.colours["chimney"] = {0x9A, 0x5A, 0x48};
    for (const char* name :
         {"hall_wall",
          "hall_tower",
          "church_low",
          "church_high",
          "church_nave",
          "church_aisle",
          "gate",
          "store"}) {
        table.pictures[name] = std::string("textures/") + name + ".png";
    }
    return table;
}

} // namespace smiletwin::sample
