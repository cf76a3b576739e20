#include "geo/crs/crs_names.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <string>

namespace smiletwin::geo {

namespace {

struct NamedCode {
    std::string_view name;
    int epsg;
};

// Names of the Working Committee of the Surveying Authorities (AdV, GeoInfoDok 6 and 7, "CRS"),
// without the leading "DE_".
constexpr std::array<NamedCode, 20> adv_horizontal{{
    {"ETRS89_UTM31", 25831},  {"ETRS89_UTM32", 25832},    {"ETRS89_UTM33", 25833},
    {"ETRS89_LAT-LON", 4258}, {"ETRS89_LAT-LON-H", 4937}, {"ETRS89_X-Y-Z", 4936},
    {"DHDN_3GK2", 31466},     {"DHDN_3GK3", 31467},       {"DHDN_3GK4", 31468},
    {"DHDN_3GK5", 31469},     {"42-83_3GK3", 2397},       {"42-83_3GK4", 2398},
    {"42-83_3GK5", 2399},     {"PD-83_3GK3", 3396},       {"PD-83_3GK4", 3397},
    {"RD-83_3GK4", 3398},     {"RD-83_3GK5", 3399},       {"42-83_6GK2", 28462},
    {"42-83_6GK3", 28463},    {"SOLDNER-BERLIN", 3068},
}};

// "DHN92" is a misspelling found in delivered Bavarian models.
constexpr std::array<NamedCode, 6> adv_vertical{{
    {"DHHN2016", 7837},
    {"DHHN92", 5783},
    {"DHN92", 5783},
    {"DHHN85", 5784},
    {"DHHN12", 7699},
    {"SNN76", 5785},
}};

// Bare names whose literal reading in the EPSG register would be a system in degrees.
constexpr std::array<NamedCode, 4> bare_names{{
    {"CH1903", 21781},
    {"CH1903/LV03", 21781},
    {"CH1903+", 2056},
    {"CH1903+/LV95", 2056},
}};

std::string upper_without_blanks(std::string_view text) {
    std::string upper;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isspace(byte) == 0) {
            upper += static_cast<char>(std::toupper(byte));
        }
    }
    return upper;
}

template <std::size_t n>
int find_code(const std::array<NamedCode, n>& table, std::string_view name) {
    const auto* found = std::find_if(
        table.begin(), table.end(), [name](const NamedCode& entry) { return entry.name == name; });
    return found != table.end() ? found->epsg : 0;
}

/// The number at the end of `text`, 0 when it ends otherwise.
int trailing_number(std::string_view text) {
    const auto last = text.find_last_not_of("0123456789");
    const std::string_view digits = last == std::string_view::npos ? text : text.substr(last + 1);
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && end == digits.data() + digits.size() ? value : 0;
}

/// Cuts at the first of `separators` and removes that part from `rest`.
std::string_view next_part(std::string_view& rest, std::string_view separators) {
    const auto cut = rest.find_first_of(separators);
    const std::string_view part = rest.substr(0, cut);
    rest = cut == std::string_view::npos ? std::string_view{} : rest.substr(cut + 1);
    return part;
}

bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The realisation behind a name, which the register does not tell apart: NW177 of DHDN_3GK2_NW177,
/// a state and a number, or RDN, the net of the Reich.
std::string_view without_realisation(std::string_view name) {
    const auto cut = name.rfind('_');
    const std::string_view tail = cut == std::string_view::npos ? "" : name.substr(cut + 1);
    constexpr std::size_t size = 5;
    constexpr std::size_t letters = 2;
    const bool is_state = tail.size() == size && tail[0] >= 'A' && tail[0] <= 'Z' &&
                          tail[1] >= 'A' && tail[1] <= 'Z' && is_number(tail.substr(letters));
    return is_state || tail == "RDN" ? name.substr(0, cut) : name;
}

/// DE_DHHN2016_NH, DHHN92_NHN, DE_DHHN12_NOH: the kind of height after the name is not needed.
int adv_vertical_code(std::string_view name) {
    return find_code(adv_vertical, name.substr(0, name.find('_')));
}

std::optional<CrsCodes> read_adv(std::string_view name) {
    CrsCodes codes;
    while (!name.empty()) {
        std::string_view part = next_part(name, "*");
        if (part.starts_with("DE_")) {
            part.remove_prefix(3);
        }
        if (codes.horizontal == 0) {
            codes.horizontal = find_code(adv_horizontal, without_realisation(part));
        }
        if (codes.vertical == 0) {
            codes.vertical = adv_vertical_code(part);
        }
    }
    return codes.horizontal != 0 ? std::optional(codes) : std::nullopt;
}

/// The code that `part` says and nothing besides: "EPSG:25833", "URN:OGC:DEF:CRS:EPSG:6.12:25833",
/// "CRS:EPSG::5783", "HTTP://WWW.OPENGIS.NET/DEF/CRS/EPSG/0/25833", ".../EPSG.XML#31467"; else 0.
int epsg_code_in(std::string_view part) {
    constexpr std::string_view authority = "EPSG";
    const auto at = part.find(authority);
    if (at == std::string_view::npos) {
        return 0;
    }
    const std::string_view before = part.substr(0, at);
    std::string_view after = part.substr(at + authority.size());
    const bool known_start = before.empty() || before == "CRS:" || before.starts_with("URN:") ||
                             before.find("HTTP") != std::string_view::npos;
    constexpr std::string_view file = ".XML#";
    if (after.starts_with(file)) {
        after.remove_prefix(file.size());
    }
    // Separators and a version may stand between the authority and its code.
    const bool only_numbers = after.find_first_not_of("0123456789.:/") == std::string_view::npos;
    return known_start && only_numbers ? trailing_number(after) : 0;
}

std::optional<CrsCodes> read_epsg_parts(std::string_view name) {
    CrsCodes codes;
    while (!name.empty()) {
        const std::string_view part = next_part(name, ",+&;");
        const bool bare_height = codes.horizontal != 0 && is_number(part);
        const int code = bare_height ? trailing_number(part) : epsg_code_in(part);
        if (code != 0 && codes.horizontal == 0) {
            codes.horizontal = code;
        } else if (code != 0 && codes.vertical == 0) {
            codes.vertical = code;
        }
    }
    return codes.horizontal != 0 ? std::optional(codes) : std::nullopt;
}

} // namespace

bool is_same_name(std::string_view a, std::string_view b) {
    return upper_without_blanks(a) == upper_without_blanks(b);
}

bool is_local_crs_name(std::string_view name) {
    const auto first = name.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos || name[first] == '#';
}

std::optional<CrsCodes> read_crs_codes(std::string_view name) {
    const std::string upper = upper_without_blanks(name);
    constexpr std::string_view adv_urn = "URN:ADV:CRS:";
    const std::string_view text = upper;
    if (text.starts_with(adv_urn)) {
        return read_adv(text.substr(adv_urn.size()));
    }
    if (const int code = find_code(bare_names, text); code != 0) {
        return CrsCodes{code, 0};
    }
    constexpr std::size_t shortest_code = 4;
    if (is_number(text) && text.size() >= shortest_code) {
        return CrsCodes{trailing_number(text), 0};
    }
    // WKT also contains the letters EPSG, but in brackets.
    if (text.find('[') != std::string_view::npos) {
        return std::nullopt;
    }
    if (const auto codes = read_epsg_parts(text)) {
        return codes;
    }
    return read_adv(text);
}

} // namespace smiletwin::geo
