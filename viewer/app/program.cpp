#include "viewer/app/program.hpp"

namespace smiletwin::viewer {

int run_program(int /*argc*/, char** /*argv*/) {
    return 2;
}

} // namespace smiletwin::viewer
