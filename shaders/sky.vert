// One triangle over the whole picture at the far plane. Writes the direction of sight (local frame).

uniform mat4 u_ray_from_clip;
out vec3 v_ray;

void main() {
    vec4 far = u_ray_from_clip * vec4(gl_Vertex.xy, 1.0, 1.0);
    vec4 near = u_ray_from_clip * vec4(gl_Vertex.xy, -1.0, 1.0);
    v_ray = far.xyz / far.w - near.xyz / near.w;
    gl_Position = vec4(gl_Vertex.xy, 0.9999999, 1.0);
}
