// A result lying on the ground in the colours of its legend.
// Reads: t_drape (R value, G 1 where there is one, filtered), u_drape_rect (west, south,
// 1/width, 1/height in the local frame), u_drape_size_m, t_ramp (one texel a class), u_ramp_edges,
// u_ramp_count, u_drape_opacity.
// No value or a class with alpha 0: nothing is painted. Fades over 26 m at the border, which is
// marked by a dashed line.

uniform sampler2D t_drape;
uniform vec4 u_drape_rect;
uniform vec2 u_drape_size_m;
uniform vec4 u_ramp_rgba[24];
uniform float u_ramp_edges[24];
uniform int u_ramp_count;
uniform float u_drape_opacity;
uniform vec3 u_border_rgb;

vec4 class_colour(float value) {
    int index = 0;
    for (int i = 0; i < u_ramp_count; ++i) {
        index += value >= u_ramp_edges[i] ? 1 : 0;
    }
    return u_ramp_rgba[index];
}

// Thin line along the class borders: helps where colours print grey.
float isoline(float value, float width_px) {
    float slope = fwidth(value);
    if (slope <= 0.0) {
        return 0.0;
    }
    float nearest = 1e9;
    for (int i = 0; i < u_ramp_count; ++i) {
        nearest = min(nearest, abs(value - u_ramp_edges[i]));
    }
    // Steep steps (a wall's foot) are no contour of a field.
    float calm = 1.0 - smoothstep(0.8, 2.0, slope);
    return calm * (1.0 - smoothstep(0.4 * width_px, 1.2 * width_px, nearest / slope));
}

// Screen colour and alpha of the drape at a place.
vec4 drape_at(vec2 local) {
    vec2 at = (local - u_drape_rect.xy) * u_drape_rect.zw;
    vec2 inside_m = min(at, 1.0 - at) * u_drape_size_m;
    float edge_m = min(inside_m.x, inside_m.y);
    if (edge_m < -1.0) {
        return vec4(0.0);
    }
    vec2 sampled = texture(t_drape, at).rg;
    float value = sampled.g > 0.0 ? sampled.r / sampled.g : 0.0;
    float line = isoline(value, 1.0);
    vec4 colour = class_colour(value);
    colour.rgb = mix(colour.rgb, colour.rgb * 0.62, 0.55 * line * step(0.01, colour.a));
    float fade_m = min(26.0, 0.12 * min(u_drape_size_m.x, u_drape_size_m.y));
    colour.a *= u_drape_opacity * smoothstep(0.35, 0.65, sampled.g) *
                smoothstep(0.0, fade_m, edge_m);
    float along = abs(inside_m.x) < abs(inside_m.y) ? local.y : local.x;
    float dash = step(0.5, fract(along / 6.0)) * (1.0 - smoothstep(0.25, 0.45, abs(edge_m)));
    return vec4(mix(colour.rgb, u_border_rgb, dash), max(colour.a, 0.8 * dash));
}
