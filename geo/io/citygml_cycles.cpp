#include "geo/io/citygml_cycles.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace smiletwin::geo {

namespace {

constexpr const char* reason = "xlink_cycle";

/// Geometry elements with an id, and what they hold or refer to.
class Links {
public:
    void add(std::uint64_t from, std::uint64_t to, const std::string& object) {
        const std::uint32_t begin = node(from);
        const std::uint32_t end = node(to);
        nodes_[begin].targets.push_back({end, &object});
    }

    /// Calls found(object) for each link that closes a circle.
    template <typename Found>
    void each_cycle(const Found& found) {
        for (std::uint32_t start = 0; start < nodes_.size(); ++start) {
            if (nodes_[start].state == State::Unseen) {
                walk(start, found);
            }
        }
    }

private:
    enum class State : std::uint8_t { Unseen, OnTheWay, Done };
    struct Target {
        std::uint32_t node = 0;
        const std::string* object = nullptr;
    };
    struct Node {
        std::vector<Target> targets;
        State state = State::Unseen;
    };

    std::uint32_t node(std::uint64_t hash) {
        const auto next = static_cast<std::uint32_t>(nodes_.size());
        const auto [entry, is_new] = by_hash_.try_emplace(hash, next);
        if (is_new) {
            nodes_.emplace_back();
        }
        return entry->second;
    }

    /// Depth first, without recursion: files may nest as they like.
    template <typename Found>
    void walk(std::uint32_t start, const Found& found) {
        std::vector<std::pair<std::uint32_t, std::size_t>> way{{start, 0}};
        nodes_[start].state = State::OnTheWay;
        while (!way.empty()) {
            auto& [at, next] = way.back();
            if (next == nodes_[at].targets.size()) {
                nodes_[at].state = State::Done;
                way.pop_back();
                continue;
            }
            const Target target = nodes_[at].targets[next++];
            if (nodes_[target.node].state == State::OnTheWay) {
                found(*target.object);
            } else if (nodes_[target.node].state == State::Unseen) {
                nodes_[target.node].state = State::OnTheWay;
                way.emplace_back(target.node, 0);
            }
        }
    }

    std::unordered_map<std::uint64_t, std::uint32_t> by_hash_;
    std::vector<Node> nodes_;
};

} // namespace

void count_cycles(const RawFile& file, ImportReport& report) {
    Links links;
    for (const RawModel& part : file.parts) {
        for (const GeometryLink& link : part.links) {
            links.add(link.from, link.to, part.objects[link.object].id);
        }
        for (const Reference& open : part.references) {
            if (open.from != 0) {
                links.add(open.from, open.hash, part.objects[open.object].id);
            }
        }
    }
    links.each_cycle([&report](const std::string& object) {
        ++report.ignored[reason];
        report.findings.add({reason, FindingAction::Ignored, object, {}, {}});
    });
}

} // namespace smiletwin::geo
