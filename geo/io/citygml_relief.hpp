// Relief that is no triangulation: mass points and grids (CityGML 2.0, clause 10.2). Private to the
// CityGML reader.
#pragma once

#include "geo/io/citygml_collector.hpp"
#include "geo/io/raw_city.hpp"

#include <vector>

namespace smiletwin::geo {

/// Keeps points of objects: gml:Point, gml:MultiPoint.
class PointCollector : public GmlCollector {
public:
    explicit PointCollector(RawModel& model) : model_(model) {}

    void begin(const PolygonPlace& place, std::string_view id) override;
    void
    value(std::string_view local, std::string_view text, std::uint8_t srs, std::uint8_t dimension)
        override;
    void end() override {}

private:
    RawModel& model_;
    RawPoint point_;
    std::vector<double> numbers_;
};

/// Makes two triangles of each cell of a gml:RectifiedGridCoverage whose heights are written in it.
/// They are copies to the report, which counts polygon elements.
class GridCollector : public GmlCollector {
public:
    explicit GridCollector(RawModel& model) : model_(model) {}

    void begin(const PolygonPlace& place, std::string_view id) override;
    void
    value(std::string_view local, std::string_view text, std::uint8_t srs, std::uint8_t dimension)
        override;
    void end() override;

private:
    void add_triangle(const Vec3d (&corners)[3]);
    [[nodiscard]] bool is_complete() const;
    [[nodiscard]] Vec3d position(std::size_t column, std::size_t row) const;

    RawModel& model_;
    RawPolygon polygon_;
    std::vector<double> low_;
    std::vector<double> high_;
    std::vector<double> origin_;
    std::vector<std::vector<double>> steps_; ///< offset vectors
    std::vector<double> heights_;            ///< NaN where there is none
    std::size_t columns_ = 0;
    std::size_t rows_ = 0;
};

} // namespace smiletwin::geo
