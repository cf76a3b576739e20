#include "geo/base/streamed_text.hpp"

namespace smiletwin::geo {

namespace {

constexpr std::size_t worth_passing_on = std::size_t{1} << 20U;

} // namespace

StreamedText::StreamedText(const std::filesystem::path& path)
    : path_(path), pending_(path), out_(pending_.path(), std::ios::binary | std::ios::trunc) {}

void StreamedText::pass_on() {
    if (text_.size() >= worth_passing_on) {
        out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
        text_.clear();
    }
}

Result<Done> StreamedText::commit() {
    out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
    text_.clear();
    out_.close();
    return out_ ? pending_.commit() : Result<Done>(unwritable_file(path_, {}));
}

} // namespace smiletwin::geo
