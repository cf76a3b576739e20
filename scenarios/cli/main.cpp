#include "scenarios/cli/command.hpp"

int main(int argc, char** argv) {
    return smiletwin::scenarios::run_command_line(argc, argv);
}
