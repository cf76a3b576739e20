// Screen colours (sRGB) and the linear light in which shading is computed.
// Tone curve: linear up to 0.55, then a soft shoulder that never reaches 1.

const float tone_knee = 0.55;

vec3 linear_from_screen(vec3 c) {
    return mix(c / 12.92, pow((c + 0.055) / 1.055, vec3(2.4)), step(vec3(0.04045), c));
}

// The same by a polynomial, within 0.004: for what a surface reflects, where a power a pixel is dear.
vec3 linear_albedo(vec3 c) {
    return c * (c * (c * 0.305306 + 0.682171) + 0.012523);
}

vec3 screen_from_linear(vec3 c) {
    return mix(c * 12.92, 1.055 * pow(max(c, vec3(0.0)), vec3(1.0 / 2.4)) - 0.055,
               step(vec3(0.0031308), c));
}

vec3 tone(vec3 c) {
    float rest = 1.0 - tone_knee;
    vec3 over = tone_knee + rest * (1.0 - exp(-(max(c, vec3(tone_knee)) - tone_knee) / rest));
    return mix(c, over, step(vec3(tone_knee), c));
}

// Light that the tone curve turns into exactly this screen colour: for skies and legends.
vec3 light_for_screen(vec3 screen) {
    vec3 c = min(linear_from_screen(screen), vec3(0.995));
    float rest = 1.0 - tone_knee;
    vec3 over = tone_knee - rest * log(1.0 - (max(c, vec3(tone_knee)) - tone_knee) / rest);
    return mix(c, over, step(vec3(tone_knee), c));
}
