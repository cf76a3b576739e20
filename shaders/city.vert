// Buildings in tiles of merged triangles.
// Reads: position and normal (local frame, metres), texture coordinate, a_object (top-level object
// index), a_look (see object_look.hpp). Writes the same to the fragment stage.

in uint a_object;
in uint a_look;
flat out uint v_object;
flat out uint v_look;
out vec3 v_world;
out vec3 v_normal;
out vec2 v_uv;

void main() {
    v_object = a_object;
    v_look = a_look;
    v_world = gl_Vertex.xyz;
    v_normal = gl_Normal;
    v_uv = gl_MultiTexCoord0.xy;
    gl_Position = gl_ModelViewProjectionMatrix * gl_Vertex;
}
