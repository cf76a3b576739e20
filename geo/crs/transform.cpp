#include "geo/crs/crs.hpp"
#include "geo/crs/proj_handles.hpp"

#include <proj.h>

#include <cmath>
#include <limits>

namespace smiletwin::geo {

struct Transform::Data {
    ProjContextPtr context;
    ProjPtr pj; ///< null = identity
};

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

} // namespace

Transform::Transform(std::unique_ptr<Data> data) : data_(std::move(data)) {}
Transform::Transform(Transform&&) noexcept = default;
Transform& Transform::operator=(Transform&&) noexcept = default;
Transform::~Transform() = default;

Result<Transform> Transform::between(const Crs& from, const Crs& to) {
    auto data = std::make_unique<Data>();
    if (from.wkt() == to.wkt()) {
        return Transform(std::move(data));
    }
    data->context = offline_proj_context();
    const ProjPtr raw(
        proj_create_crs_to_crs(data->context.get(), from.wkt().c_str(), to.wkt().c_str(), nullptr));
    if (raw) {
        data->pj.reset(proj_normalize_for_visualization(data->context.get(), raw.get()));
    }
    if (!data->pj) {
        return Problem{
            {"error.crs.no_transform",
             {{"from", from.horizontal_name()}, {"to", to.horizontal_name()}}},
            {},
            {"help.crs.give_epsg", {}},
            {}};
    }
    return Transform(std::move(data));
}

Vec2d Transform::operator()(Vec2d point) const {
    if (!data_->pj) {
        return point;
    }
    const PJ_COORD out =
        proj_trans(data_->pj.get(), PJ_FWD, proj_coord(point.x, point.y, 0.0, HUGE_VAL));
    const bool good = std::isfinite(out.xy.x) && std::isfinite(out.xy.y);
    return good ? Vec2d{out.xy.x, out.xy.y} : Vec2d{nan, nan};
}

bool Transform::is_identity() const {
    return !data_->pj;
}

Result<GeographicPosition> geographic_position(const Crs& crs, Vec2d point_crs) {
    constexpr int wgs84 = 4326;
    const Result<Crs> target = Crs::from_epsg(wgs84);
    if (!target) {
        return target.problem();
    }
    const Result<Transform> transform = Transform::between(crs, *target);
    if (!transform) {
        return transform.problem();
    }
    const Vec2d position = (*transform)(point_crs);
    if (std::isnan(position.x)) {
        return Problem{
            {"error.crs.point_outside", {{"name", crs.horizontal_name()}}},
            {},
            {"help.crs.give_epsg", {}},
            {}};
    }
    return GeographicPosition{position.y, position.x};
}

} // namespace smiletwin::geo
