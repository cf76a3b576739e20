#include "viewer/render/resolver.hpp"

#include "viewer/render/gl_program.hpp"
#include "viewer/render/picture_target.hpp"

#define GL_GLEXT_PROTOTYPES // NOLINT(cppcoreguidelines-macro-usage): switch of the GL headers
#include <GL/gl.h>
#include <GL/glext.h>

#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace smiletwin::viewer {

namespace {

/// Keeps what the passes change and puts it back: OSG believes nobody else touches the context.
class StateGuard {
public:
    StateGuard() {
        glGetIntegerv(GL_CURRENT_PROGRAM, &program_);
        glGetIntegerv(GL_VERTEX_ARRAY_BINDING, &vertex_array_);
        glGetIntegerv(GL_FRAMEBUFFER_BINDING, &framebuffer_);
        glGetIntegerv(GL_ACTIVE_TEXTURE, &unit_);
        glGetIntegerv(GL_VIEWPORT, viewport_.data());
        glGetIntegerv(GL_SCISSOR_BOX, scissor_.data());
        for (std::size_t i = 0; i < textures_.size(); ++i) {
            glActiveTexture(GL_TEXTURE0 + static_cast<unsigned>(i));
            glGetIntegerv(GL_TEXTURE_BINDING_2D, &textures_[i]);
        }
        glGetIntegerv(GL_BLEND_SRC_RGB, &blend_source_);
        glGetIntegerv(GL_BLEND_DST_RGB, &blend_target_);
        for (std::size_t i = 0; i < modes_.size(); ++i) {
            were_on_[i] = glIsEnabled(modes_[i]);
            glDisable(modes_[i]);
        }
    }
    ~StateGuard() {
        for (std::size_t i = 0; i < modes_.size(); ++i) {
            if (were_on_[i] != GL_FALSE) {
                glEnable(modes_[i]);
            } else {
                glDisable(modes_[i]);
            }
        }
        glBlendFunc(static_cast<unsigned>(blend_source_), static_cast<unsigned>(blend_target_));
        for (std::size_t i = 0; i < textures_.size(); ++i) {
            glActiveTexture(GL_TEXTURE0 + static_cast<unsigned>(i));
            glBindTexture(GL_TEXTURE_2D, static_cast<unsigned>(textures_[i]));
        }
        glActiveTexture(static_cast<unsigned>(unit_));
        glViewport(viewport_[0], viewport_[1], viewport_[2], viewport_[3]);
        glScissor(scissor_[0], scissor_[1], scissor_[2], scissor_[3]);
        glBindFramebuffer(GL_FRAMEBUFFER, static_cast<unsigned>(framebuffer_));
        glBindVertexArray(static_cast<unsigned>(vertex_array_));
        glUseProgram(static_cast<unsigned>(program_));
    }
    StateGuard(const StateGuard&) = delete;
    StateGuard& operator=(const StateGuard&) = delete;

private:
    static constexpr std::array<unsigned, 5> modes_{
        GL_BLEND, GL_DEPTH_TEST, GL_CULL_FACE, GL_SCISSOR_TEST, GL_ALPHA_TEST};
    std::array<GLboolean, 5> were_on_{};
    std::array<int, 2> textures_{};
    std::array<int, 4> viewport_{};
    std::array<int, 4> scissor_{};
    int program_ = 0;
    int vertex_array_ = 0;
    int framebuffer_ = 0;
    int unit_ = 0;
    int blend_source_ = 0;
    int blend_target_ = 0;
};

/// A texture that can be drawn into.
struct Target {
    unsigned texture = 0;
    unsigned framebuffer = 0;

    void make(int format, int width_px, int height_px) {
        release();
        glGenTextures(1, &texture);
        glBindTexture(GL_TEXTURE_2D, texture);
        glTexImage2D(GL_TEXTURE_2D, 0, format, width_px, height_px, 0, GL_RGBA, GL_FLOAT, nullptr);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        glGenFramebuffers(1, &framebuffer);
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
    }
    void release() {
        if (texture != 0) {
            glDeleteTextures(1, &texture);
            glDeleteFramebuffers(1, &framebuffer);
        }
        texture = framebuffer = 0;
    }
};

} // namespace

