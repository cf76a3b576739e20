#include "scenarios/models/heat/heat_inputs.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace smiletwin::scenarios {

namespace {

geo::Problem bad_input(std::string key, std::string where) {
    return {{std::move(key), {}}, std::move(where), {"help.heat.same_frame", {}}, {}};
}

} // namespace

geo::Result<geo::Done> check_inputs(const HeatInputs& inputs) {
    const geo::GridFrame& frame = inputs.surface_m.frame;
    if (frame.cells() == 0 || !(frame.cell_m > 0.0)) {
        return bad_input("error.heat.empty", "surface_m");
    }
    struct Named {
        const char* name;
        const geo::GridFrame& frame;
    };
    for (const Named& grid :
         {Named{"ground_m", inputs.ground_m.frame},
          Named{"crown_top_m", inputs.crown_top_m.frame},
          Named{"crown_base_m", inputs.crown_base_m.frame},
          Named{"building", inputs.building.frame},
          Named{"material", inputs.material.frame}}) {
        if (!(grid.frame == frame)) {
            return bad_input("error.heat.other_frame", grid.name);
        }
    }
    const std::size_t materials = inputs.materials.size();
    const bool known = std::all_of(
        inputs.material.values.begin(), inputs.material.values.end(), [&](std::uint8_t index) {
            return index < materials;
        });
    if (!known) {
        return bad_input("error.heat.unknown_material", "material");
    }
    if (!(std::abs(inputs.position.latitude_deg) <= 90.0) ||
        !(std::abs(inputs.position.longitude_deg) <= 180.0)) {
        return bad_input("error.heat.no_position", "position");
    }
    return geo::Done{};
}

} // namespace smiletwin::scenarios
