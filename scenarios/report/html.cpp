#include "scenarios/report/html.hpp"

#include <cstdint>

namespace smiletwin::scenarios::html {

namespace {

std::string opening(std::string_view tag, Attributes attributes) {
    std::string out = "<" + std::string(tag);
    for (const auto& [name, value] : attributes) {
        out.append(" ").append(name).append("=\"").append(escaped(value)).append("\"");
    }
    return out + ">";
}

} // namespace

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

std::string element(std::string_view tag, Attributes attributes, std::string_view content) {
    return opening(tag, attributes).append(content).append("</").append(tag).append(">\n");
}

std::string text_element(std::string_view tag, Attributes attributes, std::string_view text) {
    return element(tag, attributes, escaped(text));
}

std::string empty_element(std::string_view tag, Attributes attributes) {
    return opening(tag, attributes) + "\n";
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        for (std::size_t k = 0; k < 3; ++k) {
            const auto byte = k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U;
            group = (group << 8U) | byte;
        }
        for (std::size_t k = 0; k < 4; ++k) {
            const std::size_t digit = (group >> (18 - 6 * k)) & 63U;
            out += k <= count ? digits[digit] : '=';
        }
    }
    return out;
}

std::string png_data_address(std::string_view png) {
    return "data:image/png;base64," + base64(png);
}

} // namespace smiletwin::scenarios::html
