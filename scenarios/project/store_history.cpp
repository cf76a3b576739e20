#include "scenarios/project/store_history.hpp"

#include "geo/base/json.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

namespace smiletwin::scenarios {

namespace {

geo::Json label_to_json(const geo::Message& label) {
    geo::Json values = geo::Json::object();
    for (const auto& [name, value] : label.values) {
        values.set(name, value);
    }
    geo::Json json;
    json.set("key", label.key).set("values", std::move(values));
    return json;
}

geo::Message label_from_json(const std::string& text) {
    geo::Message label;
    if (const auto json = geo::parse_json(text, {})) {
        label.key = (*json)["key"].to_string();
        for (const auto& [name, value] : (*json)["values"].members()) {
            label.values.emplace_back(name, value.to_string());
        }
    }
    return label;
}

} // namespace

void write_step(
    const Database& database,
    std::size_t seq,
    const HistoryLine& line,
    const std::vector<RowChange>& changes) {
    Statement insert = database.prepare("INSERT INTO smile_history VALUES (?, ?, ?, ?)");
    insert.whole(static_cast<std::int64_t>(seq))
        .text(geo::dump_json(label_to_json(line.label)))
        .text(line.time_utc)
        .text(geo::dump_json(changes_to_json(changes)))
        .run();
}

void write_position(const Database& database, std::size_t position) {
    Statement update = database.prepare("UPDATE smile_meta SET value = ? WHERE key = 'position'");
    update.whole(static_cast<std::int64_t>(position)).run();
}

geo::Result<History> read_history(const Database& database) {
    History history;
    Statement select =
        database.prepare("SELECT label, time_utc, changes FROM smile_history ORDER BY seq");
    while (select.step()) {
        const auto json = geo::parse_json(select.column_text(2), {});
        if (!json) {
            return json.problem();
        }
        auto changes = changes_from_json(*json);
        if (!changes) {
            return changes.problem();
        }
        history.lines.push_back({label_from_json(select.column_text(0)), select.column_text(1)});
        history.changes.push_back(std::move(*changes));
    }
    const auto position = static_cast<std::size_t>(
        database.number("SELECT value FROM smile_meta WHERE key = 'position'"));
    history.position = std::min(position, history.lines.size());
    return history;
}

} // namespace smiletwin::scenarios
