// Materials and textures of a CityJSON document. Private to the CityJSON reader.
#pragma once

#include "geo/city/city.hpp"
#include "geo/io/import_report.hpp"
#include "geo/io/json_dom.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace smiletwin::geo {

/// Images by the names that documents give them; asked by several threads.
class CityJsonImages {
public:
    CityJsonImages(std::filesystem::path folder, std::filesystem::path root)
        : folder_(std::move(folder)), root_(std::move(root)) {}

    /// Empty when there is none.
    std::filesystem::path find(std::string_view name);
    [[nodiscard]] std::uint64_t found() const;
    [[nodiscard]] std::uint64_t missing() const;
    [[nodiscard]] std::vector<FileReference> named_files() const;

private:
    std::filesystem::path folder_;
    std::filesystem::path root_;
    std::mutex mutex_;
    std::map<std::string, std::filesystem::path, std::less<>> by_name_;
};

/// What the indices of materials and textures mean.
struct CityJsonLooks {
    std::vector<std::int32_t> materials; ///< index in the list of appearances
    std::vector<std::int32_t> textures;
    std::vector<bool> has_image; ///< of the textures
    std::vector<Vec2f> uv;
    std::string material_theme; ///< to be shown; empty: the first that is found
    std::string texture_theme;
};

/// Materials and textures of a document, added to `appearances`.
CityJsonLooks cityjson_looks(
    const simdjson::dom::object& document,
    std::vector<Appearance>& appearances,
    CityJsonImages& images);

} // namespace smiletwin::geo
