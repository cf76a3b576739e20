#include "geo/geometry/fitted_plane.hpp"

#include <array>

namespace smiletwin::geo {

namespace {

using Matrix = std::array<std::array<double, 3>, 3>;

/// Turns rows and columns p and q so that the element between them vanishes (Jacobi; Golub and Van
/// Loan, Matrix Computations, section 8.5), and the vectors with them.
void turn_away(Matrix& matrix, Matrix& vectors, std::size_t p, std::size_t q) {
    if (matrix[p][q] == 0.0) {
        return;
    }
    const double theta = (matrix[q][q] - matrix[p][p]) / (2.0 * matrix[p][q]);
    const double tangent =
        std::copysign(1.0, theta) / (std::abs(theta) + std::sqrt(theta * theta + 1.0));
    const double cosine = 1.0 / std::sqrt(tangent * tangent + 1.0);
    const double sine = tangent * cosine;
    for (std::size_t i = 0; i < 3; ++i) {
        const double ip = matrix[i][p];
        const double iq = matrix[i][q];
        matrix[i][p] = cosine * ip - sine * iq;
        matrix[i][q] = sine * ip + cosine * iq;
    }
    for (std::size_t i = 0; i < 3; ++i) {
        const double pi = matrix[p][i];
        const double qi = matrix[q][i];
        matrix[p][i] = cosine * pi - sine * qi;
        matrix[q][i] = sine * pi + cosine * qi;
        const double ip = vectors[i][p];
        const double iq = vectors[i][q];
        vectors[i][p] = cosine * ip - sine * iq;
        vectors[i][q] = sine * ip + cosine * iq;
    }
}

/// Direction in which the points spread least.
Vec3d least_direction(Matrix spread) {
    Matrix vectors{{{1.0, 0.0, 0.0}, {0.0, 1.0, 0.0}, {0.0, 0.0, 1.0}}};
    constexpr int sweeps = 12; // converges quadratically: six reach full precision
    for (int i = 0; i < sweeps; ++i) {
        turn_away(spread, vectors, 0, 1);
        turn_away(spread, vectors, 0, 2);
        turn_away(spread, vectors, 1, 2);
    }
    std::size_t least = 0;
    for (std::size_t i = 1; i < 3; ++i) {
        least = spread[i][i] < spread[least][least] ? i : least;
    }
    return {vectors[0][least], vectors[1][least], vectors[2][least]};
}

} // namespace

FittedPlane fitted_plane(std::span<const Vec3d> points) {
    FittedPlane plane;
    if (points.empty()) {
        return plane;
    }
    Vec3d sum; // relative to the first point: world coordinates are large
    for (const Vec3d& point : points) {
        sum = sum + (point - points[0]);
    }
    plane.center = points[0] + (1.0 / static_cast<double>(points.size())) * sum;
    Matrix spread{};
    for (const Vec3d& point : points) {
        const Vec3d offset = point - plane.center;
        const std::array<double, 3> d{offset.x, offset.y, offset.z};
        for (std::size_t i = 0; i < 3; ++i) {
            for (std::size_t k = 0; k < 3; ++k) {
                spread[i][k] += d[i] * d[k];
            }
        }
    }
    plane.normal = least_direction(spread);
    for (const Vec3d& point : points) {
        plane.largest_distance_m =
            std::max(plane.largest_distance_m, std::abs(dot(plane.normal, point - plane.center)));
    }
    return plane;
}

} // namespace smiletwin::geo
