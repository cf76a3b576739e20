#include "geo/io/cityjson_reading.hpp"

#include "geo/base/cpu_time.hpp"
#include "geo/base/parallel.hpp"
#include "geo/io/cityjson_document.hpp"
#include "geo/io/cityjson_sequence.hpp"

#include <simdjson.h>

#include <utility>

namespace smiletwin::geo {

namespace dom = simdjson::dom;

namespace {

constexpr std::size_t objects_per_part = 512;

std::string_view without_mark(std::string_view text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    return text.starts_with(byte_order_mark) ? text.substr(byte_order_mark.size()) : text;
}

/// A document as a whole, its objects by several threads.
Result<CityJsonFile>
read_document(std::string_view text, CityJsonImages& images, RunContext& context) {
    const double begin = thread_cpu_seconds();
    dom::parser parser;
    dom::element root;
    if (parser.parse(text.data(), text.size()).get(root) != simdjson::SUCCESS) {
        return damaged_cityjson(text);
    }
    const auto document = document_of(root, "CityJSON");
    if (!document) {
        return not_cityjson();
    }
    CityJsonFile file;
    read_cityjson_head(*document, file);
    const std::vector<Vec3d> positions = positions_of(*document, cityjson_transform(*document));
    const CityJsonTemplates templates = cityjson_templates(*document);
    const CityJsonLooks looks = cityjson_looks(*document, file.laid.appearances, images);
    std::vector<std::pair<std::string_view, dom::element>> entries;
    if (const auto objects = object_in(*document, "CityObjects")) {
        for (const auto [id, entry] : *objects) {
            entries.emplace_back(id, entry);
        }
    }
    file.file.cutting_cpu_seconds = thread_cpu_seconds() - begin;
    std::vector<CityJsonPart> parts((entries.size() + objects_per_part - 1) / objects_per_part);
    CpuSum reading;
    CityJsonCopies copies;
    parallel_blocks(entries.size(), objects_per_part, [&](std::size_t first, std::size_t end) {
        const CpuSum::Share share(reading);
        for (std::size_t i = first; i < end && !context.cancelled(); ++i) {
            const CityJsonSurroundings around{positions, templates, looks, copies};
            add_cityjson_object(
                entries[i].first, entries[i].second, around, parts[first / objects_per_part]);
        }
    });
    if (context.cancelled()) {
        return cancelled_problem();
    }
    if (copies.too_many()) {
        return too_many_instances();
    }
    file.file.reading_cpu_seconds = reading.seconds();
    take_parts(std::move(parts), templates, file);
    return file;
}

/// The first line alone is a document: the header of a sequence, or a file written in one line.
bool is_one_line(std::string_view line) {
    const std::size_t first = line.find_first_not_of(" \t\r\n");
    const std::size_t last = line.find_last_not_of(" \t\r\n");
    return first != std::string_view::npos && line[first] == '{' && line[last] == '}';
}

Result<CityJsonFile> read_file(
    const std::filesystem::path& path,
    CityJsonImages& images,
    RunContext& context,
    const CityJsonReadingOptions& options) {
    Result<std::unique_ptr<TextStream>> text = open_text(path);
    if (!text) {
        return text.problem();
    }
    const Result<TextPiece> head = (*text)->next(1, line_end);
    if (!head) {
        return head.problem();
    }
    const std::string_view first_line = without_mark(head->text);
    if (is_one_line(first_line)) {
        const Result<TextPiece> next = (*text)->next(options.part_bytes, line_end);
        if (!next) {
            return next.problem();
        }
        const bool alone = next->text.find_first_not_of(" \t\r\n") == std::string_view::npos;
        return alone ? read_document(first_line, images, context)
                     : read_cityjson_sequence(
                           {first_line, *next}, **text, options.part_bytes, images, context);
    }
    const Result<TextPiece> whole = read_text(path);
    return whole ? read_document(without_mark(whole->text), images, context)
                 : Result<CityJsonFile>(whole.problem());
}

} // namespace

Result<CityJsonFile> read_cityjson(
    const std::filesystem::path& path,
    const std::filesystem::path& root,
    RunContext& context,
    const CityJsonReadingOptions& options) {
    CityJsonImages images(path.parent_path(), root);
    Result<CityJsonFile> file = read_file(path, images, context, options);
    if (file) {
        file->found.textures = images.found();
        file->found.missing_images = images.missing();
        file->found.named_files = images.named_files();
    }
    return file;
}

} // namespace smiletwin::geo
