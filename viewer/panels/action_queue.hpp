// What the user asked for in this frame. Actions of the project go to the document; those whose
// name begins with "ui." change what the window shows. Applied after the frame, in order.
#pragma once

#include "geo/base/json.hpp"

#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

namespace smiletwin::viewer {

class ActionQueue {
public:
    using Members = std::initializer_list<std::pair<std::string_view, geo::Json>>;

    void add(geo::Json action) { waiting_.push_back(std::move(action)); }
    void add(std::string_view name, Members members);
    void add(const char* name) { add(std::string_view(name), {}); }

    [[nodiscard]] const std::vector<geo::Json>& waiting() const { return waiting_; }
    std::vector<geo::Json> take() { return std::exchange(waiting_, {}); }

private:
    std::vector<geo::Json> waiting_;
};

} // namespace smiletwin::viewer
