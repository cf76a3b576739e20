// Universal Thermal Climate Index: the operational polynomial of degree six (Broede et al. 2012,
// Int J Biometeorol 56:481), in air temperature, wind at 10 m, mean radiant minus air temperature,
// and vapour pressure. Pure functions, any thread.
#pragma once

#include <array>
#include <span>

namespace smiletwin::scenarios {

/// Saturation vapour pressure over water in hPa (Hardy 1998, ITS-90).
double saturation_vapour_pressure_hPa(double air_temperature_C);

/// UTCI of one weather: the polynomial folded into seven coefficients, so that a map costs six
/// multiplications a cell. The wind is held within 0.5 and 17 m/s, where the polynomial was fitted.
class UtciOfWeather {
public:
    UtciOfWeather(
        double air_temperature_C, double wind_speed_10m_mps, double relative_humidity_pct);

    [[nodiscard]] double operator()(double mean_radiant_C) const;
    /// NaN stays NaN. `utci_C` has the size of `mean_radiant_C`.
    void map(std::span<const float> mean_radiant_C, std::span<float> utci_C) const;

    /// Vapour pressure at most 50 hPa and air between -50 and 50 degrees: outside the polynomial
    /// was never fitted and may err by several kelvin.
    [[nodiscard]] bool in_range() const { return in_range_; }

private:
    double air_temperature_C_;
    bool in_range_;
    std::array<double, 7> coefficients_{}; ///< of rising powers of (mean radiant - air)
};

double utci_C(
    double air_temperature_C,
    double mean_radiant_C,
    double wind_speed_10m_mps,
    double relative_humidity_pct);

} // namespace smiletwin::scenarios
