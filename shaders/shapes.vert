// Ribbons on the ground. Reads position (local frame), colour (screen), gl_MultiTexCoord0: across
// -1..1, metres along, width in metres, dashed 0/1.

uniform vec3 u_eye_local;
out vec3 v_world;
out vec4 v_place;
out vec4 v_rgba;

void main() {
    v_world = gl_Vertex.xyz;
    v_place = gl_MultiTexCoord0;
    v_rgba = gl_Color;
    vec3 nearer = mix(u_eye_local, v_world, 0.997);
    gl_Position = gl_ModelViewProjectionMatrix * vec4(nearer, 1.0);
}
