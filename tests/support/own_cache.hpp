// The user's cache in a folder of the test.
#pragma once

#include "tests/support/temporary_folder.hpp"

#include <cstdlib>
#include <string>

namespace smiletwin::tests {

/// What is unpacked or kept goes here for the length of one test.
class OwnCache {
public:
    OwnCache() {
        const char* before = std::getenv("XDG_CACHE_HOME");
        before_ = before != nullptr ? before : "";
        ::setenv("XDG_CACHE_HOME", folder_.path().c_str(), 1);
    }
    ~OwnCache() {
        if (before_.empty()) {
            ::unsetenv("XDG_CACHE_HOME");
        } else {
            ::setenv("XDG_CACHE_HOME", before_.c_str(), 1);
        }
    }
    OwnCache(const OwnCache&) = delete;
    OwnCache& operator=(const OwnCache&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }

private:
    TemporaryFolder folder_;
    std::string before_;
};

} // namespace smiletwin::tests
