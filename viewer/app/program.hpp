// The body of main of smiletwin: window or picture.
#pragma once

namespace smiletwin::viewer {

/// Parses the command line, opens the window or renders one picture; returns the exit code.
int run_program(int argc, char** argv);

} // namespace smiletwin::viewer
