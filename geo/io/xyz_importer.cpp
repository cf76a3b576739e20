#include "geo/io/xyz_importer.hpp"

#include "geo/crs/zone_prefix.hpp"
#include "geo/io/gdal_crs.hpp"
#include "geo/io/gdal_dataset.hpp"
#include "geo/io/height_units.hpp"
#include "geo/io/raw_city_crs.hpp"
#include "geo/io/text_stream.hpp"
#include "geo/io/xyz_points.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <regex>
#include <utility>

namespace smiletwin::geo {

namespace {

int xyz_confidence(const FileHead& head) {
    // The last line of the head may be cut.
    const std::size_t end = head.bytes.rfind('\n');
    XyzLines lines(std::string_view(head.bytes).substr(0, end));
    const auto first = lines.next();
    const auto second = first ? lines.next() : std::nullopt;
    if (!second || lines.bad_lines() > 0) {
        return 0;
    }
    // Plain text holds many things; projected coordinates are large.
    const bool place = std::abs(first->x) > 1000.0 && std::abs(first->y) > 1000.0 &&
                       std::abs(second->x) > 1000.0 && std::abs(second->y) > 1000.0;
    return head.lower_extension == ".xyz" || (head.lower_extension == ".txt" && place) ? 2 : 0;
}

/// German surveys put zone and kilometres into the name: dgm1_33_312_5998_2_mv.xyz. Believed when
/// the first point lies there, with or without the zone before its easting.
std::optional<Crs> crs_of_tile(const std::filesystem::path& path, Vec2d first) {
    static const std::regex tile("(?:^|_)(3[123])_?([0-9]{3})_([0-9]{4})(?:_|\\.|$)");
    std::smatch parts;
    const std::string name = path.filename().string();
    if (!std::regex_search(name, parts, tile)) {
        return std::nullopt;
    }
    constexpr double widest_tile_m = 10000.0;
    const int zone = std::stoi(parts[1]);
    const double before = std::floor(first.x / 1e6);
    const double prefix = before == zone || before == zone % 10 ? 1e6 * before : 0.0;
    const double east = first.x - prefix - 1000.0 * std::stod(parts[2]);
    const double north = first.y - 1000.0 * std::stod(parts[3]);
    const auto within = [](double metres) { return metres >= -1.0 && metres <= widest_tile_m; };
    if (!within(east) || !within(north)) {
        return std::nullopt;
    }
    const auto crs = Crs::from_epsg(25800 + zone);
    return crs ? std::optional(*crs) : std::nullopt;
}

/// Decimetres, centimetres and millimetres have been delivered.
constexpr std::array<double, 3> parts_of_metres{10.0, 100.0, 1000.0};

Problem no_metres(const std::filesystem::path& path, const Crs& crs, double parts) {
    Problem problem = file_problem("error.xyz.no_metres", path, "help.xyz.metres");
    problem.what.values.emplace_back("crs", crs.id());
    problem.what.values.emplace_back("parts", fmt::format("{}", parts));
    return problem;
}

Result<CrsChoice> settle_system(
    const std::filesystem::path& path,
    Vec2d first,
    const std::optional<std::string>& crs_override) {
    Result<CrsChoice> choice = choose_crs(nullptr, path, crs_override);
    if (choice && !choice->crs) {
        if (const auto of_tile = crs_of_tile(path, first)) {
            choice->crs = of_tile;
            choice->decision.used = of_tile->id();
            choice->decision.note = {"crs.note.from_name", {{"name", of_tile->horizontal_name()}}};
        } else if (const auto of_prefix = crs_of_zone_prefix(first)) {
            choice->crs = of_prefix;
            choice->decision.used = of_prefix->id();
        }
    }
    if (choice && !choice->crs) {
        for (const double parts : parts_of_metres) {
            if (const auto crs = crs_of_zone_prefix({first.x / parts, first.y / parts})) {
                return no_metres(path, *crs, parts);
            }
        }
        return file_problem("error.raster.no_crs", path, "help.crs.raster");
    }
    if (choice && choice->crs->is_geographic()) {
        return file_problem("error.raster.degrees", path, "help.raster.project");
    }
    return choice;
}

/// The user's word, else the order in which the points lie in the area of use.
void settle_axes(XyzPoints& points, CrsChoice& choice, AxisOrder order) {
    const std::string name = choice.crs->horizontal_name();
    if (order != AxisOrder::Decided) {
        const bool easting = order == AxisOrder::EastingFirst;
        choice.decision.axis_order = axis_order_name(order);
        choice.decision.note = {
            easting ? "crs.note.easting_wished" : "crs.note.northing_wished", {{"name", name}}};
    } else if (must_swap_axes(*choice.crs, points.runs.front().first)) {
        exchange_axes(points);
        choice.decision.axis_order = axis_order_name(AxisOrder::NorthingFirst);
        choice.decision.note = {"crs.note.swapped", {{"name", name}}};
    }
}

/// Takes off the zone that stands before the eastings. A Problem where the points lie in the area
/// of their system only when they are taken for smaller units than metres.
Result<Done> settle_place(const std::filesystem::path& path, CrsChoice& choice, GridFrame& frame) {
    const Vec2d center = frame.box().center();
    if (const double prefix = zone_prefix_m(*choice.crs, center); prefix > 0.0) {
        frame.west -= prefix;
        choice.decision.note = note_on_zone_prefix(*choice.crs, prefix);
        return Done{};
    }
    const Box2d area = choice.crs->area_of_use();
    if (area.empty() || area.contains(center)) {
        return Done{};
    }
    for (const double parts : parts_of_metres) {
        const Vec2d metres{center.x / parts, center.y / parts};
        if (area.contains(metres) || zone_prefix_m(*choice.crs, metres) > 0.0) {
            return no_metres(path, *choice.crs, parts);
        }
    }
    return Done{};
}

void remark(
    ImportReport& report, const char* key, std::uint64_t count, const std::filesystem::path& path) {
    if (count > 0) {
        Problem problem =
            file_problem(std::string("warning.xyz.") + key, path, std::string("help.xyz.") + key);
        problem.what.values.emplace_back("count", fmt::format("{}", count));
        report.warnings.push_back(std::move(problem));
        report.ignored[std::string("xyz_") + key] += count;
    }
}

Imported taken(
    const std::filesystem::path& path,
    CrsChoice choice,
    const XyzPoints& points,
    XyzHeights heights) {
    Imported imported;
    imported.path = path;
    imported.format = "xyz";
    ImportReport& report = imported.report;
    report.files = {path.string()};
    scale_heights(heights.height_m.values, settle_height_unit({}, choice, path, report.warnings));
    report.crs = choice.decision;
    remark(report, "missing", heights.missing, path);
    remark(report, "repeated", heights.repeated, path);
    remark(report, "bad_lines", points.bad_lines, path);
    remark(report, "void_marks", points.void_marks, path);
    remark(report, "more_columns", points.lines_with_more, path);
    const Box2d plan = heights.height_m.frame.box();
    if (auto outside = outside_area_of_use(*choice.crs, plan, path)) {
        report.warnings.push_back(std::move(*outside));
    }
    for (const float height : heights.height_m.values) {
        if (!std::isnan(height)) {
            report.bounds.add(Vec3d{plan.min.x, plan.min.y, double{height}});
            report.bounds.add(Vec3d{plan.max.x, plan.max.y, double{height}});
        }
    }
    imported.data = std::make_shared<const HeightField>(
        HeightField{std::move(heights.height_m), std::move(choice.crs), choice.decision.vertical});
    return imported;
}

Result<Imported>
import_xyz(const std::filesystem::path& path, const ImportOptions& options, RunContext& context) {
    const Result<TextPiece> whole = read_text(path);
    if (!whole) {
        return whole.problem();
    }
    const auto of_file = [&path](Problem problem) {
        problem.where = path.string();
        return problem;
    };
    XyzPoints points = read_xyz_points(whole->text);
    if (const Result<GridFrame> frame = find_xyz_grid(points); !frame) {
        return of_file(frame.problem());
    }
    if (options.axis_order == AxisOrder::NorthingFirst) {
        exchange_axes(points);
    }
    Result<CrsChoice> choice = settle_system(path, points.runs.front().first, options.crs_override);
    if (!choice) {
        return choice.problem();
    }
    settle_axes(points, *choice, options.axis_order);
    const Result<GridFrame> frame = find_xyz_grid(points);
    if (!frame) {
        return of_file(frame.problem());
    }
    if (context.cancelled()) {
        return cancelled_problem();
    }
    XyzHeights heights = fill_xyz_grid(points, *frame);
    constexpr std::uint64_t bearable = 1000; // one point in so many may be off
    if (heights.beside > points.height_m.size() / bearable) {
        return of_file({{"error.xyz.no_grid", {}}, {}, {"help.xyz.no_grid", {}}, {}});
    }
    const auto placed = settle_place(path, *choice, heights.height_m.frame);
    if (!placed) {
        return placed.problem();
    }
    return taken(path, std::move(choice).value(), points, std::move(heights));
}

} // namespace

Format xyz_format() {
    return {"xyz", "format.xyz", {".xyz", ".txt"}, xyz_confidence, import_xyz, true};
}

} // namespace smiletwin::geo
