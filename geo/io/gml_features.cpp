#include "geo/io/gml_features.hpp"

#include "geo/io/gdal_dataset.hpp"
#include "geo/io/gml_plan_crs.hpp"
#include "geo/io/vector_importer.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace smiletwin::geo {

namespace {

/// Collections in collections too (deliveries of ALKIS, answers to several WFS queries).
void collect_objects(const GmlNode& collection, std::vector<const GmlNode*>& objects) {
    for (const GmlNode& child : collection.children) {
        if (child.name == "FeatureCollection" || child.name == "enthaelt") {
            collect_objects(child, objects);
        } else if (child.name.find("ember") != std::string::npos) { // member, featureMembers, ...
            for (const GmlNode& object : child.children) {
                if (object.name == "FeatureCollection") {
                    collect_objects(object, objects);
                } else {
                    objects.push_back(&object);
                }
            }
        }
    }
}

std::string outer_srs(const GmlNode& root) {
    const GmlNode* bounds = root.child("boundedBy");
    const bool stated = bounds != nullptr && !bounds->children.empty();
    return stated ? std::string(bounds->children.front().attribute("srsName")) : std::string();
}

class FeatureReading {
public:
    FeatureReading(const GmlTree& tree, const GmlWords& words, const ImportOptions& options)
        : tree_(tree)
        , words_(words)
        , index_(index_of(tree.root))
        , geometry_(index_, plan_arc_tolerance(options.crs_override))
        , crs_override_(options.crs_override)
        , axis_order_(options.axis_order)
        , objects_(gml_objects(tree.root)) {}

    Result<VectorContent> read(RunContext& context) {
        for (const GmlNode* object : objects_) {
            if (context.cancelled()) {
                return cancelled_problem();
            }
            add(*object, gml_object(*object, index_, words_, texts_used_));
        }
        return assembled();
    }

    [[nodiscard]] const std::map<std::string, std::uint64_t>& kinds() const { return kinds_; }

    /// Objects without a place of their own that no other object quotes.
    [[nodiscard]] std::uint64_t without_place() const {
        return static_cast<std::uint64_t>(
            std::count_if(placeless_.begin(), placeless_.end(), [this](const GmlNode* object) {
                return texts_used_.count(object) == 0;
            }));
    }

private:
    void add(const GmlNode& node, GmlObject object) {
        if (object.geometries.empty()) {
            placeless_.push_back(&node);
            return;
        }
        ++content_.features_in_file;
        const std::size_t before = geometries_.size();
        for (const GmlNode* geometry : object.geometries) {
            for (PlacedGeometry& part : geometry_.read(*geometry, content_.ignored)) {
                part.owner = owners_.size();
                geometries_.push_back(std::move(part));
            }
        }
        if (geometries_.size() == before) {
            return;
        }
        ++kinds_[node.name];
        const std::string_view own_id = node.attribute("id");
        const std::string id =
            own_id.empty() ? std::to_string(content_.features_in_file) : std::string(own_id);
        const std::size_t parts = geometries_.size() - before;
        owners_.push_back({id, std::move(object.fields), parts, 0});
    }

    Result<VectorContent> assembled() {
        auto choice = settle_plan_crs(
            geometries_, outer_srs(tree_.root), crs_override_, axis_order_, content_.ignored);
        if (!choice) {
            return choice.problem();
        }
        content_.layer.crs = choice->crs;
        content_.crs = choice->decision;
        for (PlacedGeometry& placed : geometries_) {
            Owner& owner = owners_[placed.owner];
            const std::string part =
                owner.parts == 1 ? "" : "/" + std::to_string(++owner.parts_placed);
            content_.layer.features.push_back(
                {owner.id + part, std::move(placed.geometry), owner.fields});
        }
        return std::move(content_);
    }

    /// An object of which at least one part has a place.
    struct Owner {
        std::string id;
        std::vector<std::pair<std::string, std::string>> fields;
        std::size_t parts = 0;
        std::size_t parts_placed = 0;
    };

    const GmlTree& tree_;
    const GmlWords& words_;
    GmlIndex index_;
    GmlPlanReader geometry_;
    std::optional<std::string> crs_override_;
    AxisOrder axis_order_;
    std::vector<const GmlNode*> objects_;
    std::vector<const GmlNode*> placeless_;
    std::set<const GmlNode*> texts_used_;
    std::map<std::string, std::uint64_t> kinds_;
    std::vector<PlacedGeometry> geometries_;
    std::vector<Owner> owners_;
    VectorContent content_;
};

} // namespace

std::vector<const GmlNode*> gml_objects(const GmlNode& collection) {
    std::vector<const GmlNode*> objects;
    collect_objects(collection, objects);
    return objects;
}

Result<Imported> import_gml_features(
    const GmlTree& tree,
    const std::filesystem::path& path,
    const GmlWords& words,
    const std::string& title,
    std::string_view format,
    const ImportOptions& options,
    RunContext& context) {
    FeatureReading reading(tree, words, options);
    Result<VectorContent> content = reading.read(context);
    if (!content) {
        return content.problem();
    }
    if (content->layer.features.empty()) {
        return file_problem(
            content->features_in_file == 0 ? "error.vector.empty" : "error.vector.no_features",
            path,
            content->features_in_file == 0 ? "help.vector.empty" : "help.vector.check_features");
    }
    content->layer.name = title.empty() ? path.stem().string() : title;
    std::vector<Problem> remarks = remarks_on(*content, path);
    Imported imported = imported_layer(std::move(*content), path, format);
    imported.report.warnings = std::move(remarks);
    imported.report.objects_by_type = reading.kinds();
    imported.report.objects = 0;
    for (const auto& [kind, count] : reading.kinds()) {
        imported.report.objects += count;
    }
    if (const std::uint64_t count = reading.without_place(); count > 0) {
        imported.report.ignored["object_without_place"] = count;
    }
    return imported;
}

} // namespace smiletwin::geo
