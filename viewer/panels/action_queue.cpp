#include "viewer/panels/action_queue.hpp"

namespace smiletwin::viewer {

void ActionQueue::add(std::string_view name, Members members) {
    geo::Json action = geo::Json::object();
    action.set("action", name);
    for (const auto& [key, value] : members) {
        action.set(key, value);
    }
    waiting_.push_back(std::move(action));
}

} // namespace smiletwin::viewer
