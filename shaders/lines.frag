// The line in the colour of its layer between two faint white rims.

#include "colour.glsl"
#include "light.glsl"

uniform vec4 u_layer_rgba;
in vec3 v_world;
in float v_side;
out vec4 f_rgba;

void main() {
    float core = 1.0 - smoothstep(0.62, 0.8, abs(v_side));
    vec3 rgb = mix(light_for_screen(vec3(0.94)), light_for_screen(u_layer_rgba.rgb), core);
    f_rgba = vec4(in_fog(rgb, v_world), u_layer_rgba.a * mix(0.45, 1.0, core));
}
