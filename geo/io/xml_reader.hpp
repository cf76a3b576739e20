// Streaming XML: elements as they come, nothing kept. Document types are refused (external
// entities, entity bombs), depth and sizes are capped. One call reads one file, any thread.
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/run_context.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace smiletwin::geo {

/// Views are valid during the call only.
struct XmlName {
    std::string_view space; ///< namespace URI, empty for none
    std::string_view local;
    /// Number of the pair, counted from 0 in the order of first appearance in one reading.
    std::uint32_t symbol = 0;
};

struct XmlAttribute {
    XmlName name;
    std::string_view value;
};

class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    /// A Problem ends the reading; its `where` is filled in by the reader.
    virtual std::optional<Problem>
    start(XmlName name, std::span<const XmlAttribute> attributes) = 0;
    virtual void end(XmlName name) = 0;
    /// May come in pieces. What `stays` lies in the file itself, as long as it is read; others are
    /// gone after the call.
    virtual void text(std::string_view piece, bool stays) = 0;
    /// False for handlers to which blanks in front of a tag mean nothing: they may be left out.
    [[nodiscard]] virtual bool wants_blanks() const { return true; }
};

struct XmlLimits {
    int depth = 256;
    std::size_t attributes = 1024;
    std::size_t value_bytes = 1 << 16; ///< of one XML attribute
};

/// Reads UTF-8, UTF-16, ISO-8859-1, ISO-8859-15, Windows-1252, US-ASCII through expat. A Problem
/// names the line.
Result<Done> read_xml(
    std::string_view text, XmlHandler& handler, RunContext& context, const XmlLimits& limits = {});
Result<Done> read_xml(
    const std::filesystem::path& path,
    XmlHandler& handler,
    RunContext& context,
    const XmlLimits& limits = {});

} // namespace smiletwin::geo
