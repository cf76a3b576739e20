// The text of a file from front to back, in pieces that end where the caller wants: mapped as it
// lies, or unpacked on the way.
#pragma once

#include "geo/base/result.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>

namespace smiletwin::geo {

/// Finds the end of a piece: an offset in `text` at or behind `from`, npos when there is none yet.
using PieceEnd = std::function<std::size_t(std::string_view text, std::size_t from)>;

/// A piece of text that stays valid as long as somebody holds it.
struct TextPiece {
    std::string_view text;
    std::shared_ptr<const void> owner;
};

class TextStream {
public:
    virtual ~TextStream() = default;
    /// The next piece of at least `bytes` that ends as `end` says, the rest of the text where it
    /// finds no end; empty behind the last.
    virtual Result<TextPiece> next(std::size_t bytes, const PieceEnd& end) = 0;
    /// Share of the file that has been handed out, 0..1.
    [[nodiscard]] virtual double share() const = 0;
};

/// By its first bytes.
bool is_gzip(std::string_view bytes);

/// A plain file is mapped; one that begins as gzip is unpacked. The limits keep a small file from
/// unpacking to more than memory holds (a piece without end) or a day of work.
Result<std::unique_ptr<TextStream>> open_text(const std::filesystem::path& path);

/// The whole of it at once.
Result<TextPiece> read_text(const std::filesystem::path& path);

} // namespace smiletwin::geo
