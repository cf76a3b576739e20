#include "geo/io/citygml_versions.hpp"

#include "geo/io/xml_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace smiletwin::geo {

namespace {

constexpr std::string_view transaction_prefix = "transaction.";

using Members = std::vector<const Attribute*>;

/// Writes one version in the order of the schema and counts what it has no place for.
class VersionText {
public:
    VersionText(
        const CityVersion& version,
        const std::map<std::string, std::string>& ids,
        XmlText& xml,
        WriteReport& report)
        : version_(version)
        , ids_(ids)
        , xml_(xml)
        , report_(report)
        , written_(version.attributes.size(), false) {}

    void write(std::string_view id) {
        const std::string type = version_.is_transition ? "VersionTransition" : "Version";
        const std::string member =
            version_.is_transition ? "core:versionTransitionMember" : "core:versionMember";
        xml_.open(member);
        xml_.open("vers:" + type, {{"gml:id", id}});
        values("description", "gml:description", false);
        values("name", "gml:name", true);
        for (const char* name : {"creationDate", "terminationDate", "validFrom", "validTo"}) {
            dates(name);
        }
        if (version_.is_transition) {
            write_transition();
        } else {
            values("tag", "vers:tag", true);
            references("versionMember", true);
        }
        xml_.close("vers:" + type);
        xml_.close(member);
        const auto lost = std::count(written_.begin(), written_.end(), false);
        report_.lost_if(lost > 0, "attributes", static_cast<std::uint64_t>(lost));
    }

private:
    void write_transition() {
        values("reason", "vers:reason", false);
        choice("clonePredecessor", {"true", "false", "1", "0"}, "false");
        choice("type", {"planned", "realized", "historicalSuccession", "fork", "merge"}, {});
        references("from", false);
        references("to", false);
        for (std::size_t i = 0; i < version_.attributes.size(); ++i) {
            if (!written_[i] && version_.attributes[i].name == "transaction.type") {
                write_transaction(i);
            }
        }
    }

    /// Of its type and what follows until the next one.
    void write_transaction(std::size_t first) {
        const std::string& type = version_.attributes[first].value;
        if (type != "insert" && type != "delete" && type != "replace") {
            return;
        }
        xml_.open("vers:transaction");
        xml_.open("vers:Transaction");
        xml_.leaf("vers:type", type);
        written_[first] = true;
        std::size_t end = first + 1;
        while (end < version_.attributes.size() &&
               version_.attributes[end].name != "transaction.type") {
            ++end;
        }
        for (const char* name : {"oldFeature", "newFeature"}) {
            for (std::size_t i = first + 1; i < end; ++i) {
                if (!written_[i] &&
                    version_.attributes[i].name == std::string(transaction_prefix) + name) {
                    write_reference(i, std::string("vers:") + name);
                    break;
                }
            }
        }
        xml_.close("vers:Transaction");
        xml_.close("vers:transaction");
    }

    template <typename Fits>
    void each(std::string_view name, bool many, const Fits& write_if_it_fits) {
        for (std::size_t i = 0; i < version_.attributes.size(); ++i) {
            if (!written_[i] && version_.attributes[i].name == name && write_if_it_fits(i)) {
                written_[i] = true;
                if (!many) {
                    return;
                }
            }
        }
    }

    void values(std::string_view name, std::string_view element, bool many) {
        each(name, many, [&](std::size_t i) {
            xml_.leaf(element, version_.attributes[i].value);
            return true;
        });
    }

    void dates(std::string_view name) {
        each(name, false, [&](std::size_t i) {
            const bool fits = is_xs_date_time(version_.attributes[i].value);
            if (fits) {
                xml_.leaf(fmt::format("core:{}", name), version_.attributes[i].value);
            }
            return fits;
        });
    }

