// One refined pass with its weight, added to the sum by blending.

uniform sampler2D t_quick;
uniform float u_weight;
in vec2 v_at;
out vec4 f_rgba;

void main() {
    f_rgba = u_weight * texture(t_quick, v_at);
}
