#include "geo/io/cityjson_importer.hpp"

#include "geo/base/byte_order_mark.hpp"
#include "geo/base/cpu_time.hpp"
#include "geo/base/hash.hpp"
#include "geo/base/trimmed.hpp"
#include "geo/io/cityjson_reading.hpp"
#include "geo/io/json_members.hpp"
#include "geo/io/raw_city_import.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <unordered_map>

namespace smiletwin::geo {

namespace {

/// "type": "CityJSON", which schemas of CityJSON say in other words.
bool states_cityjson(std::string_view text) {
    constexpr std::string_view type = R"("CityJSON")";
    for (std::size_t at = text.find(type); at != std::string_view::npos;
         at = text.find(type, at + 1)) {
        std::string_view before = trimmed(text.substr(0, at));
        // "type" may be written with escapes.
        if (!before.ends_with(':')) {
            continue;
        }
        before.remove_suffix(1);
        before = trimmed(before);
        const std::size_t quote = before.substr(0, before.size() - 1).rfind('"');
        if (quote != std::string_view::npos && is_json_key(before.substr(quote), R"("type")")) {
            return true;
        }
    }
    return false;
}

/// What is plain in UTF-16 as UTF-8.
std::string without_zeros(std::string text) {
    std::erase(text, '\0');
    return text;
}

int cityjson_confidence(const FileHead& head) {
    const auto has = [&](std::string_view word) {
        return head.bytes.find(word) != std::string::npos;
    };
    const bool is_named = head.path.filename().string().find(".city.json") != std::string::npos;
    if (!trimmed(without_byte_order_mark(head.bytes)).starts_with('{')) {
        // In another encoding it is refused with that reason.
        const bool is_told = is_named || states_cityjson(without_zeros(head.bytes));
        return is_told && head.bytes.substr(0, 16).find('{') != std::string::npos ? 1 : 0;
    }
    const bool is_schema = has("\"$schema\"") || has("\"properties\"");
    if (states_cityjson(head.bytes) || (!is_schema && has("\"CityObjects\""))) {
        return 2;
    }
    // The members of a JSON object have no order: the type may stand at the end.
    const bool has_members = !is_schema && (has("\"vertices\"") || has("\"transform\""));
    return has_members || is_named ? 1 : 0;
}

struct IdHash {
    std::size_t operator()(std::string_view id) const { return hash_text(id); }
};

/// Objects name their parents by id: the first one that is no group, which stands beside what
/// objects are parts of (CityJSON 2.0.1, chapter 2.2). A circle of parents is cut where it closes.
void link_parents(
    City& city, const std::vector<std::vector<std::string>>& parent_ids, ImportReport& report) {
    std::unordered_map<std::string_view, std::int32_t, IdHash> by_id;
    by_id.reserve(city.objects.size());
    for (std::size_t i = 0; i < city.objects.size(); ++i) {
        by_id.emplace(city.objects[i].id, static_cast<std::int32_t>(i));
    }
    const auto object = [&city](std::int32_t index) -> CityObject& {
        return city.objects[static_cast<std::size_t>(index)];
    };
    const auto leads_to = [&object](std::int32_t from, std::int32_t to) {
        while (from >= 0 && from != to) {
            from = object(from).parent;
        }
        return from == to;
    };
    for (std::size_t i = 0; i < city.objects.size(); ++i) {
        const auto own = static_cast<std::int32_t>(i);
        for (const std::string& id : parent_ids[i]) {
            const auto parent = by_id.find(id);
            if (parent == by_id.end()) {
                ++report.unresolved_references;
            } else if (object(parent->second).type == "CityObjectGroup") {
                continue;
            } else if (leads_to(parent->second, own)) {
                ++report.unresolved_references;
            } else {
                object(own).parent = parent->second;
                break;
            }
        }
    }
}

Result<Imported> import_cityjson(
    const std::filesystem::path& path, const ImportOptions& options, RunContext& context) {
    const auto started = std::chrono::steady_clock::now();
    Result<CityJsonFile> file = read_cityjson(path, data_root(path, options), context);
    if (!file) {
        Problem problem = file.problem();
        problem.where = path.string();
        return problem;
    }
    ReadCity read{
        path,
        "cityjson",
        std::move(file->file),
        std::move(file->laid),
        std::move(file->found),
        started};
    for (Problem& warning : read.report.warnings) {
        warning.where = path.string();
    }
    read.report.phases.push_back({"parse", read.file.cutting_cpu_seconds, false});
    read.report.phases.push_back({"read", read.file.reading_cpu_seconds, true});
    City city = finish_city_import(read, options);
    city.document_members.push_back(std::move(file->document_members));
    link_parents(city, file->parent_ids, read.report);
    return imported_city(std::move(read), std::move(city));
}

} // namespace

Format cityjson_format() {
    return {
        "cityjson",
        "format.cityjson",
        {".json", ".jsonl"},
        cityjson_confidence,
        import_cityjson,
        true,
        true};
}

} // namespace smiletwin::geo
