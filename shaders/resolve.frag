// From light to screen colours. Reads t_quick (one unjittered pass) and, with SUM, t_sum (weighted
// sum of refined passes, u_sum_share of a whole picture, 0..1).

#include "colour.glsl"

uniform sampler2D t_quick;
uniform sampler2D t_sum;
uniform float u_sum_share;
in vec2 v_at;
out vec4 f_rgba;

void main() {
    vec3 light = texture(t_quick, v_at).rgb;
#ifdef SUM
    light = (1.0 - u_sum_share) * light + texture(t_sum, v_at).rgb;
#endif
    f_rgba = vec4(screen_from_linear(tone(light)), 1.0);
}
