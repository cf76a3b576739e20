#include "viewer/app/ui_picture.hpp"

#include <imgui.h>

#define GL_GLEXT_PROTOTYPES
#include <GL/gl.h>
#include <GL/glext.h>

#include <chrono>
#include <string>
#include <thread>

namespace smiletwin::viewer {

geo::Result<std::unique_ptr<UiPicture>>
UiPicture::create(std::unique_ptr<Application> app, int width_px, int height_px, float scale) {
    auto context = OffscreenContext::create();
    if (!context) {
        return context.problem();
    }
    std::unique_ptr<UiPicture> picture(new UiPicture(width_px, height_px));
    picture->context_ = std::make_unique<OffscreenContext>(std::move(context).value());
    auto bench = Workbench::create(std::move(app), scale);
    if (!bench) {
        return bench.problem();
    }
    picture->bench_ = std::move(bench).value();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(width_px), static_cast<float>(height_px)};
    io.DeltaTime = 1.0F / 30.0F;
#if IMGUI_VERSION_NUM < 18700
    for (int key = 0; key < ImGuiKey_COUNT; ++key) {
        io.KeyMap[key] = 400 + key; // beyond GLFW's key numbers
    }
#endif
    glGenTextures(1, &picture->colour_);
    glBindTexture(GL_TEXTURE_2D, picture->colour_);
    glTexImage2D(
        GL_TEXTURE_2D, 0, GL_RGBA8, width_px, height_px, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glBindTexture(GL_TEXTURE_2D, 0);
    glGenFramebuffers(1, &picture->framebuffer_);
    glBindFramebuffer(GL_FRAMEBUFFER, picture->framebuffer_);
    glFramebufferTexture2D(
        GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, picture->colour_, 0);
    return picture;
}

UiPicture::~UiPicture() {
    bench_.reset();
    if (context_ != nullptr && framebuffer_ != 0) {
        glDeleteFramebuffers(1, &framebuffer_);
        glDeleteTextures(1, &colour_);
    }
}

void UiPicture::frames(int count) {
    for (int i = 0; i < count; ++i) {
        clock_s_ += 1.0 / 30.0;
        for (const InputEvent& event : waiting_.take_frame()) {
            hand_over(event);
        }
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
        glViewport(0, 0, width_px_, height_px_);
        glClearColor(1.0F, 1.0F, 1.0F, 1.0F);
        glClear(GL_COLOR_BUFFER_BIT);
        bench_->frame(clock_s_, width_px_, height_px_);
    }
}

void UiPicture::settle(double at_most_s) {
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + std::chrono::duration<double>(at_most_s);
    int quiet = 0;
    while (quiet < 12 && Clock::now() < end) {
        frames(1);
        const PanelModel model = bench_->app().model();
        const bool busy = !model.jobs.empty() || model.data == nullptr ||
                          (model.view.heat_wanted && !model.project.areas.empty() &&
                           model.heat.state != AnswerState::Full && !model.heat.problem);
        quiet = busy ? 0 : quiet + 1;
        if (busy) {
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }
}

geo::Image UiPicture::image() {
    bench_->finish_scene();
    frames(1);
    geo::Image image;
    image.width = width_px_;
    image.height = height_px_;
    const auto row_bytes = 4 * static_cast<std::size_t>(width_px_);
    std::vector<std::uint8_t> bottom_up(row_bytes * static_cast<std::size_t>(height_px_));
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width_px_, height_px_, GL_RGBA, GL_UNSIGNED_BYTE, bottom_up.data());
    image.rgba.reserve(bottom_up.size());
    for (int y = height_px_ - 1; y >= 0; --y) {
        const auto row = bottom_up.begin() + static_cast<std::ptrdiff_t>(row_bytes) * y;
        image.rgba.insert(image.rgba.end(), row, row + static_cast<std::ptrdiff_t>(row_bytes));
    }
    for (std::size_t i = 3; i < image.rgba.size(); i += 4) {
        image.rgba[i] = 255;
    }
    return image;
}

void UiPicture::hand_over(const InputEvent& event) {
    ImGuiIO& io = ImGui::GetIO();
    if (const auto* key = std::get_if<KeyInput>(&event)) {
        bench_->keyboard().take(*key);
        if (key->key == Key::Escape) {
#if IMGUI_VERSION_NUM >= 18700
            io.AddKeyEvent(ImGuiKey_Escape, key->down);
#else
            io.KeysDown[io.KeyMap[ImGuiKey_Escape]] = key->down;
#endif
        }
    } else if (const auto* character = std::get_if<CharacterInput>(&event)) {
        io.AddInputCharacter(character->code);
    } else if (const auto* place = std::get_if<PlaceInput>(&event)) {
        const ImVec2 at{static_cast<float>(place->x), static_cast<float>(place->y)};
#if IMGUI_VERSION_NUM >= 18700
        io.AddMousePosEvent(at.x, at.y);
#else
        io.MousePos = at;
#endif
    } else if (const auto* button = std::get_if<ButtonInput>(&event)) {
#if IMGUI_VERSION_NUM >= 18700
        io.AddMouseButtonEvent(button->button, button->down);
#else
        io.MouseDown[button->button] = button->down;
#endif
    } else if (const auto* wheel = std::get_if<WheelInput>(&event)) {
#if IMGUI_VERSION_NUM >= 18700
        io.AddMouseWheelEvent(static_cast<float>(wheel->x), static_cast<float>(wheel->y));
#else
        io.MouseWheel += static_cast<float>(wheel->y);
#endif
    }
}

void UiPicture::mouse(float x, float y, int button, bool down) {
    post(PlaceInput{double{x}, double{y}});
    post(ButtonInput{button, down, 0});
    frames(1);
}

bool UiPicture::click(std::string_view id_or_label) {
    const WidgetEntry* entry = bench_->log().find(id_or_label);
    if (entry == nullptr) {
        return false;
    }
    const WidgetRect rect = entry->rect;
    click_at(rect.center_x(), rect.center_y());
    return true;
}

void UiPicture::click_at(float x, float y) {
    mouse(x, y, 0, false);
    mouse(x, y, 0, true);
    mouse(x, y, 0, false);
    frames(1);
}

void UiPicture::drag(float from_x, float from_y, float to_x, float to_y, int button) {
    mouse(from_x, from_y, button, false);
    mouse(from_x, from_y, button, true);
    constexpr int steps = 4;
    for (int i = 1; i <= steps; ++i) {
        const float share = static_cast<float>(i) / steps;
        mouse(from_x + share * (to_x - from_x), from_y + share * (to_y - from_y), button, true);
    }
    mouse(to_x, to_y, button, false);
    frames(1);
}

void UiPicture::type(std::string_view text) {
    ImGui::GetIO().AddInputCharactersUTF8(std::string(text).c_str());
    frames(1);
}

} // namespace smiletwin::viewer
