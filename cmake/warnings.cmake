# Warnings and instrumentation: one interface target, linked PRIVATE by our own targets only.
# Whether a warning stops the build is decided by the preset (CMAKE_COMPILE_WARNING_AS_ERROR).
set(SMILETWIN_SANITIZE "" CACHE STRING "Empty, or: address,undefined / thread")
option(SMILETWIN_FUZZ "Instrument for libFuzzer, build tests/fuzz (clang)" OFF)
option(SMILETWIN_COVERAGE "Instrument for gcov" OFF)

add_library(smiletwin_options INTERFACE)
target_compile_features(smiletwin_options INTERFACE cxx_std_20)
target_compile_options(smiletwin_options INTERFACE
    -Wall
    -Wextra
    -Wpedantic
    -Wshadow                # a second meaning for the same name
    -Wconversion            # metres do not fit silently into int
    -Wsign-conversion
    -Wold-style-cast
    -Wcast-align
    -Wnon-virtual-dtor
    -Woverloaded-virtual    # OSG visitors: write  using osg::NodeVisitor::apply;
    -Wformat=2
    -Wimplicit-fallthrough
    -Wundef
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond>
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-branches>
    $<$<CXX_COMPILER_ID:GNU>:-Wlogical-op>
)

if(SMILETWIN_SANITIZE)
    target_compile_options(smiletwin_options INTERFACE
        -fsanitize=${SMILETWIN_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer -g)
    target_link_options(smiletwin_options INTERFACE -fsanitize=${SMILETWIN_SANITIZE})
endif()

if(SMILETWIN_FUZZ)
    target_compile_options(smiletwin_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

if(SMILETWIN_COVERAGE)
    target_compile_options(smiletwin_options INTERFACE --coverage -O0 -g)
    target_link_options(smiletwin_options INTERFACE --coverage)
endif()
