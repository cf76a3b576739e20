#include "viewer/app/main_window.hpp"

#include "geo/base/resources.hpp"
#include "geo/io/city_cache.hpp"
#include "viewer/app/imgui_backends.hpp"
#include "viewer/app/preferences.hpp"
#include "viewer/app/window_input.hpp"
#include "viewer/app/workbench.hpp"

#define GLFW_INCLUDE_NONE
#include <GL/gl.h>
#include <GLFW/glfw3.h>
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <atomic>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace smiletwin::viewer {

namespace {

struct WindowCloser {
    void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};
using Window = std::unique_ptr<GLFWwindow, WindowCloser>;

/// glfwTerminate at the end of the scope.
struct GlfwLibrary {
    bool ready = false;
    GlfwLibrary() {
#if defined(GLFW_PLATFORM) && defined(GLFW_PLATFORM_X11)
        // Under Wayland GLFW 3.4 neither restores sizes nor takes our drops; X11 is always there
        // beside it.
        if (const char* display = std::getenv("DISPLAY"); display != nullptr && *display != '\0') {
            glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);
        }
#endif
        ready = glfwInit() == GLFW_TRUE;
    }
    ~GlfwLibrary() {
        if (ready) {
            glfwTerminate();
        }
    }
    GlfwLibrary(const GlfwLibrary&) = delete;
    GlfwLibrary& operator=(const GlfwLibrary&) = delete;
};

geo::Problem no_display() {
    const char* detail = nullptr;
    glfwGetError(&detail);
    return {
        {"error.window.no_display", {}},
        {},
        {"help.window.no_display", {}},
        detail != nullptr ? detail : ""};
}

/// As it was closed last time, as far as the screens of today allow.
void place_window(GLFWwindow* window, const WindowPlace& place) {
    int count = 0;
    GLFWmonitor** monitors = glfwGetMonitors(&count);
    std::vector<ScreenRect> screens;
    for (int i = 0; i < count; ++i) {
        ScreenRect screen;
        glfwGetMonitorWorkarea(monitors[i], &screen.x, &screen.y, &screen.width, &screen.height);
        screens.push_back(screen);
    }
    const ScreenRect rect = on_screens(place.rect, screens);
    glfwSetWindowSize(window, rect.width, rect.height);
    glfwSetWindowPos(window, rect.x, rect.y);
    if (place.maximized) {
        glfwMaximizeWindow(window);
    }
}

geo::Result<Window> open_window() {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_COMPAT_PROFILE);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE); // appears where it belongs, without a jump
    Window window(glfwCreateWindow(1600, 900, "smiletwin", nullptr, nullptr));
    if (window == nullptr) {
        const geo::Problem why = no_display();
        return geo::Problem{{"error.window.no_gl", {}}, {}, {"help.window.no_gl", {}}, why.detail};
    }
    glfwSetWindowSizeLimits(window.get(), 1024, 640, GLFW_DONT_CARE, GLFW_DONT_CARE);
    if (const auto place = read_preferences(scenarios::state_folder()).window) {
        place_window(window.get(), *place);
    }
    glfwShowWindow(window.get());
    glfwMakeContextCurrent(window.get());
    glfwSwapInterval(1);
    return window;
}

void remember_place(GLFWwindow* window, const std::filesystem::path& state_folder) {
    WindowPlace place;
    place.maximized = glfwGetWindowAttrib(window, GLFW_MAXIMIZED) == GLFW_TRUE;
    const auto before = read_preferences(state_folder).window;
    if (place.maximized && before) {
        place.rect = before->rect;
    } else {
        glfwGetWindowPos(window, &place.rect.x, &place.rect.y);
        glfwGetWindowSize(window, &place.rect.width, &place.rect.height);
    }
    remember_window(state_folder, place);
}

geo::Result<std::unique_ptr<Application>>
make_application(const ProgramOptions& options, const geo::Text& text, std::atomic<bool>& news) {
    ApplicationSetup setup;
    setup.data_folder = geo::data_folder();
    setup.state_folder = scenarios::state_folder();
    setup.result_folder = scenarios::default_result_folder();
    setup.city_cache = geo::default_city_cache();
    setup.language = text.language();
    setup.language_given = !options.language.empty();
    setup.wake = [&news] {
        news = true;
        glfwPostEmptyEvent();
    };
    auto app = Application::create(std::move(setup));
    if (!app) {
        return app.problem();
    }
    const auto opened = (*app)->open(options.inputs);
    if (!opened) {
        return opened.problem();
    }
    return app;
}

/// `news` is set by workers; an empty event alone would not tell them from a spurious wake-up.
void run_loop(GLFWwindow* window, Workbench& bench, WindowInput& input, std::atomic<bool>& news) {
    FramePacer& pacer = input.pacer();
    bench.set_host(
        {[window] { glfwSwapBuffers(window); },
         [&] {
             glfwPollEvents();
             return input.waiting() || news || glfwWindowShouldClose(window) == GLFW_TRUE;
         }});
    while (glfwWindowShouldClose(window) == GLFW_FALSE) {
        const auto wait_s = pacer.wait_s(glfwGetTime());
        if (!wait_s) {
            glfwWaitEvents();
        } else if (*wait_s > 0.0) {
            glfwWaitEventsTimeout(*wait_s);
        } else {
            glfwPollEvents();
        }
        if (news.exchange(false)) {
            pacer.wake();
        }
        if (const auto dropped = input.take_dropped(); !dropped.empty()) {
            bench.app().add_files(dropped);
        }
        if (!pacer.due(glfwGetTime())) {
            continue;
        }
        int width = 0;
        int height = 0;
        glfwGetFramebufferSize(window, &width, &height);
        pacer.drawn();
        input.next_frame(bench.keyboard());
        glViewport(0, 0, width, height);
        glClear(GL_COLOR_BUFFER_BIT);
        pacer.promise(bench.frame(glfwGetTime(), width, height));
    }
    bench.set_host({});
}

int fail(const geo::Text& text, const geo::Problem& problem) {
    fmt::print(stderr, "{}\n", text(problem));
    return 1;
}

} // namespace

int run_main_window(const ProgramOptions& options, const geo::Text& text) {
    std::setlocale(LC_CTYPE, "C.UTF-8"); // else GLFW drops umlauts
    std::setlocale(LC_NUMERIC, "C");
    const GlfwLibrary library;
    if (!library.ready) {
        return fail(text, no_display());
    }
    auto window = open_window();
    if (!window) {
        return fail(text, window.problem());
    }
    std::atomic<bool> news = false;
    auto app = make_application(options, text, news);
    if (!app) {
        return fail(text, app.problem());
    }
    float scale_x = 1.0F;
    float scale_y = 1.0F;
    glfwGetWindowContentScale(window->get(), &scale_x, &scale_y);
    auto bench = Workbench::create(std::move(app).value(), std::max(scale_x, 1.0F));
    if (!bench) {
        return fail(text, bench.problem());
    }
    ImGui_ImplGlfw_InitForOpenGL(window->get(), false);
    WindowInput input(window->get());
    run_loop(window->get(), **bench, input, news);
    remember_place(window->get(), scenarios::state_folder());
    ImGui_ImplGlfw_Shutdown();
    return 0;
}

} // namespace smiletwin::viewer
