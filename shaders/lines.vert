// Lines of layers, as wide on the screen whatever the distance.
// Reads position (middle of the line, local frame), gl_MultiTexCoord0: xy across the line in plan,
// z side -1..1; u_picture_px.

uniform vec3 u_eye_local;
uniform vec2 u_picture_px;
out vec3 v_world;
out float v_side;

const float width_px = 3.2;
const float least_width_m = 0.3;
const float above_ground_m = 0.12;

void main() {
    vec4 middle = gl_ModelViewProjectionMatrix * gl_Vertex;
    float pixel_m = 2.0 * middle.w / (gl_ProjectionMatrix[1][1] * u_picture_px.y);
    float bigger = max(1.0, u_picture_px.y / 900.0);
    float half_m = 0.5 * max(least_width_m, width_px * bigger * pixel_m);
    v_side = gl_MultiTexCoord0.z;
    v_world = gl_Vertex.xyz + vec3(half_m * v_side * gl_MultiTexCoord0.xy, above_ground_m);
    vec3 nearer = mix(u_eye_local, v_world, 0.997);
    gl_Position = gl_ModelViewProjectionMatrix * vec4(nearer, 1.0);
}
