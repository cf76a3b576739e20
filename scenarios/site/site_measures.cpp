// What each effect of the catalogue does to the fields and objects of a Site.

#include "scenarios/site/canopy.hpp"
#include "scenarios/site/measure_shapes.hpp"
#include "scenarios/site/rasterise.hpp"
#include "scenarios/site/site_base.hpp"
#include "scenarios/site/surface_field.hpp"

#include <algorithm>
#include <functional>

namespace smiletwin::scenarios {

namespace {

/// From this height on an obstacle throws a shadow that matters on a map of metres and nobody
/// stands on or under it; lower ones only block the way.
constexpr double shading_height_m = 2.0;

/// One measure on its way into the Site.
class MeasureWork {
public:
    MeasureWork(Site& site, const Measure& measure, const Catalogue& catalogue)
        : site_(site)
        , measure_(measure)
        , catalogue_(catalogue)
        , outlines_(measure_outlines(measure, catalogue)) {}

    void carry_out(const MeasureEffect& effect) {
        switch (effect.kind) {
        case EffectKind::Trees:
            plant();
            break;
        case EffectKind::Surface:
            cover(effect, false);
            break;
        case EffectKind::Roof:
            cover(effect, true);
            break;
        case EffectKind::Obstacle:
            block_way(effect);
            break;
        case EffectKind::Canopy:
            shade(effect);
            break;
        case EffectKind::Building:
            build(catalogue_.number(measure_, effect.top_m));
            break;
        case EffectKind::Demolition:
            demolish();
            break;
        case EffectKind::RoofHeight:
            rebuild(catalogue_.number(measure_, effect.top_m));
            break;
        case EffectKind::Ground:
            raise(catalogue_.number(measure_, effect.top_m));
            break;
        case EffectKind::Offer:
            offer(effect);
            break;
        }
    }

private:
    /// A cell under several strips of a line counts once.
    void for_cells(const std::function<void(int column, int row)>& cell) {
        std::vector<std::pair<int, int>> cells;
        for (const geo::Polygon2d& outline : outlines_) {
            for_cells_in(site_.frame, outline, [&](int column, int row) {
                cells.emplace_back(row, column);
            });
        }
        if (outlines_.size() > 1) {
            std::sort(cells.begin(), cells.end());
            cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
        }
        for (const auto& [row, column] : cells) {
            cell(column, row);
        }
    }

    float above_ground(int column, int row, double height_m) const {
        return static_cast<float>(static_cast<double>(site_.ground_m.at(column, row)) + height_m);
    }

    void plant() {
        for (geo::Tree& tree : measure_trees(measure_, catalogue_)) {
            const geo::Box2d box = site_.frame.box().grown(0.5 * tree.crown_diameter_m);
            if (box.contains(tree.foot_crs)) {
                add_crown({site_.canopy_top_m, site_.canopy_base_m}, tree);
                site_.trees.push_back(std::move(tree));
            }
        }
    }

    void cover(const MeasureEffect& effect, bool on_roofs) {
        const SurfaceMaterial* material = catalogue_.material(measure_, effect);
        const std::uint8_t index =
            material_index(site_.materials, material != nullptr ? material->name : "");
        for_cells([&](int column, int row) {
            if (!on_roofs || site_.building.at(column, row) != 0) {
                site_.material.at(column, row) = index;
            }
        });
    }

    void block_way(const MeasureEffect& effect) {
        const double height_m = catalogue_.number(measure_, effect.top_m);
        if (height_m >= shading_height_m && !effect.is_see_through) {
            for_cells([&](int column, int row) {
                float& surface = site_.surface_m.at(column, row);
                surface = std::max(surface, above_ground(column, row, height_m));
                site_.building.at(column, row) = 1;
            });
        }
        for (const geo::Polygon2d& outline : outlines_) {
            site_.obstacles.push_back({measure_.id, outline, height_m});
        }
    }

    void shade(const MeasureEffect& effect) {
        const double base_m = catalogue_.number(measure_, effect.base_m);
        const double top_m = catalogue_.number(measure_, effect.top_m);
        for_cells([&](int column, int row) {
            add_cover({site_.canopy_top_m, site_.canopy_base_m}, column, row, top_m, base_m);
        });
        for (const geo::Polygon2d& outline : outlines_) {
            site_.covers.push_back(
                {measure_.id, outline, catalogue_.number(measure_, effect.transmissivity)});
        }
    }

    void build(double height_m) {
        for_cells([&](int column, int row) {
            float& surface = site_.surface_m.at(column, row);
            surface = std::max(surface, above_ground(column, row, height_m));
            site_.building.at(column, row) = 1;
            site_.canopy_top_m.at(column, row) = site_.canopy_base_m.at(column, row) = 0.0F;
        });
    }

    /// What is laid bare is paved until another measure says better.
    void demolish() {
        const std::uint8_t paved = material_index(site_.materials, "asphalt");
        for_cells([&](int column, int row) {
            if (site_.building.at(column, row) != 0) {
                site_.building.at(column, row) = 0;
                site_.surface_m.at(column, row) = site_.ground_m.at(column, row);
                site_.material.at(column, row) = paved;
            }
        });
    }

    void rebuild(double height_m) {
        for_cells([&](int column, int row) {
            if (site_.building.at(column, row) != 0) {
                site_.surface_m.at(column, row) = above_ground(column, row, height_m);
            }
        });
    }

    /// Roofs keep their height above the datum: nobody lifts a house with the pavement.
    void raise(double by_m) {
        for_cells([&](int column, int row) {
            if (site_.building.at(column, row) == 0) {
                site_.ground_m.at(column, row) = above_ground(column, row, by_m);
                site_.surface_m.at(column, row) += static_cast<float>(by_m);
            }
        });
    }

    void offer(const MeasureEffect& effect) {
        const double amount = catalogue_.number(measure_, effect.amount) *
                              measure_quantity(measure_, catalogue_, effect.per);
        site_.offers.push_back({effect.offer, outlines_, amount});
    }

    Site& site_;
    const Measure& measure_;
    const Catalogue& catalogue_;
    std::vector<geo::Polygon2d> outlines_;
};

} // namespace

geo::Result<Site>
with_measures(const Site& base, std::span<const Measure> measures, const Catalogue& catalogue) {
    Site site = base;
    for (const Measure& measure : measures) {
        const MeasureKind* kind = catalogue.kind(measure.kind);
        if (kind == nullptr) {
            return geo::Problem{
                {"error.site.unknown_kind", {{"kind", measure.kind}, {"id", measure.id}}},
                {},
                {"help.site.unknown_kind", {}},
                {}};
        }
        MeasureWork work(site, measure, catalogue);
        for (const MeasureEffect& effect : kind->effects) {
            work.carry_out(effect);
        }
    }
    if (!measures.empty()) {
        site.canopy_transmissivity = mean_transmissivity(site.trees, site.covers);
        site.sources.push_back({"measures", "site.source.measures", geo::Stamp::Assumed});
        site.hash = site_hash(site);
    }
    return site;
}

} // namespace smiletwin::scenarios
