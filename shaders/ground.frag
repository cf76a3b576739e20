#pragma import_defines(DEPTH_ONLY, IMAGERY, LAYERS, FILL, DRAPE, GRAIN)
// Ground: imagery or plain colour, layers, filled shapes, the draped result.
// Reads t_imagery with u_imagery_rect (west, south, 1/width, 1/height; local frame) when
// IMAGERY, u_image_share, u_ground_rgb (screen), t_layers (premultiplied) with u_layers_rect when
// LAYERS, t_fill with u_fill_rect when FILL, drape.glsl when DRAPE.
// Outside the imagery its border goes on, blurred. Far away everything ends in the fog.

#include "colour.glsl"
#include "light.glsl"
#include "noise.glsl"
#ifdef DRAPE
#include "drape.glsl"
#endif

uniform sampler2D t_imagery;
uniform vec4 u_imagery_rect;
uniform float u_image_share;
uniform vec3 u_ground_rgb;
uniform sampler2D t_layers;
uniform vec4 u_layers_rect;
uniform sampler2D t_fill;
uniform vec4 u_fill_rect;
uniform float u_grain;

in vec3 v_world;
in vec3 v_normal;
in float v_outside;
out vec4 f_rgba;

vec3 ground_colour(vec2 local) {
#ifndef IMAGERY
    return u_ground_rgb;
#else
    vec2 at = (local - u_imagery_rect.xy) * u_imagery_rect.zw;
    vec2 inside = clamp(at, vec2(0.004), vec2(0.996));
    float beyond_m = length((at - inside) / u_imagery_rect.zw);
    vec3 sharp = texture(t_imagery, inside, sharper).rgb;
    vec3 blurred = textureLod(t_imagery, inside, 5.0 + min(3.0, 0.02 * beyond_m)).rgb;
    vec3 rgb = mix(sharp, blurred, smoothstep(0.0, 6.0, beyond_m));
    return mix(u_ground_rgb, rgb, u_image_share);
#endif
}

// What lies inside the rectangle; outside it nothing.
vec4 inside_of(sampler2D map, vec4 rect, vec2 local) {
    vec2 at = (local - rect.xy) * rect.zw;
    bool inside = all(greaterThan(at, vec2(0.0))) && all(lessThan(at, vec2(1.0)));
    return inside ? texture(map, at) : vec4(0.0);
}

// Seen flat, far ground and water show the light above the horizon rather than their own colour:
// without that a low sun leaves a dark band between roofs and sky. Made-up ground ends in the fog.
float haze_share() {
    vec3 to_eye = u_eye_local - v_world;
    float distance_m = length(to_eye);
    float flatness = 1.0 - smoothstep(0.06, 0.30, to_eye.z / distance_m);
    float far = smoothstep(u_fog_range_m.x, mix(u_fog_range_m.x, u_fog_range_m.y, 0.7), distance_m);
    return max(fog_share(v_world), max(flatness * far, smoothstep(0.35, 1.0, v_outside)));
}

#ifdef DEPTH_ONLY
void main() {
    f_rgba = vec4(1.0);
}
#else
void main() {
    vec3 screen = ground_colour(v_world.xy);
#ifdef LAYERS
    vec4 layers = inside_of(t_layers, u_layers_rect, v_world.xy);
    screen = screen * (1.0 - layers.a) + layers.rgb;
#endif
#ifdef FILL
    vec4 fill = inside_of(t_fill, u_fill_rect, v_world.xy);
    screen = mix(screen, fill.rgb, fill.a);
#endif
    vec3 albedo = linear_albedo(screen);
#ifdef GRAIN
    float near = 1.0 - smoothstep(40.0, 220.0, length(v_world - u_eye_local));
    float pattern = value_noise(v_world.xy * 2.3) + 0.6 * value_noise(v_world.xy * 0.45) - 0.8;
    albedo *= 1.0 + 2.0 * u_grain * near * pattern;
#endif
    vec3 normal = normalize(v_normal);
    vec3 rgb = lit(albedo, v_world, normal);
#ifdef DRAPE
    // Mixed as the screen shows it, so that the colour of the legend stays what it is. Shadows
    // darken it by no more than a fifth.
    vec4 drape = drape_at(v_world.xy);
    float sun = u_sun_rgb == vec3(0.0) ? 1.0 : sun_share(v_world, normal);
    vec3 mixed = mix(screen_from_linear(tone(rgb)), drape.rgb, drape.a);
    rgb = mix(rgb, light_for_screen(mixed) * mix(1.0, 0.8 + 0.2 * sun, drape.a),
              step(0.002, drape.a));
#endif
    f_rgba = vec4(mix(rgb, u_fog_rgb, haze_share()), 1.0);
}
#endif