struct Resolver::State {
    unsigned accumulate = 0;
    unsigned show = 0;
    unsigned show_sum = 0;
    unsigned vertex_array = 0;
    Target quick;
    Target sum;
    Target picture;
    int width_px = 0;
    int height_px = 0;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        quick.release();
        sum.release();
        picture.release();
        glDeleteProgram(accumulate);
        glDeleteProgram(show);
        glDeleteProgram(show_sum);
        glDeleteVertexArrays(1, &vertex_array);
    }

    void use_accumulate(unsigned light, float weight) const {
        glUseProgram(accumulate);
        glUniform1i(glGetUniformLocation(accumulate, "t_quick"), 0);
        glUniform1f(glGetUniformLocation(accumulate, "u_weight"), weight);
        glActiveTexture(GL_TEXTURE0);
        glBindTexture(GL_TEXTURE_2D, light);
    }

    void draw_into(const Target& target) const {
        glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
        glViewport(0, 0, width_px, height_px);
        glBindVertexArray(vertex_array);
        glDrawArrays(GL_TRIANGLES, 0, 3);
    }
};

Resolver::Resolver(std::unique_ptr<State> state) : state_(std::move(state)) {}
Resolver::~Resolver() = default;

geo::Result<std::unique_ptr<Resolver>> Resolver::create(const ShaderLibrary& library) {
    auto state = std::make_unique<State>();
    struct Wanted {
        const char* name;
        std::vector<std::string> defines;
        unsigned* program;
    };
    const std::array<Wanted, 3> programs{
        {{"accumulate", {}, &state->accumulate},
         {"resolve", {}, &state->show},
         {"resolve", {"SUM"}, &state->show_sum}}};
    for (const Wanted& wanted : programs) {
        auto made = compile_program(library, wanted.name, wanted.defines);
        if (!made) {
            return made.problem();
        }
        *wanted.program = made.value();
    }
    glGenVertexArrays(1, &state->vertex_array);
    return std::unique_ptr<Resolver>(new Resolver(std::move(state)));
}

void Resolver::resize(int width_px, int height_px) {
    const StateGuard guard;
    state_->width_px = width_px;
    state_->height_px = height_px;
    state_->quick.make(GL_RGBA16F, width_px, height_px);
    state_->sum.make(GL_RGBA32F, width_px, height_px);
    state_->picture.make(GL_RGBA8, width_px, height_px);
}

void Resolver::start(unsigned light) {
    const StateGuard guard;
    glBindFramebuffer(GL_FRAMEBUFFER, state_->sum.framebuffer);
    constexpr std::array<float, 4> nothing{};
    glClearBufferfv(GL_COLOR, 0, nothing.data());
    state_->use_accumulate(light, 1.0F);
    state_->draw_into(state_->quick);
}

void Resolver::add(unsigned light, float weight) {
    const StateGuard guard;
    state_->use_accumulate(light, weight);
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE);
    state_->draw_into(state_->sum);
}

void Resolver::show(unsigned light, double share) {
    const StateGuard guard;
    glUseProgram(state_->show);
    glUniform1i(glGetUniformLocation(state_->show, "t_quick"), 0);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, light);
    // Rows beyond the share keep what they had: nobody shows them.
    const auto rows = static_cast<int>(std::ceil(share * state_->height_px));
    glEnable(GL_SCISSOR_TEST);
    glScissor(0, 0, static_cast<int>(std::ceil(share * state_->width_px)), rows);
    state_->draw_into(state_->picture);
}

void Resolver::show_sum(float sum_share) {
    const StateGuard guard;
    glUseProgram(state_->show_sum);
    glUniform1i(glGetUniformLocation(state_->show_sum, "t_quick"), 0);
    glUniform1i(glGetUniformLocation(state_->show_sum, "t_sum"), 1);
    glUniform1f(glGetUniformLocation(state_->show_sum, "u_sum_share"), sum_share);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, state_->quick.texture);
    glActiveTexture(GL_TEXTURE1);
    glBindTexture(GL_TEXTURE_2D, state_->sum.texture);
    state_->draw_into(state_->picture);
}

unsigned Resolver::texture() const {
    return state_->picture.texture;
}

geo::Image Resolver::read() const {
    const StateGuard guard;
    glBindFramebuffer(GL_FRAMEBUFFER, state_->picture.framebuffer);
    return read_bound_framebuffer(state_->width_px, state_->height_px);
}

} // namespace smiletwin::viewer
