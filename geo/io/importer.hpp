// What every reader of files offers and what it brings back. One pair of files per format, one line
// in the list of formats (formats.cpp); file dialog, command line, drop and docs read that list.
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/run_context.hpp"
#include "geo/city/city.hpp"
#include "geo/io/import_report.hpp"
#include "geo/sensors/sensors.hpp"
#include "geo/terrain/terrain.hpp"
#include "geo/vector/layer.hpp"
#include "geo/weather/weather.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace smiletwin::geo {

/// Which axis of a shape file points up; AsFormat = what its format says, where it says nothing the
/// one that the shape seems to stand on.
enum class UpAxis : std::uint8_t { AsFormat, Y, Z };

struct ImportOptions {
    std::optional<std::string> crs_override;   ///< user's word against the file's
    AxisOrder axis_order = AxisOrder::Decided; ///< of city models and plans; the user's word, too
    UpAxis up_axis = UpAxis::AsFormat;
    std::optional<TimeZone> time_zone; ///< for stamps without zone
    /// Folder that images and other parts of a data set may lie in; empty = the file's own.
    std::filesystem::path root;
    /// Where city models are kept as they were read (city_cache.hpp); empty = nowhere.
    std::filesystem::path city_cache;
};

using ImportedData = std::variant<
    std::shared_ptr<const City>,
    std::shared_ptr<const HeightField>,
    std::shared_ptr<const Imagery>,
    std::shared_ptr<const ClassRaster>,
    std::shared_ptr<const VectorLayer>,
    std::shared_ptr<const std::vector<Thing>>,
    std::shared_ptr<const Weather>>;

struct Imported {
    std::filesystem::path path;
    std::string format; ///< Format::name
    ImportedData data;
    ImportReport report;
    /// Time series that a city model holds beside its objects; null for most.
    std::shared_ptr<const std::vector<Thing>> things = nullptr;
};

/// First bytes of a file and its name: enough to say "mine" or "not mine".
struct FileHead {
    std::filesystem::path path;
    std::string lower_extension; ///< ".gml"
    std::string bytes;           ///< up to 4096 from the start, of packed files unpacked
    bool is_packed = false;      ///< gzip; the extension is that of what is in it
};

struct Format {
    std::string_view name;     ///< "citygml"; fixed, used in files and on the command line
    std::string_view name_key; ///< language key
    std::vector<std::string_view> extensions;
    /// 0 = not mine, 1 = could be (extension only), 2 = sure (content).
    int (*confidence)(const FileHead& head);
    Result<Imported> (*read)(
        const std::filesystem::path& path, const ImportOptions& options, RunContext& context);
    bool reads_packed = false; ///< unpacks gzip by itself
    bool reads_cities = false;
    /// Single things in a system of their own, to be placed by hand. In a folder they are parts of
    /// the city models that lie there.
    bool reads_shapes = false;
};

/// All formats, the most particular ones first.
const std::vector<Format>& formats();

/// Read by a format that reads shapes?
bool is_shape(const Imported& imported);

/// Reads one file with the format that is most sure of it.
Result<Imported>
import_file(const std::filesystem::path& path, const ImportOptions& options, RunContext& context);

/// What came of several inputs; the failed ones are named, the rest is there.
struct ImportBatch {
    std::vector<Imported> imported; ///< in the order of the sorted file names
    std::vector<Problem> failures;  ///< Problem::where is the file, or a folder without any
};

/// Files and folders (recursively; only files some format recognises by content or extension).
/// City files are read in parallel. The order of the result depends on names alone.
ImportBatch import_paths(
    const std::vector<std::filesystem::path>& inputs,
    const ImportOptions& options,
    RunContext& context);

} // namespace smiletwin::geo
