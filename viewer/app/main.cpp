#include "viewer/app/program.hpp"

int main(int argc, char** argv) {
    return smiletwin::viewer::run_program(argc, argv);
}
