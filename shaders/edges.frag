// Reads u_edge_rgb (linear), u_edge_alpha, u_edge_fade_m (begin, end of fading), fog.
// Writes colour with alpha; nothing beyond the end.

#include "light.glsl"

uniform vec3 u_edge_rgb;
uniform float u_edge_alpha;
uniform vec2 u_edge_fade_m;
in vec3 v_world;
in float v_distance_m;
out vec4 f_rgba;

void main() {
    float near = 1.0 - clamp((v_distance_m - u_edge_fade_m.x) / (u_edge_fade_m.y - u_edge_fade_m.x),
                             0.0, 1.0);
    float alpha = u_edge_alpha * near * (1.0 - fog_share(v_world));
    if (alpha <= 0.003) {
        discard;
    }
    f_rgba = vec4(u_edge_rgb, alpha);
}
