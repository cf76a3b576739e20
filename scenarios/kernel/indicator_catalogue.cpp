#include "scenarios/kernel/indicator_catalogue.hpp"

#include "geo/base/json.hpp"
#include "scenarios/measures/catalogue_effects.hpp"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

namespace smiletwin::scenarios {

namespace {

using catalogue_file::wrong_member;

constexpr std::array directions{Direction::Lower, Direction::Higher, Direction::Neutral};
constexpr std::array kinds{
    IndicatorKind::Measured,
    IndicatorKind::Computed,
    IndicatorKind::Modelled,
    IndicatorKind::Assumed,
    IndicatorKind::Counted};
constexpr int most_decimals = 6;
constexpr int most_theme = 7;

geo::Problem malformed(const std::filesystem::path& file, std::string_view member) {
    return {
        {"error.catalogue.malformed", {{"member", std::string(member)}}},
        file.string(),
        {"help.indicators.docs", {}},
        {}};
}

std::optional<double> optional_number(const geo::Json& json) {
    return json.is_number() ? std::optional(json.to_double()) : std::nullopt;
}

/// One file on its way to a definition; the first member that does not fit is kept.
class DefinitionFile {
public:
    explicit DefinitionFile(const geo::Json& file) : file_(file) {
        wrong_ = wrong_member(
            file,
            {"id",
             "order",
             "unit",
             "decimals",
             "better",
             "kind",
             "core_goals",
             "themes",
             "inputs",
             "error"},
            {});
    }

    IndicatorDefinition read() {
        IndicatorDefinition definition;
        definition.id = file_["id"].to_string();
        definition.unit = file_["unit"].to_string();
        definition.decimals = static_cast<int>(file_["decimals"].to_int());
        require("id", !definition.id.empty());
        require("order", file_["order"].is_number());
        require("unit", file_["unit"].is_string());
        require("decimals", 0 <= definition.decimals && definition.decimals <= most_decimals);
        definition.direction = one_of("better", directions, direction_name);
        definition.kind = one_of("kind", kinds, indicator_kind_name);
        definition.core_goals = names("core_goals");
        definition.inputs = names("inputs");
        for (const geo::Json& theme : file_["themes"].items()) {
            definition.themes.push_back(static_cast<int>(theme.to_int()));
            require("themes", 1 <= theme.to_int() && theme.to_int() <= most_theme);
        }
        read_error(definition);
        return definition;
    }
    [[nodiscard]] const std::string& wrong() const { return wrong_; }

private:
    void require(std::string_view member, bool fits) {
        if (!fits && wrong_.empty()) {
            wrong_ = member;
        }
    }

    template <typename Values, typename NameOf>
    typename Values::value_type
    one_of(std::string_view member, const Values& values, const NameOf& name_of) {
        const std::string& name = file_[member].to_string();
        const auto found = std::find_if(
            values.begin(), values.end(), [&](auto value) { return name_of(value) == name; });
        require(member, found != values.end());
        return found != values.end() ? *found : values.front();
    }

    std::vector<std::string> names(std::string_view member) {
        std::vector<std::string> read;
        for (const geo::Json& name : file_[member].items()) {
            require(member, !name.to_string().empty());
            read.push_back(name.to_string());
        }
        require(member, !read.empty());
        return read;
    }

    void read_error(IndicatorDefinition& definition) {
        const geo::Json& error = file_["error"];
        const std::string wrong =
            wrong_member(error, {"range", "source"}, {"absolute", "difference"});
        require(wrong.empty() ? "error" : wrong, wrong.empty());
        definition.error_absolute = optional_number(error["absolute"]);
        definition.error_difference = optional_number(error["difference"]);
        definition.has_range = error["range"].to_bool();
        definition.error_source = error["source"].to_string();
        require("source", !definition.error_source.empty());
    }

    const geo::Json& file_;
    std::string wrong_;
};

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".json") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

std::string_view direction_name(Direction direction) {
    switch (direction) {
    case Direction::Lower:
        return "lower";
    case Direction::Higher:
        return "higher";
    case Direction::Neutral:
        return "neutral";
    }
    return "neutral";
}

std::string_view indicator_kind_name(IndicatorKind kind) {
    switch (kind) {
    case IndicatorKind::Measured:
        return "measured";
    case IndicatorKind::Computed:
        return "computed";
    case IndicatorKind::Modelled:
        return "modelled";
    case IndicatorKind::Assumed:
        return "assumed";
    case IndicatorKind::Counted:
        return "counted";
    }
    return "computed";
}

geo::Stamp stamp_of(IndicatorKind kind) {
    switch (kind) {
    case IndicatorKind::Measured:
        return geo::Stamp::Measured;
    case IndicatorKind::Assumed:
        return geo::Stamp::Assumed;
    default:
        return geo::Stamp::Computed;
    }
}

geo::Result<IndicatorCatalogue> IndicatorCatalogue::load(const std::filesystem::path& folder) {
    std::vector<std::pair<std::int64_t, IndicatorDefinition>> ordered;
    for (const std::filesystem::path& path : files_in(folder)) {
        const geo::Result<geo::Json> json = geo::read_json_file(path);
        if (!json) {
            return json.problem();
        }
        DefinitionFile file(*json);
        IndicatorDefinition definition = file.read();
        if (!file.wrong().empty()) {
            return malformed(path, file.wrong());
        }
        if (path.stem().string() != definition.id) { // so that no id is there twice
            return malformed(path, "id");
        }
        ordered.emplace_back((*json)["order"].to_int(), std::move(definition));
    }
    std::stable_sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) {
        return a.first < b.first;
    });
    IndicatorCatalogue catalogue;
    for (auto& [order, definition] : ordered) {
        catalogue.all_.push_back(std::move(definition));
    }
    return catalogue;
}

const IndicatorDefinition* IndicatorCatalogue::find(std::string_view id) const {
    const auto found = std::find_if(
        all_.begin(), all_.end(), [id](const auto& definition) { return definition.id == id; });
    return found != all_.end() ? &*found : nullptr;
}

} // namespace smiletwin::scenarios
