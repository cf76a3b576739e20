#include "geo/io/cityjson_sequence.hpp"

#include "geo/base/cpu_time.hpp"
#include "geo/base/parallel.hpp"
#include "geo/base/trimmed.hpp"
#include "geo/io/cityjson_document.hpp"
#include "geo/io/cityjson_vertices.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

namespace smiletwin::geo {

namespace dom = simdjson::dom;

namespace {

/// A header line and a feature in each following one, while the text is still coming.
class SequenceReader {
public:
    SequenceReader(
        TextStream& text, std::size_t part_bytes, CityJsonImages& images, RunContext& context)
        : text_(text), part_bytes_(part_bytes), images_(images), context_(context) {}

    Result<CityJsonFile> run(const SequenceBegin& begin) {
        const std::string_view header = begin.header;
        first_lines_ = begin.first_lines;
        dom::element root;
        if (parsed_json(header_parser_, header).get(root) != simdjson::SUCCESS) {
            return damaged_cityjson(header);
        }
        const auto document = document_of(root, "CityJSON");
        if (!document) {
            return not_cityjson();
        }
        CityJsonFile file;
        read_cityjson_head(*document, file);
        transform_ = cityjson_transform(*document);
        templates_ = cityjson_templates(*document);
        const std::size_t ahead = 2 * std::max(2U, std::thread::hardware_concurrency());
        parallel_stream(
            ahead, [this](std::size_t) { return next(); }, [this](std::size_t i) { read(i); });
        if (problem_) {
            return *problem_;
        }
        if (copies_.too_many()) {
            return too_many_instances();
        }
        finish(file);
        return file;
    }

private:
    struct Portion {
        TextPiece piece;
        CityJsonPart part;
        std::size_t lines = 0;
        std::vector<std::size_t> bad_lines; ///< counted in the portion
    };

    bool next() {
        if (context_.cancelled()) {
            problem_ = cancelled_problem();
            return false;
        }
        auto portion = std::make_unique<Portion>();
        portion->piece = std::exchange(first_lines_, {});
        if (portion->piece.text.empty()) {
            Result<TextPiece> piece = text_.next(part_bytes_, line_end);
            if (!piece) {
                problem_ = piece.problem();
                return false;
            }
            portion->piece = std::move(piece).value();
        }
        if (portion->piece.text.empty()) {
            return false;
        }
        const std::scoped_lock lock(mutex_);
        portions_.push_back(std::move(portion));
        return true;
    }

    void read(std::size_t index) {
        const CpuSum::Share share(reading_);
        Portion* portion = nullptr;
        {
            const std::scoped_lock lock(mutex_);
            portion = portions_[index].get();
        }
        dom::parser parser;
        std::string_view rest = portion->piece.text;
        while (!rest.empty()) {
            const std::size_t end = std::min(line_end(rest, 0), rest.size());
            const std::string_view line = rest.substr(0, end);
            rest.remove_prefix(end);
            if (!trimmed(line).empty() && !add_feature(parser, line, portion->part)) {
                portion->bad_lines.push_back(portion->lines);
            }
            ++portion->lines;
        }
        portion->piece = {};
    }

    /// False for what is no feature.
    bool add_feature(dom::parser& parser, std::string_view line, CityJsonPart& part) {
        dom::element root;
        if (parsed_json(parser, line).get(root) != simdjson::SUCCESS) {
            return false;
        }
        const auto feature = document_of(root, "CityJSONFeature");
        if (!feature) {
            return false;
        }
        const std::vector<Vec3d> positions = vertices_of(*feature, transform_);
        const CityJsonLooks looks = cityjson_looks(*feature, part.appearances, images_);
        const CityJsonSurroundings around{positions, templates_, looks, copies_};
        if (const auto objects = object_in(*feature, "CityObjects")) {
            for (const auto [id, entry] : *objects) {
                add_cityjson_object(id, entry, around, part);
            }
        }
        return true;
    }

    void finish(CityJsonFile& file) {
        std::vector<CityJsonPart> parts;
        std::size_t line = 2; // behind the header
        std::size_t bad = 0;
        for (const std::unique_ptr<Portion>& portion : portions_) {
            for (const std::size_t at : portion->bad_lines) {
                if (++bad <= examples) {
                    file.found.warnings.push_back(
                        {{"warning.cityjson.line", {{"line", fmt::format("{}", line + at)}}},
                         {},
                         {"help.file.copy_again", {}},
                         {}});
                }
            }
            line += portion->lines;
            parts.push_back(std::move(portion->part));
        }
        if (bad > 0) {
            file.found.ignored["line"] = bad;
        }
        file.file.reading_cpu_seconds = reading_.seconds();
        take_parts(std::move(parts), templates_, file);
    }

    static constexpr std::size_t examples = 5;

    TextStream& text_;
    std::size_t part_bytes_;
    CityJsonImages& images_;
    RunContext& context_;
    TextPiece first_lines_;
    dom::parser header_parser_; ///< keeps the templates
    CityJsonTransform transform_;
    CityJsonTemplates templates_;
    CityJsonCopies copies_;
    CpuSum reading_;
    std::mutex mutex_; ///< of portions_
    std::vector<std::unique_ptr<Portion>> portions_;
    std::optional<Problem> problem_;
};

} // namespace

std::size_t line_end(std::string_view text, std::size_t from) {
    const std::size_t found = text.find('\n', from);
    return found == std::string_view::npos ? found : found + 1;
}

Result<CityJsonFile> read_cityjson_sequence(
    const SequenceBegin& begin,
    TextStream& text,
    std::size_t part_bytes,
    CityJsonImages& images,
    RunContext& context) {
    return SequenceReader(text, part_bytes, images, context).run(begin);
}

} // namespace smiletwin::geo
