#include "series.hpp"

#include "geo/base/random.hpp"
#include "geo/base/time.hpp"
#include "place.hpp"
#include "text_file.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace smiletwin::sample {
namespace {

constexpr double pi = 3.14159265358979323846;
constexpr std::chrono::hours legal_offset{2}; ///< in July
constexpr std::chrono::hours summer_time{1};  ///< legal time less standard time in July

/// A place of the network: how it differs from the open country.
struct Station {
    const char* id;
    const char* name;
    const char* description;
    double longitude_deg;
    double latitude_deg;
    double height_m;
    double day_K;   ///< warmer by day
    double night_K; ///< warmer by night
};

// The geographic places of the local points (292 290), (193 372), (300 496) and (300 95), to 1e-6
// degrees.
constexpr std::array stations{
    Station{
        "markt",
        "Markt",
        "Mast auf dem Platz, 3 m über dem Pflaster",
        12.130931,
        54.118309,
        17.0,
        1.6,
        2.4},
    Station{
        "kirchhof",
        "Kirchhof St. Nicolai",
        "Unter Linden, 3 m über dem Rasen",
        12.129368,
        54.119009,
        16.0,
        -0.9,
        1.0},
    Station{
        "kai",
        "Am Strande",
        "Lichtmast am Kai, 4 m über dem Pflaster",
        12.130926,
        54.120161,
        5.5,
        -1.4,
        1.6},
    Station{
        "wall",
        "Wallanlage",
        "Wiese auf dem Wall, 2 m über Grund",
        12.131174,
        54.116561,
        17.5,
        0.0,
        0.0}};

constexpr std::array<double, 7> day_maximum_C{23.4, 24.6, 26.1, 27.5, 28.9, 30.1, 31.3};
constexpr std::array<double, 7> day_minimum_C{13.2, 14.0, 14.6, 15.4, 16.2, 17.0, 17.8};

/// Air temperature of the open country: lowest at 5, highest at 16 legal time.
double country_temperature_C(double hours_since_start) {
    const double shifted = hours_since_start - 5.0;
    const double day = std::floor(shifted / 24.0);
    const double hour = shifted - 24.0 * day;
    const auto at = [](double index) {
        return static_cast<std::size_t>(std::clamp(index, 0.0, 6.0));
    };
    const double low = day_minimum_C[at(day)];
    const double high = day_maximum_C[at(day)];
    const double next_low = day_minimum_C[at(day + 1.0)];
    if (hour <= 11.0) {
        return low + (high - low) * 0.5 * (1.0 - std::cos(pi * hour / 11.0));
    }
    return next_low +
           (high - next_low) * 0.5 * (1.0 + std::cos(pi * std::pow((hour - 11.0) / 13.0, 0.75)));
}

/// 1 around midday, 0 at night.
double daylight(double hour_of_day) {
    return std::max(0.0, std::sin(pi * (hour_of_day - 5.5) / 15.5));
}

std::string observations(const Station& station, std::uint64_t stream) {
    const geo::UtcTime start = geo::utc_from_civil({2026, 7, 16, 0, 0, 0}) - legal_offset;
    std::string text;
    double weather_noise = 0.0;
    for (int i = 0; i < 7 * 24; ++i) {
        const double hour_of_day = i % 24;
        const double light = hour_of_day > 5.5 && hour_of_day < 21.0 ? daylight(hour_of_day) : 0.0;
        geo::CounterRandom random(716, stream, static_cast<std::uint32_t>(i));
        weather_noise = 0.7 * weather_noise + 0.5 * (random.uniform() - 0.5);
        const double value_C = country_temperature_C(i) + station.day_K * light +
                               station.night_K * (1.0 - light) + weather_noise;
        text += fmt::format(
            "{}{{\"@iot.id\":\"{}-{}\",\"phenomenonTime\":\"{}\",\"result\":{}}}",
            i == 0 ? "" : ",\n",
            station.id,
            i,
            geo::format_iso_utc(start + std::chrono::hours(i)),
            fixed(value_C, 1));
    }
    return text;
}

std::string thing_text(const Station& station, std::uint64_t stream) {
    return fmt::format(
        "{{\"@iot.id\":\"{0}\",\"name\":\"{1}\",\"description\":\"{2}\",\n"
        "\"Locations\":[{{\"@iot.id\":\"{0}-ort\",\"name\":\"{1}\",\"description\":\"Standort\","
        "\"encodingType\":\"application/geo+json\",\"location\":{{\"type\":\"Point\","
        "\"coordinates\":[{3},{4},{5}]}}}}],\n"
        "\"Datastreams\":[{{\"@iot.id\":\"{0}-lufttemperatur\",\"name\":\"Lufttemperatur {1}\","
        "\"description\":\"Stundenwerte, erfunden\",\"observationType\":"
        "\"http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement\","
        "\"unitOfMeasurement\":{{\"name\":\"Grad Celsius\",\"symbol\":\"°C\",\"definition\":"
        "\"http://qudt.org/vocab/unit/DEG_C\"}},\"ObservedProperty\":{{\"@iot.id\":"
        "\"lufttemperatur\",\"name\":\"Lufttemperatur\",\"definition\":"
        "\"http://vocab.nerc.ac.uk/standard_name/air_temperature/\",\"description\":\"\"}},\n"
        "\"Observations\":[\n{6}\n]}}]}}",
        station.id,
        station.name,
        station.description,
        fixed(station.longitude_deg, 6),
        fixed(station.latitude_deg, 6),
        fixed(station.height_m, 1),
        observations(station, stream));
}

/// Elevation of the sun over Rostock on 22 July: declination 20.2 degrees, noon at 13:18 legal
/// time. Good to half a degree, which is enough for made-up weather.
double sun_elevation_rad(double legal_hour) {
    const double latitude = 54.09 * pi / 180.0;
    const double declination = 20.2 * pi / 180.0;
    const double hour_angle = (legal_hour - 13.3) * pi / 12.0;
    return std::asin(
        std::sin(latitude) * std::sin(declination) +
        std::cos(latitude) * std::cos(declination) * std::cos(hour_angle));
}

} // namespace

