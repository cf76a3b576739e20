// A disc in the colour of its layer with a white rim.

#include "colour.glsl"
#include "light.glsl"

uniform vec4 u_layer_rgba;
in vec2 v_corner;
in vec3 v_world;
out vec4 f_rgba;

void main() {
    float r = length(v_corner);
    float core = 1.0 - smoothstep(0.62, 0.74, r);
    vec3 rgb = mix(light_for_screen(vec3(0.96)), light_for_screen(u_layer_rgba.rgb), core);
    f_rgba = vec4(rgb, u_layer_rgba.a * (1.0 - smoothstep(0.88, 1.0, r)));
}
