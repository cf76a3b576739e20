#include "geo/crs/crs.hpp"

#include "geo/crs/crs_names.hpp"
#include "geo/crs/proj_handles.hpp"

#include <fmt/format.h>
#include <proj.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <cstring>

namespace smiletwin::geo {

namespace {

/// Everything is looked up once, so that a Crs needs no PROJ object and serves any thread.
struct CrsData {
    int horizontal_epsg = 0;
    int vertical_epsg = 0;
    std::string horizontal_name;
    std::string vertical_name;
    std::string wkt;
    bool geographic = false;
    bool northing_first = false;
    Box2d area_of_use;
};

} // namespace

struct Crs::Data : CrsData {};

namespace {

Problem unknown_crs(std::string_view name) {
    return Problem{
        {"error.crs.unknown", {{"name", std::string(name)}}}, {}, {"help.crs.give_epsg", {}}, {}};
}

int epsg_code_of(const PJ* pj) {
    const char* authority = proj_get_id_auth_name(pj, 0);
    const char* code = proj_get_id_code(pj, 0);
    const bool is_epsg =
        authority != nullptr && code != nullptr && std::strcmp(authority, "EPSG") == 0;
    return is_epsg ? std::atoi(code) : 0;
}

/// WKT from files often lacks the code although the system is a registered one.
int identified_code(PJ_CONTEXT* context, const PJ* pj) {
    if (const int code = epsg_code_of(pj); code != 0) {
        return code;
    }
    int* confidence = nullptr;
    PJ_OBJ_LIST* found = proj_identify(context, pj, "EPSG", nullptr, &confidence);
    int code = 0;
    constexpr int sure = 90; // PROJ: same definition and name up to spelling
    if (found != nullptr && proj_list_get_count(found) > 0 && confidence[0] >= sure) {
        const ProjPtr best(proj_list_get(context, found, 0));
        code = epsg_code_of(best.get());
    }
    proj_list_destroy(found);
    proj_int_list_destroy(confidence);
    return code;
}

bool is_geographic_type(PJ_TYPE type) {
    return type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
}

bool has_northing_first(PJ_CONTEXT* context, const PJ* crs) {
    const ProjPtr axes(proj_crs_get_coordinate_system(context, crs));
    const char* direction = nullptr;
    const bool known = axes && proj_cs_get_axis_info(
                                   context,
                                   axes.get(),
                                   0,
                                   nullptr,
                                   nullptr,
                                   &direction,
                                   nullptr,
                                   nullptr,
                                   nullptr,
                                   nullptr) != 0;
    return known && direction != nullptr && std::strcmp(direction, "north") == 0;
}

/// The register gives degrees; a projected system's box is found through its own base system, so
/// that no datum shift is involved.
Box2d area_in_own_units(PJ_CONTEXT* context, const PJ* crs, bool geographic) {
    double west = 0.0;
    double south = 0.0;
    double east = 0.0;
    double north = 0.0;
    if (proj_get_area_of_use(context, crs, &west, &south, &east, &north, nullptr) == 0 ||
        west < -180.0) {
        return {};
    }
    if (geographic) {
        return {{west, south}, {east, north}};
    }
    const ProjPtr base(proj_crs_get_geodetic_crs(context, crs));
    const ProjPtr raw(
        base ? proj_create_crs_to_crs_from_pj(context, base.get(), crs, nullptr, nullptr)
             : nullptr);
    const ProjPtr transform(raw ? proj_normalize_for_visualization(context, raw.get()) : nullptr);
    Box2d box;
    constexpr int points_per_side = 21;
    const bool good = transform && proj_trans_bounds(
                                       context,
                                       transform.get(),
                                       PJ_FWD,
                                       west,
                                       south,
                                       east,
                                       north,
                                       &box.min.x,
                                       &box.min.y,
                                       &box.max.x,
                                       &box.max.y,
                                       points_per_side) != 0;
    return good && std::isfinite(box.min.x) && std::isfinite(box.max.y) ? box : Box2d{};
}

/// Unwraps systems with a built-in shift to WGS 84 (TOWGS84).
ProjPtr without_shift(PJ_CONTEXT* context, ProjPtr crs) {
    if (crs && proj_get_type(crs.get()) == PJ_TYPE_BOUND_CRS) {
        return ProjPtr(proj_get_source_crs(context, crs.get()));
    }
    return crs;
}

bool is_horizontal(PJ_TYPE type) {
    return is_geographic_type(type) || type == PJ_TYPE_PROJECTED_CRS;
}

ProjPtr from_database(PJ_CONTEXT* context, int epsg) {
    const std::string code = std::to_string(epsg);
    return ProjPtr(
        proj_create_from_database(context, "EPSG", code.c_str(), PJ_CATEGORY_CRS, 0, nullptr));
}

/// A formula of known parameters. Grid files to open and steps to chain are no part of a name.
bool is_plain_proj_string(std::string_view name) {
    constexpr std::string_view start = "+proj=";
    constexpr std::array<std::string_view, 4> foreign{"grids", "pipeline", "+init", "/"};
    return name.starts_with(start) &&
           std::none_of(foreign.begin(), foreign.end(), [name](std::string_view part) {
               return name.find(part) != std::string_view::npos;
           });
}

bool is_wkt(std::string_view name) {
    return name.find('[') != std::string_view::npos;
}

bool ends_with_code(std::string_view name, const char* authority, const char* code) {
    return authority != nullptr && code != nullptr &&
           name.find(authority) != std::string_view::npos && name.ends_with(code) &&
           name.find(':') != std::string_view::npos;
}

/// PROJ completes any scrap of a name ("foo" becomes Amersfoort), so what it found must be called
/// what was written: by its code ("ESRI:102100", "urn:ogc:def:crs:OGC:1.3:CRS84") or by its name.
bool is_called(std::string_view name, const PJ* found) {
    const char* own_name = proj_get_name(found);
    return (own_name != nullptr && is_same_name(own_name, name)) ||
           ends_with_code(name, proj_get_id_auth_name(found, 0), proj_get_id_code(found, 0));
}

/// What PROJ understands, if it is a whole name or definition.
ProjPtr from_words(PJ_CONTEXT* context, std::string_view name) {
    const bool formula = is_plain_proj_string(name);
    if (!formula && !name.empty() && name.front() == '+') {
        return nullptr;
    }
    ProjPtr found(
        proj_create(context, (std::string(name) + (formula ? " +type=crs" : "")).c_str()));
    const bool whole = found && (formula || is_wkt(name) || is_called(name, found.get()));
    return whole ? std::move(found) : nullptr;
}

struct Parts {
    ProjPtr horizontal;
    ProjPtr vertical;
};

Parts split(PJ_CONTEXT* context, ProjPtr crs) {
    Parts parts;
    crs = without_shift(context, std::move(crs));
    if (crs && proj_get_type(crs.get()) == PJ_TYPE_COMPOUND_CRS) {
        parts.horizontal =
            without_shift(context, ProjPtr(proj_crs_get_sub_crs(context, crs.get(), 0)));
        parts.vertical =
            without_shift(context, ProjPtr(proj_crs_get_sub_crs(context, crs.get(), 1)));
    } else {
        parts.horizontal = std::move(crs);
    }
    if (parts.horizontal && !is_horizontal(proj_get_type(parts.horizontal.get()))) {
        parts.horizontal.reset();
    }
    if (parts.vertical && proj_get_type(parts.vertical.get()) != PJ_TYPE_VERTICAL_CRS) {
        parts.vertical.reset();
    }
    return parts;
}

CrsData look_up(PJ_CONTEXT* context, const PJ* horizontal, const PJ* vertical) {
    CrsData data;
    data.horizontal_epsg = epsg_code_of(horizontal);
    data.horizontal_name = proj_get_name(horizontal);
    const char* wkt = proj_as_wkt(context, horizontal, PJ_WKT2_2019, nullptr);
    data.wkt = wkt != nullptr ? wkt : "";
    data.geographic = is_geographic_type(proj_get_type(horizontal));
    data.northing_first = has_northing_first(context, horizontal);
    data.area_of_use = area_in_own_units(context, horizontal, data.geographic);
    if (vertical != nullptr) {
        data.vertical_epsg = epsg_code_of(vertical);
        data.vertical_name = proj_get_name(vertical);
    }
    return data;
}

} // namespace

Result<Crs> Crs::parse(std::string_view name) {
    if (const auto codes = read_crs_codes(name)) {
        return from_epsg(codes->horizontal, codes->vertical);
    }
    if (is_local_crs_name(name)) {
        return unknown_crs(name);
    }
    const ProjContextPtr context = offline_proj_context();
    const Parts parts = split(context.get(), from_words(context.get(), name));
    if (!parts.horizontal) {
        return unknown_crs(name);
    }
    const int code = identified_code(context.get(), parts.horizontal.get());
    const int vertical = parts.vertical ? identified_code(context.get(), parts.vertical.get()) : 0;
    if (code != 0) {
        return from_epsg(code, vertical);
    }
    Data data{look_up(context.get(), parts.horizontal.get(), parts.vertical.get())};
    if (data.horizontal_name == "unknown") { // PROJ's word for a formula
        data.horizontal_name = name.substr(0, name.find(" +type=crs"));
    }
    return Crs(std::make_shared<Data>(std::move(data)));
}

Result<Crs> Crs::from_epsg(int horizontal_epsg, int vertical_epsg) {
    const ProjContextPtr context = offline_proj_context();
    Parts parts = split(context.get(), from_database(context.get(), horizontal_epsg));
    if (!parts.horizontal) {
        return unknown_crs(fmt::format("EPSG:{}", horizontal_epsg));
    }
    if (vertical_epsg != 0) {
        ProjPtr vertical = from_database(context.get(), vertical_epsg);
        // A wrong height code does not make the plan coordinates useless.
        if (vertical && proj_get_type(vertical.get()) == PJ_TYPE_VERTICAL_CRS) {
            parts.vertical = std::move(vertical);
        }
    }
    return Crs(std::make_shared<Data>(
        Data{look_up(context.get(), parts.horizontal.get(), parts.vertical.get())}));
}

int Crs::horizontal_epsg() const {
    return data_->horizontal_epsg;
}

int Crs::vertical_epsg() const {
    return data_->vertical_epsg;
}

std::string Crs::horizontal_name() const {
    return data_->horizontal_name;
}

std::string Crs::vertical_name() const {
    return data_->vertical_name;
}

std::string Crs::id() const {
    if (data_->horizontal_epsg == 0) {
        return data_->wkt;
    }
    const std::string horizontal = fmt::format("EPSG:{}", data_->horizontal_epsg);
    return data_->vertical_epsg == 0 ? horizontal
                                     : fmt::format("{}+{}", horizontal, data_->vertical_epsg);
}

std::string Crs::wkt() const {
    return data_->wkt;
}

bool Crs::is_geographic() const {
    return data_->geographic;
}

bool Crs::northing_first() const {
    return data_->northing_first;
}

Box2d Crs::area_of_use() const {
    return data_->area_of_use;
}

std::string_view axis_order_name(AxisOrder order) {
    switch (order) {
    case AxisOrder::EastingFirst:
        return "easting-northing";
    case AxisOrder::NorthingFirst:
        return "northing-easting";
    case AxisOrder::Decided:
        break;
    }
    return {};
}

std::optional<AxisOrder> axis_order_named(std::string_view name) {
    for (const AxisOrder order :
         {AxisOrder::Decided, AxisOrder::EastingFirst, AxisOrder::NorthingFirst}) {
        if (name == axis_order_name(order)) {
            return order;
        }
    }
    return std::nullopt;
}

} // namespace smiletwin::geo
