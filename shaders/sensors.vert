// Sensor pins: a disc of fixed size on the screen on a thin stem.
// Reads corners -1..1 (z: 1 disc, 0 stem), a_instance0: foot (local frame, m) and height of the disc,
// a_instance1: stale 0/1, tinted 0/1; u_picture_px.

in vec4 a_instance0;
in vec4 a_instance1;
uniform vec2 u_picture_px;
out vec2 v_corner;
flat out float v_disc;
flat out float v_stale;
flat out float v_tinted;

const float disc_px = 11.0;
const float stem_px = 1.2;

void main() {
    v_corner = gl_Vertex.xy;
    v_disc = gl_Vertex.z;
    v_stale = a_instance1.x;
    v_tinted = a_instance1.y;
    vec4 foot = gl_ModelViewProjectionMatrix * vec4(a_instance0.xyz, 1.0);
    vec4 top = gl_ModelViewProjectionMatrix * vec4(a_instance0.xyz + vec3(0, 0, a_instance0.w), 1.0);
    bool disc = v_disc > 0.5;
    vec4 place = disc || gl_Vertex.y > 0.0 ? top : foot;
    vec2 shift_px = disc ? gl_Vertex.xy * (disc_px + 1.0) : vec2(gl_Vertex.x * stem_px, 0.0);
    place.xy += 2.0 * shift_px / u_picture_px * place.w;
    // In front of what it stands beside, so that walls behind it do not cut it; picking counts
    // with the same pull of a disc (SceneView::ray_through).
    place.z -= (disc ? 0.0006 : 0.0004) * place.w;
    gl_Position = place;
}
