// Vertex stage of passes over the whole picture: one triangle made from the vertex number.

out vec2 v_at;

void main() {
    vec2 corner = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2);
    v_at = corner;
    gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}
