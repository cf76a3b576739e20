#include "geo/io/text_stream.hpp"

#include "geo/base/file_problems.hpp"
#include "geo/base/mapped_file.hpp"

#include <zlib.h>

#include <algorithm>
#include <string>

namespace smiletwin::geo {

namespace {

/// Beyond that a piece without end is no city model any more.
constexpr std::size_t largest_piece = std::size_t{1} << 30U;

/// City models shrink to a tenth or a twentieth, so what goes on beyond this is a bomb.
constexpr std::size_t most_unpacked_per_packed = 200;
constexpr std::size_t harmless_bytes = std::size_t{64} << 20U;

class MappedText : public TextStream {
public:
    explicit MappedText(MappedFile file) : file_(std::make_shared<MappedFile>(std::move(file))) {}

    Result<TextPiece> next(std::size_t bytes, const PieceEnd& end) override {
        const std::string_view rest = file_->bytes().substr(at_);
        const std::size_t found = bytes < rest.size() ? end(rest, bytes) : std::string_view::npos;
        const std::string_view piece = rest.substr(0, found);
        at_ += piece.size();
        return TextPiece{piece, file_};
    }
    [[nodiscard]] double share() const override {
        const std::size_t size = file_->bytes().size();
        return size > 0 ? static_cast<double>(at_) / static_cast<double>(size) : 1.0;
    }

private:
    std::shared_ptr<const MappedFile> file_;
    std::size_t at_ = 0;
};

struct InflateEnd {
    void operator()(z_stream* stream) const {
        inflateEnd(stream);
        delete stream;
    }
};

/// Unpacks (RFC 1952; several members one behind the other are one text).
class GzipText : public TextStream {
public:
    explicit GzipText(MappedFile file) : file_(std::move(file)), stream_(new z_stream{}) {
        constexpr int gzip_with_largest_window = 15 + 16;
        inflateInit2(stream_.get(), gzip_with_largest_window);
    }

    Result<TextPiece> next(std::size_t bytes, const PieceEnd& end) override {
        auto text = std::make_shared<std::string>(std::move(carried_));
        carried_.clear();
        std::size_t searched = bytes;
        for (;;) {
            if (text->size() > searched) {
                const std::size_t found = end(*text, searched);
                if (found != std::string::npos) {
                    carried_.assign(*text, found);
                    text->resize(found);
                    break;
                }
                // An end may straddle the border of what was unpacked.
                constexpr std::size_t longest_end = 256;
                searched = std::max(bytes, text->size() - longest_end);
            }
            if (text->size() > largest_piece) {
                return too_large();
            }
            const Result<bool> more = unpack(*text);
            if (!more) {
                return more.problem();
            }
            if (!*more) {
                break;
            }
        }
        return TextPiece{*text, text};
    }
    [[nodiscard]] double share() const override {
        return static_cast<double>(at_) / static_cast<double>(file_.bytes().size());
    }

private:
    static Problem too_large() {
        return {{"error.gzip.too_large", {}}, {}, {"help.gzip.unpack", {}}, {}};
    }

    /// Adds a block to `text`; false at the end.
    Result<bool> unpack(std::string& text) {
        constexpr std::size_t block = std::size_t{1} << 20U;
        constexpr std::size_t longest_input = std::size_t{1} << 30U;
        const std::string_view packed = file_.bytes();
        const std::size_t before = text.size();
        text.resize(before + block);
        std::size_t made = 0;
        while (made == 0 && at_ < packed.size()) {
            const std::size_t given = std::min(packed.size() - at_, longest_input);
            // zlib's interface is older than const.
            stream_->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data() + at_));
            stream_->avail_in = static_cast<uInt>(given);
            stream_->next_out = reinterpret_cast<Bytef*>(text.data() + before);
            stream_->avail_out = static_cast<uInt>(block);
            const int state = inflate(stream_.get(), Z_NO_FLUSH);
            at_ += given - stream_->avail_in;
            made = block - stream_->avail_out;
            if (state == Z_STREAM_END) {
                inflateReset(stream_.get());
                ended_ = true;
            } else if (state != Z_OK) {
                return Problem{{"error.gzip.damaged", {}}, {}, {"help.xml.fetch_again", {}}, {}};
            } else {
                ended_ = false;
            }
        }
        text.resize(before + made);
        unpacked_ += made;
        if (unpacked_ > harmless_bytes && unpacked_ / most_unpacked_per_packed > at_) {
            return too_large();
        }
        if (made == 0 && !ended_) {
            return Problem{{"error.gzip.damaged", {}}, {}, {"help.xml.fetch_again", {}}, {}};
        }
        return made > 0;
    }

    MappedFile file_;
    std::unique_ptr<z_stream, InflateEnd> stream_;
    std::size_t at_ = 0;
    std::size_t unpacked_ = 0;
    bool ended_ = false;
    std::string carried_; ///< unpacked and not yet handed out
};

} // namespace

bool is_gzip(std::string_view bytes) {
    return bytes.starts_with("\x1F\x8B");
}

Result<std::unique_ptr<TextStream>> open_text(const std::filesystem::path& path) {
    Result<MappedFile> file = MappedFile::open(path);
    if (!file) {
        return file.problem();
    }
    std::unique_ptr<TextStream> stream;
    if (is_gzip(file->bytes())) {
        stream = std::make_unique<GzipText>(std::move(file).value());
    } else {
        stream = std::make_unique<MappedText>(std::move(file).value());
    }
    return stream;
}

Result<TextPiece> read_text(const std::filesystem::path& path) {
    const Result<std::unique_ptr<TextStream>> stream = open_text(path);
    if (!stream) {
        return stream.problem();
    }
    constexpr std::size_t everything = std::string_view::npos;
    return (*stream)->next(everything, [](std::string_view /*text*/, std::size_t /*from*/) {
        return std::string_view::npos;
    });
}

} // namespace smiletwin::geo
