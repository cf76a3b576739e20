#include "geo/io/gml_tree.hpp"

#include "geo/io/xml_characters.hpp"
#include "geo/io/xml_reader.hpp"

#include <algorithm>

namespace smiletwin::geo {

namespace {

// About 2 GB of memory; the largest land-use plans of whole cities have some hundred thousand.
constexpr std::size_t most_elements = 10'000'000;

void trim(std::string& text) {
    const auto is_text = [](char c) { return !is_xml_blank(c); };
    text.erase(std::find_if(text.rbegin(), text.rend(), is_text).base(), text.end());
    text.erase(text.begin(), std::find_if(text.begin(), text.end(), is_text));
}

class TreeBuilder : public XmlHandler {
public:
    explicit TreeBuilder(GmlTree& tree) : tree_(tree) {}

    std::optional<Problem> start(XmlName name, std::span<const XmlAttribute> attributes) override {
        if (++count_ > most_elements) {
            return Problem{{"error.xml.too_large", {}}, {}, {"help.xml.not_a_city_model", {}}, {}};
        }
        // Only the last child of each open element is open, so no list of children grows while
        // somebody points into it.
        GmlNode& node = open_.empty() ? tree_.root : open_.back()->children.emplace_back();
        node.name = name.local;
        node.is_gml = name.space.find("opengis.net/gml") != std::string_view::npos;
        const bool is_ours = name.space.find("opengis.net") == std::string_view::npos;
        if (tree_.root_space.empty() && is_ours) {
            tree_.root_space = name.space;
        }
        for (const XmlAttribute& attribute : attributes) {
            node.attributes.emplace_back(attribute.name.local, attribute.value);
        }
        open_.push_back(&node);
        return std::nullopt;
    }

    void end(XmlName /*name*/) override {
        trim(open_.back()->text);
        open_.pop_back();
    }

    void text(std::string_view piece, bool /*stays*/) override {
        if (!open_.empty()) {
            open_.back()->text += piece;
        }
    }

private:
    GmlTree& tree_;
    std::vector<GmlNode*> open_;
    std::size_t count_ = 0;
};

void add_to_index(const GmlNode& node, GmlIndex& index) {
    const std::string_view id = node.attribute("id");
    if (!id.empty()) {
        index.emplace(id, &node);
    }
    for (const GmlNode& child : node.children) {
        add_to_index(child, index);
    }
}

} // namespace

std::string_view GmlNode::attribute(std::string_view key) const {
    const auto found = std::find_if(attributes.begin(), attributes.end(), [key](const auto& pair) {
        return pair.first == key;
    });
    return found != attributes.end() ? std::string_view(found->second) : std::string_view{};
}

const GmlNode* GmlNode::child(std::string_view child_name) const {
    const auto found = std::find_if(
        children.begin(), children.end(), [&](const GmlNode& c) { return c.name == child_name; });
    return found != children.end() ? &*found : nullptr;
}

Result<GmlTree> read_gml_tree(const std::filesystem::path& path, RunContext& context) {
    GmlTree tree;
    TreeBuilder builder(tree);
    const Result<Done> done = read_xml(path, builder, context);
    if (!done) {
        return done.problem();
    }
    return tree;
}

GmlIndex index_of(const GmlNode& root) {
    GmlIndex index;
    add_to_index(root, index);
    return index;
}

const GmlNode* target_of(const GmlNode& node, const GmlIndex& index) {
    const std::string_view reference = node.attribute("href");
    if (!reference.starts_with('#')) {
        return nullptr;
    }
    const auto found = index.find(reference.substr(1));
    return found != index.end() ? found->second : nullptr;
}

} // namespace smiletwin::geo
