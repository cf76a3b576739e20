#include "geo/io/image_file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"
#include "viewer/scene/image_textures.hpp"

using namespace smiletwin;
using smiletwin::tests::TemporaryFolder;

namespace {

const osg::Texture2D* dressed(const std::filesystem::path& path) {
    static osg::ref_ptr<osg::StateSet> state;
    state = new osg::StateSet;
    geo::Appearance look;
    look.image = path;
    look.wrap = geo::TextureWrap::Mirror;
    viewer::dress_with_image(*state, look);
    for (unsigned unit = 0; unit < state->getNumTextureAttributeLists(); ++unit) {
        if (auto* found = state->getTextureAttribute(unit, osg::StateAttribute::TEXTURE)) {
            return dynamic_cast<const osg::Texture2D*>(found);
        }
    }
    return nullptr;
}

} // namespace

TEST_CASE("the picture of an appearance stands upright on a wall") {
    const TemporaryFolder folder;
    geo::Image image;
    image.width = 1;
    image.height = 2;
    image.rgba = {255, 0, 0, 255, 0, 0, 255, 255}; // red above blue
    REQUIRE(geo::write_png(folder.path() / "wall.png", image).ok());
    const osg::Texture2D* texture = dressed(folder.path() / "wall.png");
    REQUIRE(texture != nullptr);
    CHECK(texture->getWrap(osg::Texture::WRAP_S) == osg::Texture::MIRROR);
    REQUIRE(texture->getImage() != nullptr);
    CHECK(texture->getImage()->data(0, 0)[2] == 255); // rows count from below
    CHECK(texture->getImage()->data(0, 1)[0] == 255);
}

TEST_CASE("what is no PNG, JPEG or TIFF dresses nothing, whatever it is called") {
    const TemporaryFolder folder;
    CHECK(dressed(folder.file("scene.osgt", "#Ascii Scene\nosg::Image {}\n")) == nullptr);
    CHECK(dressed(folder.file("wall.png", "no picture")) == nullptr);
    CHECK(dressed(folder.path() / "nothing.png") == nullptr);
}