std::string sensors_text() {
    std::string things;
    std::uint64_t stream = 0;
    for (const Station& station : stations) {
        things += (stream == 0 ? "" : ",\n") + thing_text(station, stream);
        ++stream;
    }
    return "{\"value\":[\n" + things + "\n]}\n";
}

std::string hot_day_text() {
    std::string text =
        "%iy id it imin Q* QH QE Qs Qf Wind RH Td press rain Kdn snow ldown fcld wuh xsmd lai_hr "
        "Kdiff Kdir Wd\n";
    // Hours of the legal day, each named by its end; UMEP counts in standard time all year.
    for (int legal_hour = 1; legal_hour <= 24; ++legal_hour) {
        const int stamp_hour = legal_hour - static_cast<int>(summer_time.count());
        const double middle = legal_hour - 0.5;
        const double temperature_C = country_temperature_C(6 * 24 + middle);
        const double humidity_pct = std::clamp(86.0 - 3.3 * (temperature_C - 17.0), 30.0, 90.0);
        const double sin_elevation = std::max(0.0, std::sin(sun_elevation_rad(middle)));
        // Clear sky after Haurwitz (1945); a share of 16 % and more near the horizon is diffuse.
        const double global =
            sin_elevation > 0.0 ? 1098.0 * sin_elevation * std::exp(-0.057 / sin_elevation) : 0.0;
        const double diffuse = global * std::min(1.0, 0.12 + 0.035 / std::max(0.03, sin_elevation));
        const double direct = sin_elevation > 0.02 ? (global - diffuse) / sin_elevation : 0.0;
        const double wind_mps = 1.4 + 1.3 * daylight(std::clamp(middle, 5.5, 21.0));
        text += fmt::format(
            "2026 203 {} 0 -999 -999 -999 -999 -999 {} {} {} 101.60 0 {} -999 -999 -999 -999 -999 "
            "-999 {} {} -999\n",
            stamp_hour,
            fixed(wind_mps, 2),
            fixed(humidity_pct, 1),
            fixed(temperature_C, 2),
            fixed(global, 1),
            fixed(diffuse, 1),
            fixed(direct, 1));
    }
    return text;
}

} // namespace smiletwin::sample
