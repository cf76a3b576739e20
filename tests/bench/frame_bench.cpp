// What the hand waits for: frames of the whole window on the sample city while it moves, rests and
// refines, alone and beside a running heat job. Drawn without a display; with a software driver the
// figures are those of the slowest machine one may meet. CPU is that of all threads.

#include "geo/base/resources.hpp"
#include "viewer/app/ui_picture.hpp"

#include <GL/gl.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <vector>

using namespace smiletwin;
using namespace smiletwin::viewer;

namespace {

namespace fs = std::filesystem;

constexpr int width_px = 1600;
constexpr int height_px = 900;

struct Bench {
    UiPicture& picture;
    int step = 0;

    /// Milliseconds of each of `count` frames; `before` injects what the hand does meanwhile.
    void row(const char* what, int count, const std::function<void(int)>& before) {
        std::vector<double> times_ms;
        const std::clock_t cpu_start = std::clock();
        for (int i = 0; i < count; ++i) {
            const auto start = std::chrono::steady_clock::now();
            before(i);
            picture.frames(1);
            glFinish();
            const std::chrono::duration<double, std::milli> took =
                std::chrono::steady_clock::now() - start;
            times_ms.push_back(took.count());
        }
        const double cpu_ms = 1000.0 * static_cast<double>(std::clock() - cpu_start) /
                              static_cast<double>(CLOCKS_PER_SEC * count);
        std::sort(times_ms.begin(), times_ms.end());
        fmt::print(
            "{:<44} {:>3} frames   median {:>7.1f} ms   worst {:>7.1f} ms   CPU {:>7.1f} ms\n",
            what,
            count,
            times_ms[times_ms.size() / 2],
            times_ms.back(),
            cpu_ms);
    }

    void button(int which, bool down) { picture.post(ButtonInput{which, down, 0}); }
    void place(double x, double y) { picture.post(PlaceInput{x, y}); }

    void turn(const char* what) {
        place(800.0, 400.0);
        button(0, true);
        picture.frames(1);
        row(what, 30, [this](int i) { place(800.0 + 6.0 * i, 400.0 + i); });
        button(0, false);
        picture.frames(2);
    }

    void slide_time(const char* what) {
        const auto start = picture.bench().app().view().time;
        row(what, 15, [&](int i) {
            picture.bench().app().view().time = start + std::chrono::minutes(10 * (i + 1));
        });
        picture.bench().app().view().time = start;
    }

    void hover(const char* what) {
        picture.frames(5);
        row(what, 20, [this](int i) { place(700.0 + 5.0 * i, 500.0); });
    }

    void panel(const char* what) {
        picture.frames(5);
        row(what, 20, [this](int i) { place(60.0 + 5.0 * i, 130.0 + 10.0 * i); });
    }
};

} // namespace

int main() {
    const fs::path folder = fs::temp_directory_path() / "smiletwin_frame_bench";
    fs::remove_all(folder);
    ApplicationSetup setup;
    setup.data_folder = geo::data_folder();
    setup.state_folder = folder / "state";
    setup.result_folder = folder / "results";
    setup.remember = false;
    auto app = Application::create(std::move(setup));
    if (!app.ok() || !(*app)->open_to_look({geo::data_folder() / "sample"}).ok()) {
        return EXIT_FAILURE;
    }
    auto made = UiPicture::create(std::move(app).value(), width_px, height_px);
    if (!made.ok()) {
        return EXIT_FAILURE;
    }
    UiPicture& picture = **made;
    picture.settle();
    fmt::print(
        "{} x {}, {}\n",
        width_px,
        height_px,
        reinterpret_cast<const char*>(glGetString(GL_RENDERER)));
    picture.bench().set_host({{}, [] { return true; }}); // the shortest pieces of work
    Bench bench{picture};
    bench.panel("mouse over a panel");
    bench.hover("mouse over the scene");
    bench.turn("turning the view");
    bench.slide_time("moving the time slider: new shadows");
    SceneView& view = picture.bench().scene_view();
    bench.row("working on the still picture", 60, [](int) {});
    fmt::print("passes done: {}\n", view.refined_passes());
    bench.button(0, false);
    picture.bench().app().actions().add("ui.heat", {{"value", true}});
    picture.frames(2);
    bench.turn("turning the view while heat is computed");
    fmt::print("jobs still running: {}\n", picture.bench().app().model().jobs.size());
    fs::remove_all(folder);
    return EXIT_SUCCESS;
}
