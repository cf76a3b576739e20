// Whole picture; writes v_at (0..1).
#include "whole_picture.glsl"
