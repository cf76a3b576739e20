#include "geo/io/weather_text.hpp"
#include "scenarios/cli/command.hpp"

#include <cmath>

namespace smiletwin::scenarios {

bool Arguments::has(std::string_view name) const {
    return values_.contains(name);
}

std::string Arguments::text(std::string_view name, std::string_view otherwise) const {
    const auto found = values_.find(name);
    const bool given = found != values_.end() && !found->second.empty();
    return given ? found->second.front() : std::string(otherwise);
}

double Arguments::number(std::string_view name, double otherwise) const {
    return typed_number(text(name)).value_or(otherwise);
}

std::vector<std::string> Arguments::list(std::string_view name) const {
    const auto found = values_.find(name);
    return found != values_.end() ? found->second : std::vector<std::string>{};
}

void Arguments::set(std::string_view name, std::vector<std::string> values) {
    values_.insert_or_assign(std::string(name), std::move(values));
}

std::optional<double> typed_number(std::string word) {
    if (word.find('.') == std::string::npos) {
        if (const auto comma = word.find(','); comma != std::string::npos) {
            word[comma] = '.';
        }
    }
    const auto number = geo::number_in(word);
    return number && std::isfinite(*number) ? number : std::nullopt;
}

} // namespace smiletwin::scenarios
