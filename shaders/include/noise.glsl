// A steady fine pattern over metres; 0..1, mean 1/2. Far from the origin single precision blurs it,
// which is why it is only used in the local frame.

float hash_of(vec2 cell) {
    vec3 p = fract(vec3(cell.xyx) * 0.1031);
    p += dot(p, p.yzx + 33.33);
    return fract((p.x + p.y) * p.z);
}

float value_noise(vec2 at) {
    vec2 cell = floor(at);
    vec2 f = fract(at);
    f = f * f * (3.0 - 2.0 * f);
    return mix(mix(hash_of(cell), hash_of(cell + vec2(1.0, 0.0)), f.x),
               mix(hash_of(cell + vec2(0.0, 1.0)), hash_of(cell + vec2(1.0, 1.0)), f.x), f.y);
}
