#pragma import_defines(DEPTH_ONLY)
// Clothes by the person's number, a plain head. Reads u_person_rgb[8], u_head_rgb (linear).

#include "light.glsl"

uniform vec3 u_person_rgb[8];
uniform vec3 u_head_rgb;

in vec3 v_world;
in vec3 v_normal;
flat in float v_part;
flat in float v_variety;
out vec4 f_rgba;

#ifdef DEPTH_ONLY
void main() {
    f_rgba = vec4(1.0);
}
#else
void main() {
    vec3 albedo = v_part > 2.5 ? u_head_rgb : u_person_rgb[int(v_variety * 7.999)];
    vec3 rgb = lit(albedo, v_world, normalize(v_normal));
    f_rgba = vec4(in_fog(rgb, v_world), 1.0);
}
#endif
