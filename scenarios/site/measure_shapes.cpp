#include "scenarios/site/measure_shapes.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace smiletwin::scenarios {

namespace {

/// Of things without a stated size: a lamp, a bollard.
constexpr double least_side_m = 0.5;
constexpr int corners_around = 16;

bool has_parameter(const MeasureKind& kind, std::string_view name) {
    return std::any_of(kind.parameters.begin(), kind.parameters.end(), [name](const auto& one) {
        return one.name == name;
    });
}

/// Width along its rotation (counter-clockwise from east).
geo::Polygon2d
rectangle_at(geo::Vec2d center, double width_m, double depth_m, double rotation_deg) {
    const double angle = rotation_deg * std::numbers::pi / 180.0;
    const geo::Vec2d along{0.5 * width_m * std::cos(angle), 0.5 * width_m * std::sin(angle)};
    const geo::Vec2d across{-0.5 * depth_m * std::sin(angle), 0.5 * depth_m * std::cos(angle)};
    return {
        {{center - along - across,
          center + along - across,
          center + along + across,
          center - along + across}}};
}

geo::Polygon2d circle_at(geo::Vec2d center, double diameter_m) {
    geo::Ring2d ring;
    for (int i = 0; i < corners_around; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / corners_around;
        ring.push_back(center + 0.5 * diameter_m * geo::Vec2d{std::cos(angle), std::sin(angle)});
    }
    return {{std::move(ring)}};
}

geo::Polygon2d outline_at(
    geo::Vec2d center,
    const Measure& measure,
    const MeasureKind& kind,
    const Catalogue& catalogue) {
    if (has_parameter(kind, "diameter_m")) {
        return circle_at(center, catalogue.number(measure, "diameter_m"));
    }
    const auto side_m = [&](std::string_view name) {
        return has_parameter(kind, name) ? catalogue.number(measure, name) : least_side_m;
    };
    return rectangle_at(
        center, side_m("width_m"), side_m("depth_m"), catalogue.number(measure, "rotation_deg"));
}

/// Strips reach half their width beyond inner corners, so that no gap is left there.
std::vector<geo::Polygon2d> strips_along(const geo::Line2d& line, double width_m) {
    std::vector<geo::Polygon2d> strips;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const geo::Vec2d way = line[i + 1] - line[i];
        const double way_m = geo::length(way);
        if (way_m <= 0.0) {
            continue;
        }
        const geo::Vec2d along = (0.5 * width_m / way_m) * way;
        const geo::Vec2d across{-along.y, along.x};
        const geo::Vec2d from = i > 0 ? line[i] - along : line[i];
        const geo::Vec2d to = i + 2 < line.size() ? line[i + 1] + along : line[i + 1];
        strips.push_back({{{from - across, to - across, to + across, from + across}}});
    }
    return strips;
}

double length_m(const geo::Line2d& line) {
    double sum_m = 0.0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        sum_m += geo::length(line[i + 1] - line[i]);
    }
    return sum_m;
}

std::vector<geo::Vec2d> places_along(const geo::Line2d& line, double spacing_m) {
    const double whole_m = length_m(line);
    const double count = std::floor(whole_m / spacing_m + 1e-9);
    double next_m = 0.5 * (whole_m - count * spacing_m);
    std::vector<geo::Vec2d> places;
    double passed_m = 0.0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const geo::Vec2d way = line[i + 1] - line[i];
        const double way_m = geo::length(way);
        const bool is_last = i + 2 == line.size();
        while (way_m > 0.0 && next_m <= passed_m + way_m + (is_last ? 1e-6 : 0.0)) {
            places.push_back(line[i] + ((next_m - passed_m) / way_m) * way);
            next_m += spacing_m;
        }
        passed_m += way_m;
    }
    return places;
}

geo::Tree tree_at(geo::Vec2d foot_crs, const Measure& measure, const Catalogue& catalogue) {
    geo::Tree tree;
    tree.id = measure.id;
    tree.foot_crs = foot_crs;
    tree.height_m = catalogue.number(measure, "height_m");
    tree.crown_diameter_m = catalogue.number(measure, "crown_diameter_m");
    tree.crown_base_m = std::min(catalogue.number(measure, "crown_base_m"), tree.height_m);
    tree.transmissivity = catalogue.number(measure, "transmissivity");
    const TreeSpecies* species = catalogue.species(catalogue.choice(measure, "species"));
    tree.species = species != nullptr ? species->botanical : std::string();
    tree.planted_year = static_cast<int>(catalogue.number(measure, "planted_year"));
    return tree;
}

} // namespace

std::vector<geo::Polygon2d> measure_outlines(const Measure& measure, const Catalogue& catalogue) {
    const MeasureKind* kind = catalogue.kind(measure.kind);
    if (kind == nullptr || kind->effect(EffectKind::Trees) != nullptr) {
        return {};
    }
    if (const auto* polygon = std::get_if<geo::Polygon2d>(&measure.geometry)) {
        return polygon->rings.empty() ? std::vector<geo::Polygon2d>() : std::vector{*polygon};
    }
    if (const auto* line = std::get_if<geo::Line2d>(&measure.geometry)) {
        return strips_along(*line, catalogue.number(measure, "width_m"));
    }
    return {outline_at(std::get<geo::Vec2d>(measure.geometry), measure, *kind, catalogue)};
}

std::vector<geo::Tree> measure_trees(const Measure& measure, const Catalogue& catalogue) {
    const MeasureKind* kind = catalogue.kind(measure.kind);
    if (kind == nullptr || kind->effect(EffectKind::Trees) == nullptr) {
        return {};
    }
    std::vector<geo::Vec2d> feet;
    if (const auto* foot = std::get_if<geo::Vec2d>(&measure.geometry)) {
        feet.push_back(*foot);
    } else if (const auto* line = std::get_if<geo::Line2d>(&measure.geometry)) {
        feet = places_along(*line, catalogue.number(measure, "spacing_m"));
    }
    std::vector<geo::Tree> trees;
    for (const geo::Vec2d foot : feet) {
        trees.push_back(tree_at(foot, measure, catalogue));
    }
    return trees;
}

double measure_quantity(const Measure& measure, const Catalogue& catalogue, MeasureUnit unit) {
    const auto* line = std::get_if<geo::Line2d>(&measure.geometry);
    const double line_m = line != nullptr ? length_m(*line) : 0.0;
    switch (unit) {
    case MeasureUnit::Metre:
        return line_m;
    case MeasureUnit::SquareMetre: {
        if (line != nullptr) { // strips share their corners
            return line_m * catalogue.number(measure, "width_m");
        }
        double area_m2 = 0.0;
        for (const geo::Polygon2d& outline : measure_outlines(measure, catalogue)) {
            area_m2 += geo::area_m2(outline);
        }
        return area_m2;
    }
    case MeasureUnit::Piece:
        break;
    }
    const std::size_t trees = measure_trees(measure, catalogue).size();
    return trees > 0 ? static_cast<double>(trees) : 1.0;
}

} // namespace smiletwin::scenarios
