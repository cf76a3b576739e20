// Clothes by the person's number, a plain head. Reads u_person_rgb[8], u_head_rgb (linear).

#include "light.glsl"

uniform vec3 u_person_rgb[8];
uniform vec3 u_head_rgb;
uniform int u_depth_pass;

in vec3 v_world;
in vec3 v_normal;
flat in float v_part;
flat in float v_variety;
out vec4 f_rgba;

void main() {
    if (u_depth_pass == 1) {
        f_rgba = vec4(1.0);
        return;
    }
    vec3 albedo = v_part > 2.5 ? u_head_rgb : u_person_rgb[int(v_variety * 7.999)];
    vec3 rgb = lit(albedo, v_world, normalize(v_normal));
    f_rgba = vec4(in_fog(rgb, v_world), 1.0);
}
