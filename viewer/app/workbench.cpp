#include "viewer/app/workbench.hpp"

#include "geo/base/resources.hpp"
#include "viewer/app/imgui_backends.hpp"

#include <imgui.h>

#define GL_GLEXT_PROTOTYPES
#include <GL/gl.h>
#include <GL/glext.h>

#include <algorithm>
#include <cmath>

namespace smiletwin::viewer {

namespace {

/// Rest of the hand before a coarse picture gets all its pixels.
constexpr double sharp_after_s = 0.15;
/// Rest of the hand before the picture is refined pass by pass.
constexpr double refine_after_s = 0.4;

bool hand_moves() {
    const ImGuiIO& io = ImGui::GetIO();
    return io.MouseDelta.x != 0.0F || io.MouseDelta.y != 0.0F || io.MouseWheel != 0.0F ||
           ImGui::IsAnyMouseDown() || io.InputQueueCharacters.Size > 0;
}

/// While somebody walks the arrow keys lead through the town, not from button to button too; an
/// open list or field has them first.
void give_keys_to_walker(bool walking) {
    ImGuiIO& io = ImGui::GetIO();
    const bool list_open =
        ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
    if (walking && !list_open && !io.WantTextInput) {
        io.ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;
    } else {
        io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    }
}

/// Drawing the scene binds its own framebuffer; the interface goes on into the one before.
class KeepTarget {
public:
    KeepTarget() {
        glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &framebuffer_);
        glGetIntegerv(GL_VIEWPORT, viewport_);
    }
    ~KeepTarget() {
        glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(framebuffer_));
        glViewport(viewport_[0], viewport_[1], viewport_[2], viewport_[3]);
    }
    KeepTarget(const KeepTarget&) = delete;
    KeepTarget& operator=(const KeepTarget&) = delete;

private:
    GLint framebuffer_ = 0;
    GLint viewport_[4] = {};
};

std::optional<double> earlier(std::optional<double> a, std::optional<double> b) {
    if (a && b) {
        return std::min(*a, *b);
    }
    return a ? a : b;
}

} // namespace

Workbench::Workbench(std::unique_ptr<Application> app, float scale)
    : app_(std::move(app)), scale_(scale) {}

Workbench::~Workbench() {
    tools_.reset();
    link_.reset();
    view_.reset();
    scene_.reset();
    if (context_ != nullptr) {
        ImGui::SetCurrentContext(context_);
        if (gl_ready_) {
            ImGui_ImplOpenGL3_Shutdown();
        }
        ImGui::DestroyContext(context_);
    }
}

geo::Result<std::unique_ptr<Workbench>>
Workbench::create(std::unique_ptr<Application> app, float scale) {
    std::unique_ptr<Workbench> bench(new Workbench(std::move(app), scale));
    const auto ready = bench->set_up();
    if (!ready) {
        return ready.problem();
    }
    return bench;
}

geo::Result<geo::Done> Workbench::set_up() {
    context_ = ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    auto theme =
        load_theme(app_->data_folder() / "presets" / "theme.json", "light", ImGui::GetStyle());
    if (!theme) {
        return theme.problem();
    }
    theme_ = *theme;
    ImGui::GetStyle().ScaleAllSizes(scale_);
    fonts_ = load_fonts(*io.Fonts, scale_);
    io.FontDefault = fonts_.text;
    gl_ready_ = ImGui_ImplOpenGL3_Init("#version 150");
    if (!gl_ready_) {
        return geo::Problem{
            {"error.window.no_gl", {}}, {}, {"help.window.no_gl", {}}, "ImGui_ImplOpenGL3_Init"};
    }
    auto scene = CityScene::create(geo::program_home());
    if (!scene) {
        return scene.problem();
    }
    scene_ = std::move(scene).value();
    auto view = SceneView::create(*scene_);
    if (!view) {
        return view.problem();
    }
    view_ = std::move(view).value();
    link_ = std::make_unique<SceneLink>(*app_, *scene_);
    tools_ = std::make_unique<SceneTools>(*app_, *scene_, *view_, *link_, keyboard_);
    return geo::Done{};
}

std::optional<double>
Workbench::frame(double now_s, int framebuffer_width, int framebuffer_height) {
    const double step_s = last_frame_s_ < 0.0 ? 0.0 : now_s - last_frame_s_;
    last_frame_s_ = now_s;
    std::optional<double> next = app_->update(now_s);
    if (link_->update()) {
        camera_placed_ = false;
        scene_ready_ = true;
    }
    ImGui::SetCurrentContext(context_);
    ImGui_ImplOpenGL3_NewFrame();
    give_keys_to_walker(app_->view().walking);
    ImGui::NewFrame();
    log_.begin_frame();
    const Ui ui{app_->text(), theme_, fonts_, log_, memory_, scale_};
    const PanelModel model = app_->model();
    const unsigned texture = scene_ready_ && camera_placed_ ? view_->texture() : 0U;
    const PicturePart shown = view_->shown_part();
    const SceneArea area = draw_shell(
        ui, {model, link_->legend(), texture, shown.width, shown.height}, shell_, app_->actions());
    if (scene_ready_ && !camera_placed_) {
        tools_->place_camera(double{area.rect.width} / std::max(double{area.rect.height}, 1.0));
        camera_placed_ = true;
        next = now_s;
    }
    if (camera_placed_) {
        tools_->update(area, step_s);
    }
    keyboard_.end_frame();
    ImGui::Render();
    if (ImDrawData* drawn = ImGui::GetDrawData()) {
        drawn->DisplayPos = {0.0F, 0.0F};
        if (framebuffer_width > 0 && framebuffer_height > 0) {
            ImGui_ImplOpenGL3_RenderDrawData(drawn);
        }
    }
    if (host_.present) {
        host_.present();
    }
    if (camera_placed_) {
        next = earlier(next, draw_scene(area.rect, now_s));
    }
    if (tools_->moving() || !app_->actions().waiting().empty()) {
        next = now_s;
    }
    return next;
}

std::optional<double> Workbench::draw_scene(const WidgetRect& rect, double now_s) {
    const ImVec2 dots = ImGui::GetIO().DisplayFramebufferScale;
    view_->resize(
        std::max(static_cast<int>(std::lround(rect.width * dots.x)), 16),
        std::max(static_cast<int>(std::lround(rect.height * dots.y)), 16));
    const KeepTarget keep;
    if (view_->needs_draw()) {
        view_->draw_quick();
        rested_since_s_ = now_s;
        return now_s;
    }
    if (view_->finished()) {
        return std::nullopt;
    }
    if (hand_moves()) {
        rested_since_s_ = now_s;
    }
    const double start_s = rested_since_s_ + (view_->sharp() ? refine_after_s : sharp_after_s);
    if (now_s < start_s) {
        return start_s;
    }
    if (view_->sharp() && !app_->model().jobs.empty()) {
        return now_s + refine_after_s; // cores belong to the answer somebody waits for
    }
    while (!view_->improve() && !(host_.input_waits && host_.input_waits())) {
    }
    return now_s;
}

void Workbench::finish_scene() {
    if (camera_placed_) {
        view_->draw_still();
    }
}

} // namespace smiletwin::viewer
