// Kept properties of city objects, written again in the version they are of. Private to the CityGML
// writer.
#pragma once

#include "geo/city/city.hpp"
#include "geo/io/citygml_schema.hpp"
#include "geo/io/xml_text.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace smiletwin::geo {

class GmlKept {
public:
    GmlKept(const City& city, const CityGmlSchema& schema);

    /// Finds ids of its own for the elements that have one of those used, and adds them there.
    /// What refers to an object follows its id.
    void
    take_ids(std::unordered_set<std::string>& used, std::map<std::string, std::string> new_names);
    /// Without the attributes that say the same as properties which stand at a feature's slots.
    void drop_told(
        std::vector<Attribute>& attributes, const GmlFeature& feature, std::uint32_t object) const;
    void write(const GmlSlot& slot, std::uint32_t object, XmlText& xml);
    /// Those not written.
    [[nodiscard]] std::size_t lost() const { return elements_.size() - written_; }

private:
    [[nodiscard]] std::string renamed(std::uint32_t element) const;

    const std::vector<KeptElement>& elements_;
    const std::vector<char>& values_;
    std::multimap<std::uint32_t, std::uint32_t> by_object_; ///< indices, in their order
    std::map<std::uint32_t, std::map<std::string, std::string>> own_names_; ///< of an element
    std::map<std::string, std::string> new_names_;
    std::size_t written_ = 0;
};

} // namespace smiletwin::geo
