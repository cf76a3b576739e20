#include "geo/io/inside_root.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fstream>

using namespace smiletwin::geo;
using smiletwin::tests::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

/// Enters a folder and leaves it again.
class Inside {
public:
    explicit Inside(const fs::path& folder) : before_(fs::current_path()) {
        fs::current_path(folder);
    }
    ~Inside() { fs::current_path(before_); }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

private:
    fs::path before_;
};

} // namespace

TEST_CASE("a model named without its folder reaches its own folder and no further") {
    const TemporaryFolder folder;
    fs::create_directories(folder.path() / "model" / "images");
    std::ofstream(folder.path() / "secret") << "secret";
    std::ofstream(folder.path() / "model" / "images" / "roof.png") << "roof";
    fs::create_symlink("../secret", folder.path() / "model" / "link");
    const Inside inside(folder.path() / "model");
    for (const fs::path& root : {fs::path(), fs::path("."), fs::current_path()}) {
        INFO(root);
        CHECK(fs::equivalent(resolve_inside("images\\roof.png", root, root), "images/roof.png"));
        CHECK(resolve_inside("../secret", root, root).empty());
        CHECK(resolve_inside("images/../../secret", root, root).empty());
        CHECK(resolve_inside("link", root, root).empty());
        CHECK(resolve_inside("/etc/passwd", root, root).empty());
        CHECK(resolve_inside("images", root, root).empty());
    }
}

TEST_CASE("a larger root than the model's folder may be used up to its border") {
    const TemporaryFolder folder;
    fs::create_directories(folder.path() / "set" / "models");
    std::ofstream(folder.path() / "set" / "roof.png") << "roof";
    std::ofstream(folder.path() / "set.png") << "beside";
    const fs::path models = folder.path() / "set" / "models";
    CHECK_FALSE(resolve_inside("../roof.png", models, folder.path() / "set").empty());
    CHECK_FALSE(resolve_inside("../roof.png", models, folder.path() / "set" / "").empty());
    CHECK(resolve_inside("../roof.png", models, models).empty());
    CHECK(resolve_inside("../../set.png", models, folder.path() / "set").empty());
}
