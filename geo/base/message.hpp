// A sentence for people that is not yet in a language: a key of data/lang and the named places in
// it. Text (text.hpp) turns it into words. Plain values, any thread.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace smiletwin::geo {

/// A key of data/lang/*.json with the values of its {named} places. A value "@measure.tree" is
/// itself shown as the word of that key.
struct Message {
    std::string key;
    std::vector<std::pair<std::string, std::string>> values;

    friend bool operator==(const Message&, const Message&) = default;
};

/// What went wrong, where, and what helps. `where` names file, layer, line or object.
struct Problem {
    Message what;
    std::string where;
    Message help;
    /// Technical detail of a library, shown on demand only; may be empty.
    std::string detail;
};

} // namespace smiletwin::geo
