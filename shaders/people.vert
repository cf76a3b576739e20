// Instanced people. Reads the unit body, a_instance0: foot (local frame, m) and height,
// a_instance1: heading (rad, 0 = east), width (m), unused, variety 0..1.

in vec4 a_instance0;
in vec4 a_instance1;
out vec3 v_world;
out vec3 v_normal;
flat out float v_part;
flat out float v_variety;

void main() {
    // The body is broad across its heading.
    float turn = a_instance1.x + 1.5708;
    mat2 turned = mat2(cos(turn), sin(turn), -sin(turn), cos(turn));
    float size = a_instance0.w * (0.94 + 0.1 * fract(a_instance1.w * 91.0));
    vec3 at = vec3(turned * gl_Vertex.xy * a_instance1.y, gl_Vertex.z * size);
    v_normal = vec3(turned * gl_Normal.xy, gl_Normal.z);
    v_part = gl_MultiTexCoord0.x;
    v_variety = a_instance1.w;
    v_world = a_instance0.xyz + at;
    gl_Position = gl_ModelViewProjectionMatrix * vec4(v_world, 1.0);
}
