#include "viewer/render/gl_program.hpp"

#define GL_GLEXT_PROTOTYPES // NOLINT(cppcoreguidelines-macro-usage): switch of the GL headers
#include <GL/gl.h>
#include <GL/glext.h>

#include <utility>

namespace smiletwin::viewer {

namespace {

geo::Problem refused(const std::string& file, const std::string& words) {
    return {{"error.shader.refused", {{"file", file}}}, file, {"help.render.reinstall", {}}, words};
}

/// Compiles one stage into `program`; empty when well, else the compiler's words.
std::string compile_stage(unsigned program, unsigned type, const std::string& source) {
    const unsigned shader = glCreateShader(type);
    const char* text = source.c_str();
    glShaderSource(shader, 1, &text, nullptr);
    glCompileShader(shader);
    int good = 0;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &good);
    std::string words;
    if (good == 0) {
        std::string log(4096, '\0');
        int length = 0;
        glGetShaderInfoLog(shader, static_cast<int>(log.size()), &length, log.data());
        words = log.substr(0, static_cast<std::size_t>(length));
    }
    glAttachShader(program, shader);
    glDeleteShader(shader);
    return words;
}

std::string link(unsigned program) {
    glLinkProgram(program);
    int good = 0;
    glGetProgramiv(program, GL_LINK_STATUS, &good);
    if (good != 0) {
        return {};
    }
    std::string log(4096, '\0');
    int length = 0;
    glGetProgramInfoLog(program, static_cast<int>(log.size()), &length, log.data());
    return "link: " + log.substr(0, static_cast<std::size_t>(length));
}

/// The text with `#define`s after its first line, which holds the version.
std::string with_defines(std::string source, const std::vector<std::string>& defines) {
    std::string lines;
    for (const std::string& define : defines) {
        lines += "#define " + define + "\n";
    }
    return source.insert(source.find('\n') + 1, lines);
}

} // namespace

geo::Result<unsigned> compile_program(
    const ShaderLibrary& library,
    const std::string& name,
    const std::vector<std::string>& defines) {
    const unsigned program = glCreateProgram();
    for (const auto& [ending, type] :
         {std::pair{".vert", GL_VERTEX_SHADER}, std::pair{".frag", GL_FRAGMENT_SHADER}}) {
        const auto source = library.stage_source(name + ending);
        if (!source) {
            glDeleteProgram(program);
            return source.problem();
        }
        const auto words = compile_stage(
            program, static_cast<unsigned>(type), with_defines(source.value(), defines));
        if (!words.empty()) {
            glDeleteProgram(program);
            return refused(name + ending, words);
        }
    }
    const std::string words = link(program);
    if (!words.empty()) {
        glDeleteProgram(program);
        return refused(name, words);
    }
    return program;
}

geo::Result<geo::Done> check_program(
    const ShaderLibrary& library,
    const std::string& name,
    const std::vector<std::string>& defines) {
    const auto program = compile_program(library, name, defines);
    if (!program) {
        return program.problem();
    }
    glDeleteProgram(program.value());
    return geo::Done{};
}

} // namespace smiletwin::viewer
