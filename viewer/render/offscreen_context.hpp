// An OpenGL context without window system: EGL surfaceless, else an EGL device. Needs neither X nor
// a graphics card.
#pragma once

#include "geo/base/result.hpp"

#include <memory>
#include <string>

namespace smiletwin::viewer {

/// 3.3 compatibility profile, current on the thread that made it, until it is destroyed.
class OffscreenContext {
public:
    static geo::Result<OffscreenContext> create();
    OffscreenContext(OffscreenContext&&) noexcept;
    OffscreenContext& operator=(OffscreenContext&&) noexcept;
    ~OffscreenContext();

    void make_current() const;
    /// GL_RENDERER, "llvmpipe (...)" for software.
    [[nodiscard]] const std::string& renderer_name() const;

private:
    struct State;
    explicit OffscreenContext(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace smiletwin::viewer
