// Crease edges of buildings. Reads position (local frame); writes the distance to the eye (m).
// Pulled a little towards the eye so that the faces they belong to do not hide them.

uniform vec3 u_eye_local;
out vec3 v_world;
out float v_distance_m;

void main() {
    v_world = gl_Vertex.xyz;
    v_distance_m = length(v_world - u_eye_local);
    vec3 nearer = mix(u_eye_local, v_world, 0.9985);
    gl_Position = gl_ModelViewProjectionMatrix * vec4(nearer, 1.0);
}
