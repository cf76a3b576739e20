// Collects the rings of polygons while their elements go by. Private to the CityGML reader.
#pragma once

#include "geo/io/gml_numbers.hpp"
#include "geo/io/raw_city.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

/// Where in the file a polygon stands.
struct PolygonPlace {
    std::int32_t object = -1;
    std::uint8_t srs = 0;
    std::uint8_t lod = 0;
    SurfaceKind kind = SurfaceKind::Other;
    std::int32_t surface = -1; ///< index in RawModel::surfaces
    std::uint8_t solid = 0;    ///< see CityPolygon
    std::uint8_t shell = 0;
    bool reversed = false;
    bool implicit = false; ///< inside a template
};

/// Adds what could be a coordinate each; false at something else.
bool read_coordinates(GmlNumbers numbers, std::vector<double>& into);

/// What stands in and between the numbers of gml:coordinates (GML 3.1.1, basicTypes: their values
/// where an element says nothing).
struct TupleMarks {
    char decimal = '.';
    char between_numbers = ',';
    char between_tuples = ' ';
    friend bool operator==(const TupleMarks&, const TupleMarks&) = default;
};

class GmlGeometryBuilder {
public:
    explicit GmlGeometryBuilder(RawModel& model) : model_(model) {}

    void begin_polygon(const PolygonPlace& place);
    /// A polygon element without coordinates leaves nothing but a count.
    void end_polygon();
    void begin_ring(std::uint64_t id_hash);
    void end_ring();

    /// Blank-separated numbers; `dimension` 0 = not stated, then 3 unless only 2 fits.
    void add_positions(std::string_view text, std::uint8_t dimension);
    /// GML 2: tuples of numbers.
    void add_coordinates(std::string_view text, const TupleMarks& marks);

private:
    bool add_triples(GmlNumbers numbers);
    void add_tuples(GmlNumbers numbers, std::size_t dimension);
    void fault(PolygonFault what);

    RawModel& model_;
    RawPolygon polygon_;
    std::uint32_t first_position_ = 0;
    std::uint64_t ring_id_ = 0;
    std::vector<double> numbers_;
};

} // namespace smiletwin::geo
