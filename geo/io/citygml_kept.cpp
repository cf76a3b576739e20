#include "geo/io/citygml_kept.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace smiletwin::geo {

namespace {

constexpr std::string_view id_mark = " gml:id=\"";
constexpr std::string_view reference_mark = " xlink:href=\"#";

/// Calls `use` with the place and the text of what stands between a mark and the next quote.
template <typename Use>
void each_value(std::string_view text, std::string_view mark, const Use& use) {
    for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at)) {
        at += mark.size();
        use(at, std::string(text.substr(at, text.find('"', at) - at)));
    }
}

} // namespace

GmlKept::GmlKept(const City& city, const CityGmlSchema& schema)
    : elements_(city.kept_elements), values_(city.kept_values) {
    for (std::uint32_t i = 0; i < elements_.size(); ++i) {
        if (elements_[i].is_citygml3 == schema.is_3()) {
            by_object_.emplace(elements_[i].object, i);
        }
    }
}

void GmlKept::take_ids(
    std::unordered_set<std::string>& used, std::map<std::string, std::string> new_names) {
    new_names_ = std::move(new_names);
    for (const auto& entry : by_object_) {
        const std::uint32_t element = entry.second;
        const std::string text = kept_xml(elements_[element], values_);
        each_value(text, id_mark, [&](std::size_t, const std::string& id) {
            std::string own = id;
            for (int number = 2; !used.insert(own).second; ++number) {
                own = fmt::format("{}_{}", id, number);
            }
            if (own != id) {
                own_names_[element].emplace(id, own);
            }
        });
    }
}

std::string GmlKept::renamed(std::uint32_t element) const {
    const std::string text = kept_xml(elements_[element], values_);
    const auto own = own_names_.find(element);
    std::map<std::size_t, std::pair<std::size_t, std::string>> changes; // by place
    const auto change = [&](std::size_t at, const std::string& id, const auto& names) {
        const auto found = names.find(id);
        if (found != names.end()) {
            changes.try_emplace(at, id.size(), found->second);
        }
    };
    if (own != own_names_.end()) {
        for (const std::string_view mark : {id_mark, reference_mark}) {
            each_value(text, mark, [&](std::size_t at, const std::string& id) {
                change(at, id, own->second);
            });
        }
    }
    each_value(text, reference_mark, [&](std::size_t at, const std::string& id) {
        change(at, id, new_names_);
    });
    std::string whole;
    std::size_t from = 0;
    for (const auto& [at, what] : changes) {
        whole.append(text, from, at - from).append(what.second);
        from = at + what.first;
    }
    return whole.append(text, from);
}

void GmlKept::drop_told(
    std::vector<Attribute>& attributes, const GmlFeature& feature, std::uint32_t object) const {
    const auto [begin, end] = by_object_.equal_range(object);
    for (auto at = begin; at != end; ++at) {
        const std::string_view name = elements_[at->second].name;
        const bool has_place =
            std::any_of(feature.slots.begin(), feature.slots.end(), [name](const GmlSlot& slot) {
                return slot.kind == GmlSlot::Kind::Kept && slot.name == name;
            });
        const std::string_view local = name.substr(name.find(':') + 1);
        std::erase_if(attributes, [&](const Attribute& attribute) {
            const std::string_view told = attribute.name;
            return has_place && told.starts_with(local) &&
                   (told.size() == local.size() || told[local.size()] == '.');
        });
    }
}

void GmlKept::write(const GmlSlot& slot, std::uint32_t object, XmlText& xml) {
    const auto [begin, end] = by_object_.equal_range(object);
    for (auto at = begin; at != end; ++at) {
        if (std::string_view(elements_[at->second].name) == slot.name) {
            xml.line(renamed(at->second));
            ++written_;
        }
    }
}

} // namespace smiletwin::geo
