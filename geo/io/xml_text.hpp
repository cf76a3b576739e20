// Elements of XML added to a text, one in a line, indented.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace smiletwin::geo {

class XmlText {
public:
    /// Those without a value are left out.
    using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    explicit XmlText(std::string& out) : out_(out) {}

    void open(std::string_view name, Attributes attributes = {});
    void close(std::string_view name);
    /// An element with text alone.
    void leaf(std::string_view name, std::string_view text, Attributes attributes = {});
    /// As `leaf`; what the returned string gets is the text, which needs no escaping. Ends with
    /// `end_leaf`.
    std::string& begin_leaf(std::string_view name, Attributes attributes = {});
    void end_leaf(std::string_view name);
    /// Elements that are text already, in a line of their own.
    void line(std::string_view xml);

private:
    void begin(std::string_view name, Attributes attributes);

    std::string& out_;
    std::size_t depth_ = 0;
};

} // namespace smiletwin::geo
