#include "scenarios/kernel/track_file.hpp"

#include <cstring>

namespace smiletwin::scenarios {

namespace {

constexpr std::string_view magic = "smiletwin tracks 1\n";

template <typename T>
void put(std::string& bytes, const T& value) {
    char raw[sizeof(T)];
    std::memcpy(raw, &value, sizeof(T));
    bytes.append(raw, sizeof(T));
}

/// Takes values from the front; remembers when there was too little.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

    template <typename T>
    T take() {
        T value{};
        if (rest_.size() < sizeof(T)) {
            good_ = false;
            return value;
        }
        std::memcpy(&value, rest_.data(), sizeof(T));
        rest_.remove_prefix(sizeof(T));
        return value;
    }
    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] std::size_t left() const { return rest_.size(); }

private:
    std::string_view rest_;
    bool good_ = true;
};

constexpr std::size_t bytes_per_agent = sizeof(std::uint32_t) + 2 * sizeof(double);

geo::Problem damaged(const std::string& where) {
    return geo::Problem{{"error.result.damaged", {}}, where, {"help.result.damaged", {}}, {}};
}

} // namespace

std::string encode_tracks(const Tracks& tracks) {
    std::string bytes(magic);
    put(bytes, tracks.frame_step_s);
    put(bytes, static_cast<std::uint64_t>(tracks.frames.size()));
    for (const TrackFrame& frame : tracks.frames) {
        put(bytes, static_cast<std::uint64_t>(frame.agent.size()));
        for (std::size_t i = 0; i < frame.agent.size(); ++i) {
            put(bytes, frame.agent[i]);
            put(bytes, frame.position_crs[i].x);
            put(bytes, frame.position_crs[i].y);
        }
    }
    return bytes;
}

geo::Result<Tracks> decode_tracks(std::string_view bytes, const std::string& where) {
    if (!bytes.starts_with(magic)) {
        return damaged(where);
    }
    ByteReader reader(bytes.substr(magic.size()));
    Tracks tracks;
    tracks.frame_step_s = reader.take<double>();
    const auto frames = reader.take<std::uint64_t>();
    if (frames > reader.left()) { // each frame has at least its count
        return damaged(where);
    }
    for (std::uint64_t f = 0; f < frames && reader.good(); ++f) {
        TrackFrame frame;
        const auto agents = reader.take<std::uint64_t>();
        if (agents > reader.left() / bytes_per_agent) {
            return damaged(where);
        }
        for (std::uint64_t i = 0; i < agents; ++i) {
            frame.agent.push_back(reader.take<std::uint32_t>());
            const auto x = reader.take<double>();
            const auto y = reader.take<double>();
            frame.position_crs.push_back({x, y});
        }
        tracks.frames.push_back(std::move(frame));
    }
    if (!reader.good() || reader.left() != 0) {
        return damaged(where);
    }
    return tracks;
}

} // namespace smiletwin::scenarios
