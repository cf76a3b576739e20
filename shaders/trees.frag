#pragma import_defines(DEPTH_ONLY)
// Colour of crown and trunk. Reads u_crown_rgb[4], u_crown_planned_rgb[2] (linear; varied by 6 %),
// u_trunk_rgb, u_preview_rgb, u_accent_rgb. Nothing with DEPTH_ONLY.

#include "light.glsl"

uniform vec3 u_crown_rgb[4];
uniform vec3 u_crown_planned_rgb[2];
uniform vec3 u_trunk_rgb;
uniform vec3 u_preview_rgb;
uniform vec3 u_accent_rgb;

in vec3 v_world;
in vec3 v_normal;
in float v_up;
flat in float v_part;
flat in float v_look;
flat in float v_variety;
out vec4 f_rgba;

vec3 crown_colour() {
    float fine = fract(v_variety * 57.0);
    if (v_look > 2.5) {
        return mix(u_crown_rgb[0], u_accent_rgb * 1.4, 0.6);
    }
    if (v_look > 1.5) {
        return u_preview_rgb;
    }
    vec3 rgb = v_look > 0.5 ? u_crown_planned_rgb[int(v_variety * 1.999)]
                            : u_crown_rgb[int(v_variety * 3.999)];
    return rgb * (0.94 + 0.12 * fine);
}

#ifdef DEPTH_ONLY
void main() {
    f_rgba = vec4(1.0);
}
#else
void main() {
    vec3 normal = normalize(v_normal);
    vec3 albedo = u_trunk_rgb;
    float inner = 1.0;
    if (v_part < 0.5) {
        albedo = crown_colour();
        // Leaves let some light through and hide each other further down.
        inner = mix(0.74, 1.06, smoothstep(0.05, 0.75, v_up));
        normal = normalize(normal + vec3(0.0, 0.0, 0.25));
    }
    vec3 rgb = lit(albedo * inner, v_world, normal);
    f_rgba = vec4(in_fog(rgb, v_world), 1.0);
}
#endif
