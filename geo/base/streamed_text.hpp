// Text that goes to its file while it is made, so that a large one is never whole in memory. The
// file appears under its name only when all of it is there.
#pragma once

#include "geo/base/replace_file.hpp"

#include <filesystem>
#include <fstream>
#include <string>

namespace smiletwin::geo {

class StreamedText {
public:
    explicit StreamedText(const std::filesystem::path& path);

    /// What is not yet passed on; add to it.
    [[nodiscard]] std::string& text() { return text_; }
    /// To be called now and then: passes on what has gathered once it is worth it.
    void pass_on();
    /// Passes on the rest and gives the file its name; or says why that cannot be.
    Result<Done> commit();

private:
    std::filesystem::path path_;
    PendingFile pending_;
    std::ofstream out_;
    std::string text_;
};

} // namespace smiletwin::geo
