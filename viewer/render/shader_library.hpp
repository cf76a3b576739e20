// Shader programs from files: shaders/<name>.vert and .frag. `#include "x"` takes shaders/include/x
// once per stage; the version line is put in front here, so files do not repeat it.
#pragma once

#include "geo/base/result.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace smiletwin::viewer {

class ShaderLibrary {
public:
    explicit ShaderLibrary(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// Text of one stage with its includes, ready for the compiler.
    [[nodiscard]] geo::Result<std::string> stage_source(const std::string& file) const;
    /// All program names: what has a .vert file.
    [[nodiscard]] std::vector<std::string> names() const;

private:
    std::filesystem::path folder_;
};

} // namespace smiletwin::viewer
