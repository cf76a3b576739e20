#pragma import_defines(DEPTH_ONLY, TEXTURED, GRAIN)
// Colour of a wall or roof: texture of the source where it has one and the style shows it, else the
// colour of the object.
// Reads: t_wall and t_roof (one texel an object, 512 a row; alpha of t_wall: 1 plain, 0.5 tinted),
// t_image (with TEXTURED), u_show_images, u_copper_rgb, u_window_rgb, u_accent_rgb, u_grain (with GRAIN).
// Writes linear light; nothing with DEPTH_ONLY.

#include "colour.glsl"
#include "light.glsl"
#include "noise.glsl"

uniform sampler2D t_wall;
uniform sampler2D t_roof;
uniform sampler2D t_image;
uniform int u_show_images;
uniform vec3 u_copper_rgb;
uniform vec3 u_window_rgb;
uniform vec3 u_accent_rgb;
uniform float u_grain;

flat in uint v_object;
flat in uint v_look;
in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
out vec4 f_rgba;

const uint look_roof = 1u;
const uint look_copper = 2u;
const uint look_window = 3u;
const uint look_material = 16u;

// Courses of tiles and grain of plaster: rows along the height, a slow drift along the wall.
float grain_of(vec3 world, vec3 normal, bool roof) {
    float along = dot(world.xy, vec2(-normal.y, normal.x));
    float up = roof ? world.z * 2.6 : world.z * 1.1;
    float fine = value_noise(vec2(along * 1.3, up * 1.7)) - 0.5;
    float coarse = value_noise(vec2(along * 0.22, world.z * 0.3)) - 0.5;
    return fine + 0.8 * coarse;
}

#ifdef DEPTH_ONLY
void main() {
    f_rgba = vec4(1.0);
}
#else
void main() {
    ivec2 texel = ivec2(int(v_object & 511u), int(v_object >> 9));
    vec4 wall = texelFetch(t_wall, texel, 0);
    uint kind = v_look & 15u;
    vec3 albedo = linear_albedo(wall.rgb);
    if (kind == look_roof) {
        albedo = linear_albedo(texelFetch(t_roof, texel, 0).rgb);
    } else if (kind == look_copper) {
        albedo = u_copper_rgb;
    } else if (kind == look_window) {
        albedo = u_window_rgb;
    }
    vec3 normal = facing_eye(normalize(v_normal), v_world);
    bool own_material = (v_look & look_material) != 0u && u_show_images == 1;
#ifdef GRAIN
    float near = 1.0 - smoothstep(60.0, 260.0, length(v_world - u_eye_local));
    albedo *= 1.0 + 2.0 * u_grain * near * grain_of(v_world, normal, kind == look_roof);
#endif
    if (own_material) {
        albedo = linear_albedo(vec3((v_look >> 8) & 255u, (v_look >> 16) & 255u,
                                         (v_look >> 24) & 255u) / 255.0);
    }
#ifdef TEXTURED
    vec4 image = texture(t_image, v_uv, sharper);
    if (u_show_images == 1) {
        if (image.a < 0.3) {
            discard;
        }
        albedo = linear_albedo(image.rgb);
    }
#endif
    vec3 rgb = lit(albedo, v_world, normal);
    if (wall.a < 0.75) {
        rgb = mix(rgb, u_accent_rgb * (0.55 + 0.45 * abs(normal.z)) * 1.6, 0.55);
    }
    f_rgba = vec4(in_fog(rgb, v_world), 1.0);
}
#endif
