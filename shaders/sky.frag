// Sky in three stops. Reads u_background[3] (screen colours: zenith, middle, horizon), u_fog_rgb.
// Below the horizon: the colour of the fog, in which the ground ends.

#include "colour.glsl"
#include "light.glsl"

uniform vec3 u_background[3];
in vec3 v_ray;
out vec4 f_rgba;

void main() {
    float up = normalize(v_ray).z;
    vec3 low = mix(u_background[2], u_background[1], smoothstep(0.02, 0.16, up));
    vec3 sky = light_for_screen(mix(low, u_background[0], smoothstep(0.12, 0.55, up)));
    f_rgba = vec4(mix(u_fog_rgb, sky, smoothstep(-0.005, 0.03, up)), 1.0);
}
