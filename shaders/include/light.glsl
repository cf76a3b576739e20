#pragma import_defines(REFINED)
// Sun with shadow, sky and ambient light, fog. All directions and positions in the local frame
// (metres, x east, y north, z up); colours linear.
// Reads: u_toward_sun, u_sun_rgb, u_sky_rgb, u_ambient_rgb, u_toward_sky, t_sun_shadow, t_sky_shadow and their matrices,
// u_sun_texel_m / u_sky_texel_m (metres a shadow texel spans), u_eye_local, u_fog_rgb,
// u_fog_range_m.
// With REFINED: one tap into the sun's shadow, and one direction of the sky with its own shadow;
// without: four taps and the light of an open hemisphere. Chosen when compiling, because drivers
// without a graphics card run both sides of every branch.
// Outside the shadow map everything is lit. Night: u_sun_rgb is black.

uniform vec3 u_toward_sun;
uniform vec3 u_sun_rgb;
uniform vec3 u_sky_rgb;
uniform vec3 u_ambient_rgb;
uniform vec3 u_toward_sky;
uniform sampler2DShadow t_sun_shadow;
uniform sampler2DShadow t_sky_shadow;
uniform mat4 u_sun_matrix;
uniform mat4 u_sky_matrix;
uniform float u_sun_texel_m;
uniform float u_sky_texel_m;
uniform vec3 u_eye_local;
uniform vec3 u_fog_rgb;
uniform vec2 u_fog_range_m;

// Level-of-detail bias of pictures: sixteen passes show more than one pass can.
#ifdef REFINED
const float sharper = -1.2;
#else
const float sharper = 0.0;
#endif

float shadow_tap(sampler2DShadow map, vec3 at) {
    return texture(map, at);
}

// 1 = lit. The point is moved along its normal by about a texel, so that surfaces do not shade
// themselves.
float lit_share(sampler2DShadow map, mat4 matrix, float texel_m, vec3 world, vec3 normal,
                vec3 toward) {
    float slope = 1.0 - clamp(dot(normal, toward), 0.0, 1.0);
    vec3 at = (matrix * vec4(world + normal * texel_m * (0.8 + 1.6 * slope), 1.0)).xyz;
    if (any(lessThan(at, vec3(0.0))) || any(greaterThan(at, vec3(1.0)))) {
        return 1.0;
    }
    at.z -= 0.00008;
#ifdef REFINED
    return shadow_tap(map, at);
#else
    vec2 texel = 1.0 / vec2(textureSize(map, 0));
    float sum = 0.0;
    for (int i = 0; i < 4; ++i) {
        vec2 corner = vec2(i & 1, i >> 1) - 0.5;
        sum += shadow_tap(map, at + vec3(1.6 * corner * texel, 0.0));
    }
    return 0.25 * sum;
#endif
}

float sun_share(vec3 world, vec3 normal) {
    if (dot(normal, u_toward_sun) <= 0.0) {
        return 0.0;
    }
    return lit_share(t_sun_shadow, u_sun_matrix, u_sun_texel_m, world, normal, u_toward_sun);
}

float sky_share(vec3 world, vec3 normal) {
#ifndef REFINED
    return 0.5 + 0.5 * normal.z;
#else
    float facing = dot(normal, u_toward_sky);
    if (facing <= 0.0) {
        return 0.0;
    }
    // Directions are spread evenly over the hemisphere: the mean of the cosine on open ground is 1/2.
    return 2.0 * facing *
           lit_share(t_sky_shadow, u_sky_matrix, u_sky_texel_m, world, normal, u_toward_sky);
#endif
}

vec3 lit(vec3 albedo, vec3 world, vec3 normal) {
    float sun = max(dot(normal, u_toward_sun), 0.0);
    vec3 light = u_ambient_rgb + u_sky_rgb * sky_share(world, normal);
    if (sun > 0.0) {
        light += u_sun_rgb * sun * sun_share(world, normal);
    }
    return albedo * light;
}

float fog_share(vec3 world) {
    float distance_m = length(world - u_eye_local);
    return clamp((distance_m - u_fog_range_m.x) / (u_fog_range_m.y - u_fog_range_m.x), 0.0, 1.0);
}

vec3 in_fog(vec3 rgb, vec3 world) {
    return mix(rgb, u_fog_rgb, fog_share(world));
}

// Towards the eye, whatever way round the polygon was drawn.
vec3 facing_eye(vec3 normal, vec3 world) {
    return dot(normal, u_eye_local - world) < 0.0 ? -normal : normal;
}
