#include "geo/io/xml_text.hpp"

#include "geo/io/xml_values.hpp"

namespace smiletwin::geo {

void XmlText::begin(std::string_view name, Attributes attributes) {
    out_.append(depth_, ' ');
    out_ += '<';
    out_ += name;
    for (const auto& [key, value] : attributes) {
        if (!value.empty()) {
            out_ += ' ';
            out_ += key;
            out_ += "=\"";
            add_xml_escaped(out_, value);
            out_ += '"';
        }
    }
    out_ += '>';
}

void XmlText::open(std::string_view name, Attributes attributes) {
    begin(name, attributes);
    out_ += '\n';
    ++depth_;
}

void XmlText::close(std::string_view name) {
    --depth_;
    out_.append(depth_, ' ');
    end_leaf(name);
}

void XmlText::leaf(std::string_view name, std::string_view text, Attributes attributes) {
    add_xml_escaped(begin_leaf(name, attributes), text);
    end_leaf(name);
}

std::string& XmlText::begin_leaf(std::string_view name, Attributes attributes) {
    begin(name, attributes);
    return out_;
}

void XmlText::line(std::string_view xml) {
    out_.append(depth_, ' ');
    out_ += xml;
    out_ += '\n';
}

void XmlText::end_leaf(std::string_view name) {
    out_ += "</";
    out_ += name;
    out_ += ">\n";
}

} // namespace smiletwin::geo
