// The passes over the whole picture: adds refined passes up and turns light into screen colours.
// Plain OpenGL beside OpenSceneGraph; leaves the state as it found it.
#pragma once

#include "geo/base/result.hpp"
#include "geo/raster/image.hpp"
#include "viewer/render/shader_library.hpp"

#include <memory>

namespace smiletwin::viewer {

class Resolver {
public:
    static geo::Result<std::unique_ptr<Resolver>> create(const ShaderLibrary& library);
    ~Resolver();
    Resolver(const Resolver&) = delete;
    Resolver& operator=(const Resolver&) = delete;

    void resize(int width_px, int height_px);
    /// Writes the light of texture `light` as screen colours; of a coarse picture only its `share`
    /// of width and height.
    void show(unsigned light, double share);
    /// Keeps the light of the quick pass and forgets the sum.
    void start(unsigned light);
    /// Adds `weight` times the light in texture `light`.
    void add(unsigned light, float weight);
    /// Writes (1 - sum_share) * quick pass + sum as screen colours.
    void show_sum(float sum_share);

    [[nodiscard]] unsigned texture() const;
    [[nodiscard]] geo::Image read() const;

private:
    struct State;
    explicit Resolver(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace smiletwin::viewer
