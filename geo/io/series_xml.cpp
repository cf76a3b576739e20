#include "geo/base/trimmed.hpp"
#include "geo/io/series_files.hpp"
#include "geo/io/series_time.hpp"
#include "geo/io/xml_reader.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace smiletwin::geo {

namespace {

std::vector<std::string> words(std::string_view text) {
    constexpr std::string_view between = " \t\r\n,";
    std::vector<std::string> list;
    while (!(text = text.substr(std::min(text.find_first_not_of(between), text.size()))).empty()) {
        const std::string_view word = text.substr(0, text.find_first_of(between));
        list.emplace_back(word);
        text.remove_prefix(word.size());
    }
    return list;
}

bool is_pair(std::string_view local) {
    return local.ends_with("TVP") || local == "TimeValuePair";
}

bool is_value_list(std::string_view local) {
    return local == "QuantityList" || local == "tupleList" || local == "doubleOrNilReasonTupleList";
}

/// Names are those of TimeseriesML and WaterML, whatever the version of their namespace.
class SeriesHandler : public XmlHandler {
public:
    std::optional<Problem> start(XmlName name, std::span<const XmlAttribute> attributes) override {
        text_.clear();
        if (is_pair(name.local)) {
            pair_ = {};
            has_time_ = false;
        }
        const bool is_unit = name.local == "uom";
        for (const XmlAttribute& attribute : attributes) {
            const std::string_view key = attribute.name.local;
            if (series_.unit.empty() && ((is_unit && key == "code") || key == "uom")) {
                series_.unit = attribute.value;
            }
        }
        return std::nullopt;
    }

    void end(XmlName name) override {
        const std::string_view content = trimmed(text_);
        if (name.local == "time") {
            pair_.time = content;
            has_time_ = true;
        } else if (name.local == "value") {
            pair_.value = content;
        } else if (is_pair(name.local)) {
            take_pair();
        } else if (name.local == "baseTime") {
            base_time_ = content;
        } else if (name.local == "spacing") {
            spacing_ = content;
        } else if (name.local == "timePositionList") {
            times_ = words(content);
        } else if (is_value_list(name.local)) {
            values_ = words(content);
        }
        text_.clear();
    }

    void text(std::string_view piece, bool /*stays*/) override { text_ += piece; }

    SeriesFile series() && {
        for (std::size_t i = 0; i < std::min(times_.size(), values_.size()); ++i) {
            series_.pairs.push_back({std::move(times_[i]), std::move(values_[i])});
        }
        return std::move(series_);
    }

private:
    /// Values that are missing ("xsi:nil") leave an empty one, which nobody takes for a number.
    void take_pair() {
        if (!has_time_ && !base_time_.empty()) {
            pair_.time = spaced_time();
        }
        ++points_;
        if (!pair_.value.empty()) {
            series_.pairs.push_back(std::move(pair_));
        }
    }

    std::string spaced_time() {
        const auto base = series_time(base_time_, TimeZone::utc());
        next_ = points_ == 0 ? base : next_ ? after_duration(*next_, spacing_) : std::nullopt;
        return next_ ? format_iso_utc(*next_) : std::string();
    }

    SeriesFile series_;
    std::string text_;
    RawSeries::Pair pair_;
    bool has_time_ = false;
    std::string base_time_;
    std::string spacing_;
    std::optional<UtcTime> next_;
    std::size_t points_ = 0;
    std::vector<std::string> times_;
    std::vector<std::string> values_;
};

} // namespace

Result<SeriesFile> read_series_xml(const std::filesystem::path& path, RunContext& context) {
    SeriesHandler handler;
    const Result<Done> read = read_xml(path, handler, context);
    return read ? Result<SeriesFile>(std::move(handler).series()) : read.problem();
}

} // namespace smiletwin::geo
