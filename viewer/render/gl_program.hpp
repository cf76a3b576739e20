// Shader programs compiled now, for the passes that run beside OpenSceneGraph and for checking.
// Needs a current GL context.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/render/shader_library.hpp"

#include <string>
#include <vector>

namespace smiletwin::viewer {

/// GL name of the linked program (the caller deletes it); a Problem with the file and the
/// compiler's words when it fails.
/// With `defines` such as "REFINED" set.
geo::Result<unsigned> compile_program(
    const ShaderLibrary& library,
    const std::string& name,
    const std::vector<std::string>& defines = {});
geo::Result<geo::Done> check_program(
    const ShaderLibrary& library,
    const std::string& name,
    const std::vector<std::string>& defines = {});

} // namespace smiletwin::viewer
