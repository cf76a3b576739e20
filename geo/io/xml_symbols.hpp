// Numbers for the names of one XML reading, so that a handler looks each name up once.
#pragma once

#include "geo/io/xml_reader.hpp"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace smiletwin::geo {

class XmlSymbols {
public:
    /// The name with its number; the views in it stay valid as long as this object.
    XmlName operator()(std::string_view space, std::string_view local) {
        key_.assign(space);
        key_ += ' '; // stands neither in a URI nor in a name
        key_ += local;
        const auto [entry, is_new] =
            numbers_.try_emplace(key_, static_cast<std::uint32_t>(names_.size()));
        if (is_new) {
            names_.push_back({std::string(space), std::string(local)});
        }
        const Name& name = names_[entry->second];
        return {name.space, name.local, entry->second};
    }

private:
    struct Name {
        std::string space;
        std::string local;
    };
    std::string key_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::deque<Name> names_;
};

} // namespace smiletwin::geo
