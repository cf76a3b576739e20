#include "scenarios/models/heat/landcover.hpp"

namespace smiletwin::scenarios {

namespace {

SurfaceMaterial material(
    const char* name,
    int code,
    double albedo,
    double emissivity,
    double ts_slope,
    double ts_start_K,
    double ts_max_hour) {
    SurfaceMaterial result;
    result.name = name;
    result.landcover_code = code;
    result.albedo = albedo;
    result.emissivity = emissivity;
    result.ts_slope = ts_slope;
    result.ts_start_K = ts_start_K;
    result.ts_max_hour = ts_max_hour;
    result.source = "Lindberg et al. 2016";
    return result;
}

} // namespace

const std::vector<SurfaceMaterial>& landcover_materials() {
    static const std::vector<SurfaceMaterial> materials{
        material("cobble", 0, 0.20, 0.95, 0.37, -3.41, 15.0),
        material("asphalt", 1, 0.18, 0.95, 0.58, -9.78, 15.0),
        material("roof", landcover_building, 0.18, 0.95, 0.58, -9.78, 15.0),
        material("grass", 5, 0.16, 0.94, 0.21, -3.38, 14.0),
        material("bare_soil", 6, 0.25, 0.94, 0.33, -3.01, 14.0),
        material("water", 7, 0.05, 0.98, 0.0, 0.0, 12.0),
    };
    return materials;
}

int landcover_index(int code) {
    const auto& materials = landcover_materials();
    for (std::size_t i = 0; i < materials.size(); ++i) {
        if (materials[i].landcover_code == code) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

} // namespace smiletwin::scenarios