    void choice(
        std::string_view name,
        std::initializer_list<std::string_view> allowed,
        std::string_view otherwise) {
        bool any = false;
        each(name, false, [&](std::size_t i) {
            any = std::find(allowed.begin(), allowed.end(), version_.attributes[i].value) !=
                  allowed.end();
            if (any) {
                xml_.leaf(fmt::format("vers:{}", name), version_.attributes[i].value);
            }
            return any;
        });
        if (!any && !otherwise.empty()) {
            xml_.leaf(fmt::format("vers:{}", name), otherwise);
        }
    }

    void references(std::string_view name, bool many) {
        each(name, many, [&](std::size_t i) {
            write_reference(i, fmt::format("vers:{}", name));
            return written_[i];
        });
    }

    void write_reference(std::size_t i, const std::string& element) {
        std::string target = version_.attributes[i].value;
        if (target.starts_with('#')) {
            const auto renamed = ids_.find(target.substr(1));
            target = renamed != ids_.end() ? '#' + renamed->second : target;
        }
        if (is_plain_uri(target)) {
            xml_.leaf(element, {}, {{"xlink:href", target}});
            written_[i] = true;
        }
    }

    const CityVersion& version_;
    const std::map<std::string, std::string>& ids_;
    XmlText& xml_;
    WriteReport& report_;
    std::vector<bool> written_;
};

} // namespace

bool is_version(std::string_view local) {
    return local == "Version" || local == "VersionTransition";
}

void VersionCollector::begin(const PolygonPlace& /*place*/, std::string_view id) {
    version_ = {};
    version_.id = id;
    version_.is_transition = is_transition_;
    in_transaction_ = false;
}

void VersionCollector::add(std::string_view local, std::string_view value, AttributeKind kind) {
    const std::string prefix(in_transaction_ ? transaction_prefix : std::string_view());
    version_.attributes.push_back({prefix + std::string(local), std::string(value), {}, kind});
}

void VersionCollector::start(std::string_view local, const Said& said) {
    in_transaction_ = in_transaction_ || local == "Transaction";
    if (!said.href.empty()) {
        add(local, said.href, AttributeKind::Uri);
    }
}

void VersionCollector::value(
    std::string_view local,
    std::string_view text,
    std::uint8_t /*srs*/,
    std::uint8_t /*dimension*/) {
    if (!text.empty()) {
        add(local, text, local.ends_with("Date") ? AttributeKind::Date : AttributeKind::Text);
    }
}

void VersionCollector::leave(std::string_view local) {
    in_transaction_ = in_transaction_ && local != "Transaction";
}

void VersionCollector::end() {
    model_.versions.push_back(std::move(version_));
}

void count_versions(const City& city, ImportReport& report) {
    for (const CityVersion& version : city.versions) {
        if (version.is_transition) {
            ++report.version_transitions;
            continue;
        }
        const auto members = std::count_if(
            version.attributes.begin(), version.attributes.end(), [](const Attribute& one) {
                return one.name == "versionMember";
            });
        report.versions[version.id] += static_cast<std::uint64_t>(members);
    }
}

void write_versions(
    const City& city, std::span<const std::string> ids, XmlText& xml, WriteReport& report) {
    std::map<std::string, std::string> written_ids;
    std::set<std::string> used(ids.begin(), ids.end());
    for (std::size_t i = 0; i < city.objects.size(); ++i) {
        written_ids.try_emplace(city.objects[i].id, ids[i]);
    }
    std::vector<std::string> own;
    for (const CityVersion& version : city.versions) {
        const std::string wanted = version.id.empty() ? "version" : ncname_of(version.id);
        std::string id = wanted;
        for (int number = 2; !used.insert(id).second; ++number) {
            id = fmt::format("{}_{}", wanted, number);
        }
        report.lost_if(!version.id.empty() && id != version.id, "id");
        own.push_back(std::move(id));
        written_ids.try_emplace(version.id, own.back());
    }
    for (std::size_t i = 0; i < city.versions.size(); ++i) {
        VersionText(city.versions[i], written_ids, xml, report).write(own[i]);
    }
}

} // namespace smiletwin::geo
