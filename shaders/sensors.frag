// White disc with a ring in the accent colour (grey when the sensor is silent), dot in the middle.

#include "colour.glsl"

uniform vec3 u_accent_rgb;
in vec2 v_corner;
flat in float v_disc;
flat in float v_stale;
flat in float v_tinted;
out vec4 f_rgba;

void main() {
    vec3 ring = v_stale > 0.5 ? vec3(0.25, 0.27, 0.3) : u_accent_rgb;
    if (v_disc < 0.5) {
        f_rgba = vec4(ring, 0.9);
        return;
    }
    float r = length(v_corner) * 12.0; // pixels
    vec3 middle = v_tinted > 0.5 ? ring : light_for_screen(vec3(0.94));
    vec3 rgb = mix(middle, ring, smoothstep(7.2, 8.2, r));
    vec3 dot_rgb = v_tinted > 0.5 ? light_for_screen(vec3(0.94)) : ring;
    rgb = mix(dot_rgb, rgb, smoothstep(2.6, 3.6, r));
    f_rgba = vec4(rgb, 1.0 - smoothstep(10.6, 11.6, r));
}
