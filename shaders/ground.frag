// Ground: imagery or plain colour, filled shapes, the draped result.
// Reads t_imagery with u_imagery_rect (west, south, 1/width, 1/height; local frame) when
// u_imagery_on, u_image_share, u_ground_rgb (screen), t_fill with u_fill_rect when u_fill_on, drape.
// Outside the imagery its border goes on, blurred. Far away everything ends in the fog.

#include "colour.glsl"
#include "light.glsl"
#include "noise.glsl"
#include "drape.glsl"

uniform sampler2D t_imagery;
uniform int u_imagery_on;
uniform vec4 u_imagery_rect;
uniform float u_image_share;
uniform vec3 u_ground_rgb;
uniform sampler2D t_fill;
uniform int u_fill_on;
uniform vec4 u_fill_rect;
uniform float u_grain;
uniform int u_depth_pass;

in vec3 v_world;
in vec3 v_normal;
in float v_outside;
out vec4 f_rgba;

vec3 ground_colour(vec2 local) {
    if (u_imagery_on == 0) {
        return u_ground_rgb;
    }
    vec2 at = (local - u_imagery_rect.xy) * u_imagery_rect.zw;
    vec2 inside = clamp(at, vec2(0.004), vec2(0.996));
    float beyond_m = length((at - inside) / u_imagery_rect.zw);
    vec3 rgb = beyond_m > 0.5 ? textureLod(t_imagery, inside, min(7.0, 2.0 + log2(beyond_m))).rgb
                              : texture(t_imagery, at).rgb;
    return mix(u_ground_rgb, rgb, u_image_share);
}

void main() {
    if (u_depth_pass == 1) {
        f_rgba = vec4(1.0);
        return;
    }
    vec3 screen = ground_colour(v_world.xy);
    if (u_fill_on == 1) {
        vec2 at = (v_world.xy - u_fill_rect.xy) * u_fill_rect.zw;
        if (all(greaterThan(at, vec2(0.0))) && all(lessThan(at, vec2(1.0)))) {
            vec4 fill = texture(t_fill, at);
            screen = mix(screen, fill.rgb, fill.a);
        }
    }
    vec3 albedo = linear_from_screen(screen);
    float near = 1.0 - smoothstep(40.0, 220.0, length(v_world - u_eye_local));
    if (u_grain > 0.0 && near > 0.0) {
        float pattern = value_noise(v_world.xy * 2.3) + 0.6 * value_noise(v_world.xy * 0.45) - 0.8;
        albedo *= 1.0 + 2.0 * u_grain * near * pattern;
    }
    vec3 normal = normalize(v_normal);
    vec3 rgb = lit(albedo, v_world, normal);
    if (u_drape_on == 1) {
        vec4 drape = drape_at(v_world.xy);
        if (drape.a > 0.0) {
            float sun = u_sun_rgb == vec3(0.0) ? 1.0 : sun_share(v_world, normal);
            vec3 painted = light_for_screen(drape.rgb) * (0.8 + 0.2 * sun);
            rgb = mix(rgb, painted, drape.a);
        }
    }
    float fog = max(fog_share(v_world), smoothstep(0.0, 1.0, v_outside));
    f_rgba = vec4(mix(rgb, u_fog_rgb, fog), 1.0);
}
