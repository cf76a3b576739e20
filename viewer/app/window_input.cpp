#include "viewer/app/window_input.hpp"

#include "viewer/app/imgui_backends.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <imgui.h>

namespace smiletwin::viewer {

namespace {

static_assert(
    static_cast<int>(Key::Escape) == GLFW_KEY_ESCAPE && static_cast<int>(Key::Up) == GLFW_KEY_UP &&
    static_cast<int>(Key::F10) == GLFW_KEY_F10 &&
    static_cast<int>(Key::KeypadEnter) == GLFW_KEY_KP_ENTER);

/// GLFW names keys by their place on an American keyboard; on a German one Z and Y would be
/// swapped.
Key printed_key(int key, int scancode) {
    const char* name = glfwGetKeyName(key, scancode);
    const bool keypad = key >= GLFW_KEY_KP_0 && key <= GLFW_KEY_KP_EQUAL;
    if (name != nullptr && name[0] != '\0' && name[1] == '\0' && !keypad) {
        const char letter = name[0];
        return key_of(
            letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter);
    }
    return static_cast<Key>(key);
}

} // namespace

WindowInput::WindowInput(GLFWwindow* window) : window_(window) {
    glfwSetWindowUserPointer(window_, this);
    install();
}

WindowInput& WindowInput::of(GLFWwindow* window) {
    return *static_cast<WindowInput*>(glfwGetWindowUserPointer(window));
}

void WindowInput::push(const InputEvent& event) {
    queue_.push(event);
    pacer_.wake();
}

void WindowInput::install() {
    glfwSetKeyCallback(window_, [](GLFWwindow* w, int key, int scancode, int action, int mods) {
        if (action != GLFW_REPEAT) { // Dear ImGui repeats by itself
            const Key printed = printed_key(key, scancode);
            of(w).push(KeyInput{printed, action == GLFW_PRESS, mods, key, scancode});
        }
    });
    glfwSetCharCallback(
        window_, [](GLFWwindow* w, unsigned code) { of(w).push(CharacterInput{code}); });
    glfwSetMouseButtonCallback(window_, [](GLFWwindow* w, int button, int action, int mods) {
        of(w).push(ButtonInput{button, action == GLFW_PRESS, mods});
    });
    glfwSetScrollCallback(window_, [](GLFWwindow* w, double x, double y) {
        of(w).push(WheelInput{x, y});
    });
    glfwSetCursorPosCallback(window_, [](GLFWwindow* w, double x, double y) {
        of(w).push(PlaceInput{x, y});
    });
    glfwSetCursorEnterCallback(
        window_, [](GLFWwindow* w, int inside) { of(w).push(EnterInput{inside == GLFW_TRUE}); });
    glfwSetWindowFocusCallback(window_, [](GLFWwindow* w, int focused) {
        ImGui_ImplGlfw_WindowFocusCallback(w, focused);
        of(w).pacer_.wake();
    });
    glfwSetWindowRefreshCallback(window_, [](GLFWwindow* w) { of(w).pacer_.wake(); });
    glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* w, int, int) { of(w).pacer_.wake(); });
    glfwSetDropCallback(window_, [](GLFWwindow* w, int count, const char** paths) {
        WindowInput& input = of(w);
        input.dropped_.insert(input.dropped_.end(), paths, paths + count);
        input.pacer_.wake();
    });
}

void WindowInput::next_frame(Keyboard& keyboard) {
    for (const InputEvent& event : queue_.take_frame()) {
        hand_over(event, keyboard);
    }
    ImGui_ImplGlfw_NewFrame();
#if IMGUI_VERSION_NUM < 18700
    // This backend asks for the state of now, which may be events ahead of what was handed over.
    ImGuiIO& io = ImGui::GetIO();
    if (ImGui::IsMousePosValid(&io.MousePos)) {
        io.MousePos = {static_cast<float>(place_.x), static_cast<float>(place_.y)};
    }
    for (std::size_t i = 0; i < buttons_.size(); ++i) {
        io.MouseDown[i] = buttons_[i];
    }
#endif
    if (!queue_.empty()) {
        pacer_.wake();
    }
}

void WindowInput::hand_over(const InputEvent& event, Keyboard& keyboard) {
    if (const auto* key = std::get_if<KeyInput>(&event)) {
        keyboard.take(*key);
        const int action = key->down ? GLFW_PRESS : GLFW_RELEASE;
        ImGui_ImplGlfw_KeyCallback(
            window_, key->native_key, key->native_code, action, key->modifiers);
    } else if (const auto* character = std::get_if<CharacterInput>(&event)) {
        ImGui_ImplGlfw_CharCallback(window_, character->code);
    } else if (const auto* button = std::get_if<ButtonInput>(&event)) {
        if (button->button >= 0 && static_cast<std::size_t>(button->button) < buttons_.size()) {
            buttons_[static_cast<std::size_t>(button->button)] = button->down;
        }
        const int action = button->down ? GLFW_PRESS : GLFW_RELEASE;
        ImGui_ImplGlfw_MouseButtonCallback(window_, button->button, action, button->modifiers);
    } else if (const auto* wheel = std::get_if<WheelInput>(&event)) {
        ImGui_ImplGlfw_ScrollCallback(window_, wheel->x, wheel->y);
    } else if (const auto* enter = std::get_if<EnterInput>(&event)) {
        ImGui_ImplGlfw_CursorEnterCallback(window_, enter->inside ? GLFW_TRUE : GLFW_FALSE);
    } else if (const auto* place = std::get_if<PlaceInput>(&event)) {
        place_ = *place;
#if IMGUI_VERSION_NUM >= 18700
        ImGui_ImplGlfw_CursorPosCallback(window_, place->x, place->y);
#endif
    }
}

} // namespace smiletwin::viewer
