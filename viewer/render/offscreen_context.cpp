#include "viewer/render/offscreen_context.hpp"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <GL/gl.h>
#include <fmt/format.h>

#include <array>
#include <utility>
#include <vector>

namespace smiletwin::viewer {

struct OffscreenContext::State {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLSurface surface = EGL_NO_SURFACE;
    EGLContext context = EGL_NO_CONTEXT;
    std::string renderer;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (display == EGL_NO_DISPLAY) {
            return;
        }
        eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        if (context != EGL_NO_CONTEXT) {
            eglDestroyContext(display, context);
        }
        if (surface != EGL_NO_SURFACE) {
            eglDestroySurface(display, surface);
        }
        eglTerminate(display);
    }
};

namespace {

geo::Problem no_context(const std::string& detail) {
    return {{"error.render.no_context", {}}, "EGL", {"help.render.install_mesa", {}}, detail};
}

bool initialised(EGLDisplay display) {
    return display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr) == EGL_TRUE;
}

/// Displays that need no window system, in the order of preference.
EGLDisplay open_display() {
    EGLDisplay display =
        eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
    if (initialised(display)) {
        return display;
    }
    const auto query_devices =
        reinterpret_cast<PFNEGLQUERYDEVICESEXTPROC>(eglGetProcAddress("eglQueryDevicesEXT"));
    if (query_devices == nullptr) {
        return EGL_NO_DISPLAY;
    }
    std::array<EGLDeviceEXT, 16> devices{};
    EGLint count = 0;
    query_devices(static_cast<EGLint>(devices.size()), devices.data(), &count);
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
        display = eglGetPlatformDisplay(EGL_PLATFORM_DEVICE_EXT, devices[i], nullptr);
        if (initialised(display)) {
            return display;
        }
    }
    return EGL_NO_DISPLAY;
}

EGLConfig choose_config(EGLDisplay display) {
    constexpr std::array<EGLint, 13> wanted{
        EGL_SURFACE_TYPE,
        EGL_PBUFFER_BIT,
        EGL_RENDERABLE_TYPE,
        EGL_OPENGL_BIT,
        EGL_RED_SIZE,
        8,
        EGL_GREEN_SIZE,
        8,
        EGL_BLUE_SIZE,
        8,
        EGL_DEPTH_SIZE,
        24,
        EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    eglChooseConfig(display, wanted.data(), &config, 1, &count);
    return count > 0 ? config : nullptr;
}

} // namespace

OffscreenContext::OffscreenContext(std::unique_ptr<State> state) : state_(std::move(state)) {}
OffscreenContext::OffscreenContext(OffscreenContext&&) noexcept = default;
OffscreenContext& OffscreenContext::operator=(OffscreenContext&&) noexcept = default;
OffscreenContext::~OffscreenContext() = default;

geo::Result<OffscreenContext> OffscreenContext::create() {
    auto state = std::make_unique<State>();
    state->display = open_display();
    if (state->display == EGL_NO_DISPLAY) {
        return no_context("no surfaceless or device display");
    }
    const EGLConfig config = choose_config(state->display);
    if (config == nullptr || eglBindAPI(EGL_OPENGL_API) != EGL_TRUE) {
        return no_context("no configuration for OpenGL");
    }
    // A pbuffer of one size only keeps drivers content; pictures are drawn into textures.
    constexpr std::array<EGLint, 5> surface_size{EGL_WIDTH, 64, EGL_HEIGHT, 64, EGL_NONE};
    state->surface = eglCreatePbufferSurface(state->display, config, surface_size.data());
    // OpenSceneGraph as packaged uses the fixed pipeline's names, so the compatibility profile.
    constexpr std::array<EGLint, 7> version{
        EGL_CONTEXT_MAJOR_VERSION,
        3,
        EGL_CONTEXT_MINOR_VERSION,
        3,
        EGL_CONTEXT_OPENGL_PROFILE_MASK,
        EGL_CONTEXT_OPENGL_COMPATIBILITY_PROFILE_BIT,
        EGL_NONE};
    state->context = eglCreateContext(state->display, config, EGL_NO_CONTEXT, version.data());
    if (state->context == EGL_NO_CONTEXT) {
        return no_context(fmt::format("eglCreateContext: 0x{:x}", eglGetError()));
    }
    OffscreenContext context(std::move(state));
    context.make_current();
    if (const auto* name = glGetString(GL_RENDERER); name != nullptr) {
        context.state_->renderer = reinterpret_cast<const char*>(name);
    } else {
        return no_context("the context cannot be made current");
    }
    return context;
}

void OffscreenContext::make_current() const {
    eglMakeCurrent(state_->display, state_->surface, state_->surface, state_->context);
}

const std::string& OffscreenContext::renderer_name() const {
    return state_->renderer;
}

} // namespace smiletwin::viewer
