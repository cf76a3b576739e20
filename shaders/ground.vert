// Terrain patches and the apron round them. Reads position, normal (local frame) and u_apron's
// marker in the texture coordinate (x: 0 terrain, 1 far end of the apron).

out vec3 v_world;
out vec3 v_normal;
out float v_outside;

void main() {
    v_world = gl_Vertex.xyz;
    v_normal = gl_Normal;
    v_outside = gl_MultiTexCoord0.x;
    gl_Position = gl_ModelViewProjectionMatrix * gl_Vertex;
}
