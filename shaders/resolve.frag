// From light to screen colours. Reads t_quick (one unjittered pass) and t_sum (weighted sum of
// refined passes, u_sum_share of a whole picture, 0..1).

#include "colour.glsl"

uniform sampler2D t_quick;
uniform sampler2D t_sum;
uniform float u_sum_share;
in vec2 v_at;
out vec4 f_rgba;

void main() {
    vec3 light = vec3(0.0);
    if (u_sum_share < 1.0) {
        light += (1.0 - u_sum_share) * texture(t_quick, v_at).rgb;
    }
    if (u_sum_share > 0.0) {
        light += texture(t_sum, v_at).rgb;
    }
    f_rgba = vec4(screen_from_linear(tone(light)), 1.0);
}
