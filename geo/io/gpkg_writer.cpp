#include "geo/io/gpkg_writer.hpp"

#include "geo/base/replace_file.hpp"
#include "geo/io/city_index.hpp"
#include "geo/io/gdal_dataset.hpp"

#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <type_traits>

namespace smiletwin::geo {

namespace {

/// Exteriors; LoD4 repeats them around its rooms.
constexpr std::uint8_t lod_cap_tenths = 39;
/// SQLite takes 2000 columns.
constexpr std::size_t most_columns = 1900;

using Feature = std::unique_ptr<std::remove_pointer_t<OGRFeatureH>, decltype(&OGR_F_Destroy)>;
using SpatialReference =
    std::unique_ptr<std::remove_pointer_t<OGRSpatialReferenceH>, decltype(&OSRRelease)>;

SpatialReference spatial_reference(const std::optional<Crs>& crs) {
    SpatialReference srs(nullptr, OSRRelease);
    if (crs) {
        srs.reset(OSRNewSpatialReference(nullptr));
        if (OSRSetFromUserInput(srs.get(), crs->id().c_str()) != OGRERR_NONE) {
            srs.reset();
        } else {
            OSRSetAxisMappingStrategy(srs.get(), OAMS_TRADITIONAL_GIS_ORDER);
        }
    }
    return srs;
}

std::string in_small_letters(std::string name) {
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) {
        return c < 0x80U ? static_cast<char>(std::tolower(c)) : static_cast<char>(c);
    });
    return name;
}

OGRGeometryH polygon_geometry(const City& city, const CityPolygon& polygon) {
    OGRGeometryH geometry = OGR_G_CreateGeometry(wkbPolygon25D);
    for (std::uint32_t i = 0; i < polygon.ring_count; ++i) {
        const auto positions = city.ring(polygon.first_ring + i);
        OGRGeometryH ring = OGR_G_CreateGeometry(wkbLinearRing);
        for (std::size_t k = 0; k <= positions.size(); ++k) {
            const Vec3d& p = positions[k % positions.size()];
            OGR_G_AddPoint(ring, p.x, p.y, p.z);
        }
        OGR_G_AddGeometryDirectly(geometry, ring);
    }
    return geometry;
}

/// A layer of the file; columns are text.
class Layer {
public:
    explicit Layer(OGRLayerH layer) : layer_(layer) {}

    [[nodiscard]] bool exists() const { return layer_ != nullptr; }

    /// SQLite does not tell capitals from small letters: a second name gets a number.
    int add_column(const std::string& wanted) {
        std::string name = wanted.empty() ? "attribute" : wanted;
        for (int number = 2; !used_.insert(in_small_letters(name)).second; ++number) {
            name = wanted + '_' + std::to_string(number);
        }
        OGRFieldDefnH field = OGR_Fld_Create(name.c_str(), OFTString);
        OGR_L_CreateField(layer_, field, FALSE);
        OGR_Fld_Destroy(field);
        return columns_++;
    }

    [[nodiscard]] Feature feature() const {
        return {OGR_F_Create(OGR_L_GetLayerDefn(layer_)), OGR_F_Destroy};
    }

    bool add(const Feature& feature, OGRGeometryH geometry) {
        if (geometry != nullptr) {
            OGR_F_SetGeometryDirectly(feature.get(), geometry);
        }
        return OGR_L_CreateFeature(layer_, feature.get()) == OGRERR_NONE;
    }

private:
    OGRLayerH layer_;
    std::set<std::string> used_{"fid", "geom"};
    int columns_ = 0;
};

void set_text(const Feature& feature, int column, const std::string& text) {
    if (!text.empty()) {
        OGR_F_SetFieldString(feature.get(), column, text.c_str());
    }
}

/// Attributes of a layer's features, each name a column of text.
class AttributeColumns {
public:
    void add(Layer& layer, std::span<const Attribute> attributes, WriteReport& report) {
        lose_qualifiers(attributes, report);
        for (const Attribute& attribute : attributes) {
            if (columns_.contains(attribute.name)) {
                continue;
            }
            if (columns_.size() < most_columns) {
                columns_[attribute.name] = layer.add_column(readable_path(attribute.name));
            } else {
                ++report.lost["attributes"];
            }
        }
    }

    /// Several values of one name stand behind each other.
    void set(const Feature& feature, std::span<const Attribute> attributes) const {
        std::map<int, std::string> values;
        for (const Attribute& attribute : attributes) {
            if (const auto column = columns_.find(attribute.name); column != columns_.end()) {
                std::string& value = values[column->second];
                value += (value.empty() ? "" : "; ") + attribute.value;
            }
        }
        for (const auto& [column, value] : values) {
            set_text(feature, column, value);
        }
    }

private:
    std::map<std::string, int> columns_;
};

