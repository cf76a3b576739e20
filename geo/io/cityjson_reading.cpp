#include "geo/io/cityjson_reading.hpp"

#include "geo/base/byte_order_mark.hpp"
#include "geo/base/cpu_time.hpp"
#include "geo/base/parallel.hpp"
#include "geo/base/trimmed.hpp"
#include "geo/io/cityjson_cut.hpp"
#include "geo/io/cityjson_document.hpp"
#include "geo/io/cityjson_sequence.hpp"
#include "geo/io/cityjson_vertices.hpp"
#include "geo/io/long_text.hpp"

#include <simdjson.h>

#include <algorithm>
#include <atomic>
#include <utility>

namespace smiletwin::geo {

namespace dom = simdjson::dom;

namespace {

/// Objects of a document, by several threads.
class ObjectReader {
public:
    ObjectReader(const std::vector<JsonMember>& objects, const CityJsonSurroundings& around)
        : objects_(objects), around_(around) {}

    /// False when cancelled or damaged.
    bool run(RunContext& context) {
        constexpr std::size_t objects_per_part = 512;
        parts_.resize((objects_.size() + objects_per_part - 1) / objects_per_part);
        parallel_blocks(objects_.size(), objects_per_part, [&](std::size_t first, std::size_t end) {
            const CpuSum::Share share(reading_);
            CityJsonPart& part = parts_[first / objects_per_part];
            make_room(part.model, objects_[first].key.data(), objects_[end - 1].value.data());
            CityJsonObjects reader(part);
            for (std::size_t i = first; i < end && !context.cancelled() && !is_damaged_; ++i) {
                if (!reader.add(objects_[i], around_)) {
                    is_damaged_ = true;
                }
            }
            cut_long_texts(part.model);
        });
        return !context.cancelled() && !is_damaged_;
    }

    [[nodiscard]] double cpu_seconds() const { return reading_.seconds(); }
    std::vector<CityJsonPart> take_parts() { return std::move(parts_); }

private:
    /// As boundaries or attributes alone would need it: room that stays empty costs no memory.
    static void make_room(RawModel& model, const char* begin, const char* end) {
        constexpr std::size_t bytes_per_position = 12;
        constexpr std::size_t bytes_per_polygon = 40;
        constexpr std::size_t bytes_per_attribute = 100;
        const auto bytes = static_cast<std::size_t>(end - begin);
        model.positions.reserve(bytes / bytes_per_position);
        model.polygons.reserve(bytes / bytes_per_polygon);
        model.ring_starts.reserve(bytes / bytes_per_polygon);
        model.attributes.reserve(bytes / bytes_per_attribute);
    }

    const std::vector<JsonMember>& objects_;
    const CityJsonSurroundings& around_;
    CpuSum reading_;
    std::atomic<bool> is_damaged_ = false;
    std::vector<CityJsonPart> parts_;
};

/// Why a text could not be cut: it is damaged, or JSON of another kind.
Problem no_document(std::string_view text) {
    dom::parser parser;
    const bool is_json =
        !text.empty() && parser.parse(text.data(), text.size()).error() == simdjson::SUCCESS;
    return is_json ? not_cityjson() : damaged_cityjson(text);
}

struct Pieces {
    std::optional<CityJsonPieces> cut;
    std::optional<std::vector<Vec3d>> vertices; ///< not placed yet
    double cpu_seconds = 0.0;
};

/// Cuts a document, and on another thread reads vertices where they most likely are.
Pieces cut_and_read_vertices(std::string_view text) {
    Pieces pieces;
    CpuSum cutting;
    std::string_view likely;
    parallel_blocks(2, 1, [&](std::size_t task, std::size_t /*end*/) {
        const CpuSum::Share share(cutting);
        if (task == 0) {
            pieces.cut = cut_cityjson(text);
        } else {
            likely = likely_vertices(text);
            pieces.vertices = read_vertices(likely);
        }
    });
    const std::string_view vertices = pieces.cut ? pieces.cut->vertices : std::string_view();
    if (likely.data() != vertices.data() || likely.size() != vertices.size()) {
        const CpuSum::Share share(cutting);
        pieces.vertices = read_vertices(vertices);
    }
    pieces.cpu_seconds = cutting.seconds();
    return pieces;
}

/// A document as a whole, its objects by several threads.
Result<CityJsonFile>
read_document(std::string_view text, CityJsonImages& images, RunContext& context) {
    Pieces pieces = cut_and_read_vertices(text);
    const double begin = thread_cpu_seconds();
    if (!pieces.cut) {
        return no_document(text);
    }
    dom::parser parser;
    dom::element root;
    if (parsed_json(parser, pieces.cut->head).get(root) != simdjson::SUCCESS) {
        return damaged_cityjson(text);
    }
    const auto document = document_of(root, "CityJSON");
    if (!document) {
        return not_cityjson();
    }
    CityJsonFile file;
    read_cityjson_head(*document, file);
    if (!pieces.vertices) {
        return damaged_cityjson(text);
    }
    place_vertices(*pieces.vertices, cityjson_transform(*document));
    const CityJsonTemplates templates = cityjson_templates(*document);
    const CityJsonLooks looks = cityjson_looks(*document, file.laid.appearances, images);
    file.file.cutting_cpu_seconds = pieces.cpu_seconds + thread_cpu_seconds() - begin;
    CityJsonCopies copies;
    const CityJsonSurroundings around{*pieces.vertices, templates, looks, copies};
    ObjectReader reader(pieces.cut->objects, around);
    if (!reader.run(context)) {
        return context.cancelled() ? cancelled_problem() : damaged_cityjson(text);
    }
    if (copies.too_many()) {
        return too_many_instances();
    }
    file.file.reading_cpu_seconds = reader.cpu_seconds();
    take_parts(reader.take_parts(), templates, file);
    return file;
}

/// The first line alone is a document: the header of a sequence, or a file written in one line.
bool is_one_line(std::string_view line) {
    line = trimmed(line);
    return line.starts_with('{') && line.ends_with('}');
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
    const std::string_view first_line = without_byte_order_mark(head->text);
    if (is_one_line(first_line)) {
        const Result<TextPiece> next = (*text)->next(options.part_bytes, line_end);
        if (!next) {
            return next.problem();
        }
        const bool alone = trimmed(next->text).empty();
        return alone ? read_document(first_line, images, context)
                     : read_cityjson_sequence(
                           {first_line, *next}, **text, options.part_bytes, images, context);
    }
    const Result<TextPiece> whole = read_text(path);
    return whole ? read_document(without_byte_order_mark(whole->text), images, context)
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
