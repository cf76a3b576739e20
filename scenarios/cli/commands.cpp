#include "scenarios/cli/command.hpp"

namespace smiletwin::scenarios {

const std::vector<Command>& commands() {
    static const std::vector<Command> all{};
    return all;
}

} // namespace smiletwin::scenarios