class Package {
public:
    Package(const City& city, const std::filesystem::path& path, WriteReport& report)
        : city_(city)
        , report_(report)
        , index_(city)
        , srs_(spatial_reference(city.crs))
        , dataset_(
              GDALCreate(GDALGetDriverByName("GPKG"), path.c_str(), 0, 0, 0, GDT_Unknown, nullptr))
        , objects_(layer("objects", wkbMultiPolygon25D))
        , surfaces_(layer("surfaces", wkbPolygon25D)) {
        report_.lost_if(city.crs && !srs_, "reference_system");
    }

    [[nodiscard]] bool is_open() const { return objects_.exists() && surfaces_.exists(); }

    /// False when GDAL refuses something.
    bool write(RunContext& context) {
        add_columns();
        const auto lods = drawn_lod_tenths(city_, lod_cap_tenths);
        bool well = GDALDatasetStartTransaction(dataset_.get(), FALSE) == OGRERR_NONE;
        for (std::uint32_t i = 0; well && i < city_.objects.size(); ++i) {
            well = !context.cancelled() && add_object(i, lods[i]) && add_surfaces(i);
        }
        return well && GDALDatasetCommitTransaction(dataset_.get()) == OGRERR_NONE;
    }

    void close() { dataset_.reset(); }

private:
    OGRLayerH layer(const char* name, OGRwkbGeometryType type) {
        return dataset_ ? GDALDatasetCreateLayer(dataset_.get(), name, srs_.get(), type, nullptr)
                        : nullptr;
    }

    void add_columns() {
        for (const char* name : {"id", "type", "part_of", "lod"}) {
            objects_.add_column(name);
        }
        for (const char* name : {"object", "type", "surface", "lod", "id"}) {
            surfaces_.add_column(name);
        }
        for (const CityObject& object : city_.objects) {
            object_columns_.add(objects_, city_.attributes_of(object), report_);
        }
        for (const CitySurface& surface : city_.surfaces) {
            surface_columns_.add(surfaces_, city_.attributes_of(surface), report_);
        }
    }

    bool add_object(std::uint32_t index, std::uint8_t lod_tenths) {
        const CityObject& object = city_.objects[index];
        const Feature feature = objects_.feature();
        set_text(feature, 0, object.id);
        set_text(feature, 1, object.type);
        if (object.parent >= 0) {
            set_text(feature, 2, city_.objects[static_cast<std::size_t>(object.parent)].id);
        }
        object_columns_.set(feature, city_.attributes_of(object));
        OGRGeometryH geometry = nullptr;
        for (const std::uint32_t polygon : index_.polygons(index)) {
            if (city_.polygons[polygon].lod_tenths == lod_tenths) {
                geometry =
                    geometry == nullptr ? OGR_G_CreateGeometry(wkbMultiPolygon25D) : geometry;
                OGR_G_AddGeometryDirectly(
                    geometry, polygon_geometry(city_, city_.polygons[polygon]));
            }
        }
        if (geometry != nullptr) {
            set_text(feature, 3, lod_name(lod_tenths));
        }
        ++report_.objects;
        return objects_.add(feature, geometry);
    }

    bool add_surfaces(std::uint32_t index) {
        const CityObject& object = city_.objects[index];
        bool well = true;
        for (const std::uint32_t at : index_.polygons(index)) {
            const CityPolygon& polygon = city_.polygons[at];
            const Feature feature = surfaces_.feature();
            set_text(feature, 0, object.id);
            set_text(feature, 1, object.type);
            set_text(feature, 2, std::string(surface_kind_name(polygon.kind)));
            set_text(feature, 3, lod_name(polygon.lod_tenths));
            if (polygon.surface >= 0) {
                const CitySurface& surface =
                    city_.surfaces[static_cast<std::size_t>(polygon.surface)];
                set_text(feature, 4, surface.id);
                surface_columns_.set(feature, city_.attributes_of(surface));
            }
            well = well && surfaces_.add(feature, polygon_geometry(city_, polygon));
            ++report_.polygons;
            report_.lost_if(polygon.appearance >= 0, "appearance");
        }
        return well;
    }

    const City& city_;
    WriteReport& report_;
    CityIndex index_;
    SpatialReference srs_;
    GdalDataset dataset_;
    Layer objects_;
    Layer surfaces_;
    AttributeColumns object_columns_;
    AttributeColumns surface_columns_;
};

Result<WriteReport> write_gpkg(
    const City& city,
    const std::filesystem::path& path,
    const WriteOptions& /*options*/,
    RunContext& context) {
    prepare_gdal();
    WriteReport report;
    report.lost_if(true, "version", city.versions.size());
    report.lost_if(true, "kept_element", city.kept_elements.size());
    const GdalErrors errors;
    PendingFile pending(path);
    Package package(city, pending.path(), report);
    const bool well = package.is_open() && package.write(context);
    package.close();
    if (context.cancelled()) {
        return cancelled_problem();
    }
    if (!well || errors.failed()) {
        return unwritable_file(path, errors.first());
    }
    const Result<Done> written = pending.commit();
    return written ? Result<WriteReport>(std::move(report)) : written.problem();
}

} // namespace

CityWriter gpkg_writer() {
    return {"gpkg", "format.gpkg", {".gpkg"}, {}, write_gpkg};
}

} // namespace smiletwin::geo
