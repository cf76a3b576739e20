# A second build of the same sources costs seconds when ccache is installed; without it nothing changes.
find_program(SMILETWIN_CCACHE ccache)
if(SMILETWIN_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${SMILETWIN_CCACHE})
endif()
