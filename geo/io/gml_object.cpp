#include "geo/io/gml_object.hpp"

#include "geo/io/gml_plan_geometry.hpp"

#include <algorithm>

namespace smiletwin::geo {

namespace {

class FieldReader {
public:
    FieldReader(const GmlIndex& index, const GmlWords& words, std::set<const GmlNode*>& texts_used)
        : index_(index), words_(words), texts_used_(texts_used) {}

    GmlObject read(const GmlNode& object) {
        if (words_.kind) {
            put("Objektart", words_.kind(object.name));
        }
        put("Klasse", object.name);
        add_properties(object, {});
        return std::move(result_);
    }

private:
    void add_properties(const GmlNode& owner, const std::string& prefix) {
        for (const GmlNode& property : owner.children) {
            if (property.name != "boundedBy") {
                add_property(owner, property, prefix);
            }
        }
    }

    void add_property(const GmlNode& owner, const GmlNode& property, const std::string& prefix) {
        const std::string key = prefix + property.name;
        if (property.children.empty()) {
            add_value(owner, property, key);
        }
        for (const GmlNode& value : property.children) {
            if (GmlPlanReader::is_geometry(value)) {
                result_.geometries.push_back(&value);
            } else {
                add_properties(value, key + ".");
            }
        }
    }

    void add_value(const GmlNode& owner, const GmlNode& property, const std::string& key) {
        if (const GmlNode* target = target_of(property, index_)) {
            if (GmlPlanReader::is_geometry(*target)) {
                result_.geometries.push_back(target);
                return;
            }
            if (target->name.ends_with("TextAbschnitt")) {
                texts_used_.insert(target);
                put(key, text_of(*target));
                return;
            }
        }
        if (property.text.empty()) {
            std::string_view reference = property.attribute("href");
            reference.remove_prefix(reference.starts_with('#') ? 1 : 0);
            put(key, reference);
            return;
        }
        const std::string_view unit = property.attribute("uom");
        put(unit.empty() ? key : key + " [" + std::string(unit) + "]", property.text);
        if (words_.meaning) {
            put(key + " (Bedeutung)", words_.meaning(owner.name, property.name, property.text));
        }
    }

    static std::string text_of(const GmlNode& section) {
        const GmlNode* key = section.child("schluessel");
        const GmlNode* text = section.child("text");
        std::string result = key != nullptr ? key->text : std::string();
        if (text != nullptr && !text->text.empty()) {
            result += (result.empty() ? "" : ": ") + text->text;
        }
        return result.empty() ? std::string(section.attribute("id")) : result;
    }

    void put(const std::string& key, std::string_view value) {
        if (value.empty()) {
            return;
        }
        auto& fields = result_.fields;
        const auto found = std::find_if(
            fields.begin(), fields.end(), [&key](const auto& field) { return field.first == key; });
        if (found == fields.end()) {
            fields.emplace_back(key, value);
        } else {
            found->second.append("; ").append(value);
        }
    }

    const GmlIndex& index_;
    const GmlWords& words_;
    std::set<const GmlNode*>& texts_used_;
    GmlObject result_;
};

} // namespace

GmlObject gml_object(
    const GmlNode& object,
    const GmlIndex& index,
    const GmlWords& words,
    std::set<const GmlNode*>& texts_used) {
    return FieldReader(index, words, texts_used).read(object);
}

} // namespace smiletwin::geo
