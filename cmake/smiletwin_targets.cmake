# smiletwin_add_library(<folder> PUBLIC ... PRIVATE ...)
# All .cpp files under <folder> except the mains of programs, as static library smiletwin_<folder>.
function(smiletwin_add_library folder)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "PUBLIC;PRIVATE")
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cpp)
    file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.hpp)
    list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
    set(target smiletwin_${folder})
    add_library(${target} STATIC ${sources})
    target_sources(${target} PUBLIC FILE_SET headers TYPE HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}
        FILES ${headers})
    target_link_libraries(${target} PUBLIC Threads::Threads ${arg_PUBLIC}
        PRIVATE smiletwin_options ${arg_PRIVATE})
endfunction()

# smiletwin_add_program(<name> <main.cpp> <library>)
function(smiletwin_add_program name main library)
    add_executable(${name} ${main})
    target_link_libraries(${name} PRIVATE smiletwin_options ${library})
endfunction()
