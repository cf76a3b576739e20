#include "geo/io/cityjson_sequence.hpp"

#include "geo/base/cpu_time.hpp"
#include "geo/base/parallel.hpp"
#include "geo/base/trimmed.hpp"
#include "geo/io/cityjson_cut.hpp"
#include "geo/io/cityjson_document.hpp"
#include "geo/io/cityjson_vertices.hpp"
#include "geo/io/long_text.hpp"

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
        std::size_t line_breaks = 0;
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
        if (!read_lines(*portion)) {
            // Half a feature must not stay: once more, without what is no JSON.
            portion->part = {};
            portion->bad_lines = damaged_lines(portion->piece.text);
            read_lines(*portion);
        }
        portion->line_breaks = static_cast<std::size_t>(
            std::count(portion->piece.text.begin(), portion->piece.text.end(), '\n'));
        cut_long_texts(portion->part.model);
        portion->piece = {};
    }

    /// Goes through what is not blank; ends with the first line for which `on_line` is false.
    template <typename OnLine>
    static bool each_line(std::string_view text, const OnLine& on_line) {
        for (std::size_t number = 0; !text.empty(); ++number) {
            const std::size_t end = std::min(line_end(text, 0), text.size());
            const std::string_view line = trimmed(text.substr(0, end));
            text.remove_prefix(end);
            if (!line.empty() && !on_line(number, line)) {
                return false;
            }
        }
        return true;
    }

    static std::vector<std::size_t> damaged_lines(std::string_view text) {
        std::vector<std::size_t> damaged;
        dom::parser parser;
        each_line(text, [&](std::size_t number, std::string_view line) {
            if (parsed_json(parser, line).error() != simdjson::SUCCESS) {
                damaged.push_back(number);
            }
            return true;
        });
        return damaged;
    }

    /// False when a line breaks in the middle of a feature.
    bool read_lines(Portion& portion) {
        const std::vector<std::size_t> damaged = std::exchange(portion.bad_lines, {});
        dom::parser parser;
        CityJsonObjects objects(portion.part);
        return each_line(portion.piece.text, [&](std::size_t number, std::string_view line) {
            const bool is_known = std::binary_search(damaged.begin(), damaged.end(), number);
            const Added added =
                is_known ? Added::Nothing : add_feature(line, parser, objects, portion.part);
            if (added == Added::Nothing) {
                portion.bad_lines.push_back(number);
            }
            return added != Added::Part;
        });
    }

    enum class Added { Nothing, Part, All };

    Added add_feature(
        std::string_view line, dom::parser& parser, CityJsonObjects& objects, CityJsonPart& part) {
        const auto pieces = cut_cityjson(line);
        dom::element root;
        if (!pieces || parsed_json(parser, pieces->head).get(root) != simdjson::SUCCESS) {
            return Added::Nothing;
        }
        const auto feature = document_of(root, "CityJSONFeature");
        auto positions = read_vertices(pieces->vertices);
        if (!feature || !positions) {
            return Added::Nothing;
        }
        place_vertices(*positions, transform_);
        const CityJsonLooks looks = cityjson_looks(*feature, part.appearances, images_);
        const CityJsonSurroundings around{*positions, templates_, looks, copies_};
        const bool is_whole = std::all_of(
            pieces->objects.begin(), pieces->objects.end(), [&](const JsonMember& object) {
                return objects.add(object, around);
            });
        return is_whole ? Added::All : Added::Part;
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
            line += portion->line_breaks;
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
