// Points of layers: discs of fixed size on the screen.
// Reads corners -1..1, a_instance0: place (local frame, m) and radius in pixels; u_picture_px.

in vec4 a_instance0;
uniform vec2 u_picture_px;
out vec2 v_corner;
out vec3 v_world;

void main() {
    v_corner = gl_Vertex.xy;
    v_world = a_instance0.xyz;
    float bigger = max(1.0, u_picture_px.y / 900.0);
    vec4 place = gl_ModelViewProjectionMatrix * vec4(a_instance0.xyz, 1.0);
    place.xy += 2.0 * gl_Vertex.xy * a_instance0.w * bigger / u_picture_px * place.w;
    gl_Position = place;
}
