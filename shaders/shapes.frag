// The line in its colour between two white rims; dashes of 1.6 m.

#include "colour.glsl"
#include "light.glsl"

in vec3 v_world;
in vec4 v_place;
in vec4 v_rgba;
out vec4 f_rgba;

void main() {
    if (v_place.w > 0.5 && fract(v_place.y / 2.6) > 0.62) {
        discard;
    }
    float core = 1.0 - smoothstep(0.58, 0.72, abs(v_place.x));
    vec3 rgb = mix(light_for_screen(vec3(0.94)), light_for_screen(v_rgba.rgb), core);
    float alpha = v_rgba.a * mix(0.75, 1.0, core);
    f_rgba = vec4(in_fog(rgb, v_world), alpha);
}
