// Instanced trees. Reads the unit body (crown 0..1 up, trunk -1..0; part in gl_MultiTexCoord0.x),
// a_instance0: foot (local frame, m) and height; a_instance1: crown diameter, crown base, look (0
// existing, 1 planned, 2 preview, 3 tinted), variety 0..1. Writes position, normal, part.

in vec4 a_instance0;
in vec4 a_instance1;
out vec3 v_world;
out vec3 v_normal;
out float v_up; // 0 at the crown's base, 1 at its top
flat out float v_part;
flat out float v_look;
flat out float v_variety;

void main() {
    float height_m = a_instance0.w;
    float diameter_m = a_instance1.x;
    float base_m = min(a_instance1.y, 0.8 * height_m);
    float turn = a_instance1.w * 6.2832;
    mat2 turned = mat2(cos(turn), sin(turn), -sin(turn), cos(turn));
    vec3 body = gl_Vertex.xyz;
    vec3 at;
    v_part = gl_MultiTexCoord0.x;
    v_normal = gl_Normal;
    if (v_part < 0.5) {
        at = vec3(turned * body.xy * diameter_m, base_m + body.z * (height_m - base_m));
        v_normal = normalize(vec3(turned * gl_Normal.xy / diameter_m,
                                  gl_Normal.z / max(height_m - base_m, 0.1)));
    } else {
        float thick_m = clamp(0.022 * height_m, 0.05, 0.45) * (body.z > 0.0 ? 0.7 : 1.0);
        float z = body.z > 0.0 ? base_m + body.z * (height_m - base_m) : (1.0 + body.z) * base_m;
        at = vec3(body.xy * thick_m, z);
    }
    v_up = body.z;
    v_look = a_instance1.z;
    v_variety = a_instance1.w;
    v_world = a_instance0.xyz + at;
    gl_Position = gl_ModelViewProjectionMatrix * vec4(v_world, 1.0);
}
