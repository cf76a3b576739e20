#include "geo/io/citygml_reading.hpp"

#include "geo/base/cpu_time.hpp"
#include "geo/base/parallel.hpp"
#include "geo/io/citygml_parser.hpp"
#include "geo/io/text_stream.hpp"
#include "geo/io/xml_characters.hpp"
#include "geo/io/xml_scanner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <thread>

namespace smiletwin::geo {

namespace {

/// A byte that begins no character of UTF-8: mostly another encoding than the one declared.
bool is_other_encoding(std::string_view text, std::size_t at) {
    constexpr std::size_t longest_character = 4;
    const std::string_view here = text.substr(std::min(at, text.size()), longest_character);
    return !here.empty() && static_cast<unsigned char>(here.front()) >= 0x80 &&
           check_xml_text(here).valid_bytes == 0;
}

Problem placed(Problem what, std::string_view text, std::size_t at) {
    if (what.what.key == "error.xml.malformed" && is_other_encoding(text, at)) {
        what.what.key = "error.xml.not_utf8";
        what.help = {"help.xml.name_encoding", {}};
    }
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<long>(at), '\n');
    what.what.values.emplace_back("line", fmt::format("{}", line));
    return what;
}

/// Behind the first end tag of a member at or after `from`. Looks at the characters alone; what it
/// takes for a tag may stand in a comment, so parts are checked.
std::size_t member_end(std::string_view text, std::size_t from) {
    constexpr std::string_view name = "ityObjectMember>"; // core:cityObjectMember and its kin
    for (std::size_t at = text.find(name, from); at != std::string_view::npos;
         at = text.find(name, at + 1)) {
        const std::size_t tag = text.rfind('<', at);
        if (tag != std::string_view::npos && text.substr(tag).starts_with("</")) {
            return at + name.size();
        }
    }
    return std::string_view::npos;
}

struct Part {
    TextPiece piece;
    RawModel model;
    bool well = false;
    std::size_t open_elements = 0; ///< at its end

    void scan(XmlScanner& scanner) {
        well = !scanner.scan(piece.text);
        open_elements = scanner.depth();
    }
};

/// Reads a text in parts, while it is still coming.
class PartReader {
public:
    PartReader(TextStream& text, std::size_t part_bytes, RunContext& context)
        : text_(text), part_bytes_(part_bytes), context_(context) {}

    /// `head` is the text up to the end of the first member.
    std::optional<Problem> run(TextPiece head) {
        head_.piece = std::move(head);
        head_scanner_ = std::make_unique<XmlScanner>(head_parser_);
        head_.scan(*head_scanner_);
        if (!head_.well || head_.open_elements != 1) {
            return {};
        }
        const std::size_t ahead = 2 * std::max(2U, std::thread::hardware_concurrency());
        parallel_stream(
            ahead, [this](std::size_t) { return next(); }, [this](std::size_t i) { read(i); });
        return problem_;
    }

    /// The models of all parts; nothing when a cut was none or the text is damaged.
    std::optional<RawFile> take() {
        const auto in_root = [](const Part& part) { return part.well && part.open_elements == 1; };
        const bool complete = in_root(head_) && !parts_.empty() && parts_.back()->well &&
                              parts_.back()->open_elements == 0 &&
                              std::all_of(parts_.begin(), parts_.end() - 1, [&](const auto& p) {
                                  return in_root(*p);
                              });
        if (!complete) {
            return {};
        }
        RawFile file;
        file.cutting_cpu_seconds = cutting_.seconds();
        file.reading_cpu_seconds = reading_.seconds();
        file.parts.push_back(std::move(head_parser_.finish()));
        for (const std::unique_ptr<Part>& part : parts_) {
            file.parts.push_back(std::move(part->model));
        }
        return file;
    }

private:
    bool next() {
        if (context_.cancelled()) {
            problem_ = cancelled_problem();
            return false;
        }
        const CpuSum::Share share(cutting_);
        Result<TextPiece> piece = text_.next(part_bytes_, member_end);
        if (!piece) {
            problem_ = piece.problem();
            return false;
        }
        if (piece->text.empty()) {
            return false;
        }
        auto part = std::make_unique<Part>();
        part->piece = std::move(piece).value();
        const std::scoped_lock lock(mutex_);
        parts_.push_back(std::move(part));
        return true;
    }

    void read(std::size_t index) {
        const CpuSum::Share share(reading_);
        Part* part = nullptr;
        {
            const std::scoped_lock lock(mutex_);
            part = parts_[index].get();
        }
        CityGmlParser parser(head_parser_);
        parser.expect(part->piece.text.size());
        XmlScanner scanner(*head_scanner_, parser);
        part->scan(scanner);
        part->model = std::move(parser.finish());
        part->piece = {};
    }

    TextStream& text_;
    std::size_t part_bytes_;
    RunContext& context_;
    Part head_;
    CityGmlParser head_parser_;
    std::unique_ptr<XmlScanner> head_scanner_;
    CpuSum cutting_;
    CpuSum reading_;
    std::mutex mutex_; ///< of parts_
    std::vector<std::unique_ptr<Part>> parts_;
    std::optional<Problem> problem_;
};

/// Reads a text as a whole, by the scanner or, in other encodings, by expat.
Result<RawFile> read_in_one(std::string_view text, RunContext& context) {
    const double begin = thread_cpu_seconds();
    CityGmlParser parser;
    if (is_utf8_xml(text)) {
        XmlScanner scanner(parser);
        std::optional<Problem> problem = scanner.scan(text);
        if (!problem) {
            problem = scanner.finish();
        }
        if (problem) {
            return placed(*problem, text, scanner.error_at());
        }
    } else if (const Result<Done> read = read_xml(text, parser, context); !read) {
        return read.problem();
    }
    RawFile file;
    file.parts.push_back(std::move(parser.finish()));
    file.reading_cpu_seconds = thread_cpu_seconds() - begin;
    return file;
}

Result<RawFile> read_in_one(const std::filesystem::path& path, RunContext& context) {
    const Result<TextPiece> whole = read_text(path);
    return whole ? read_in_one(whole->text, context) : whole.problem();
}

/// Nothing where the file must be read in one: without members, in another encoding, or damaged.
Result<std::optional<RawFile>>
read_in_parts(const std::filesystem::path& path, std::size_t part_bytes, RunContext& context) {
    Result<std::unique_ptr<TextStream>> text = open_text(path);
    if (!text) {
        return text.problem();
    }
    Result<TextPiece> head = (*text)->next(1, member_end);
    if (!head) {
        return head.problem();
    }
    if (!is_utf8_xml(head->text)) {
        return std::optional<RawFile>();
    }
    PartReader reader(**text, part_bytes, context);
    if (const auto problem = reader.run(std::move(head).value())) {
        return *problem;
    }
    return reader.take();
}

/// The index of each of `names` in `all`, which takes up what is new, and 0 when it is full.
std::vector<std::uint32_t> shared_indices(
    const std::vector<std::string>& names, std::size_t most, std::vector<std::string>& all) {
    std::vector<std::uint32_t> indices;
    for (const std::string& name : names) {
        const auto found = std::find(all.begin(), all.end(), name);
        const bool is_new = found == all.end();
        const bool fits = !is_new || all.size() < most;
        indices.push_back(fits ? static_cast<std::uint32_t>(found - all.begin()) : 0);
        if (is_new && fits) {
            all.push_back(name);
        }
    }
    return indices;
}

bool is_counting(const std::vector<std::uint32_t>& indices) {
    for (std::uint32_t i = 0; i < indices.size(); ++i) {
        if (indices[i] != i) {
            return false;
        }
    }
    return true;
}

/// Makes the indices of systems and themes the same in all parts.
void share_names(RawFile& file) {
    for (RawModel& part : file.parts) {
        const auto systems = shared_indices(part.srs_names, most_srs_names, file.srs_names);
        if (!is_counting(systems)) {
            for (RawPolygon& polygon : part.polygons) {
                polygon.srs = static_cast<std::uint8_t>(systems[polygon.srs]);
            }
            for (RawInstance& instance : part.instances) {
                instance.srs = static_cast<std::uint8_t>(systems[instance.srs]);
            }
            for (RawPoint& point : part.points) {
                point.srs = static_cast<std::uint8_t>(systems[point.srs]);
            }
        }
        const auto themes = shared_indices(part.themes, most_themes, file.themes);
        for (RawAppearance& data : part.appearances) {
            for (std::uint32_t& theme : data.themes) {
                theme = themes[theme];
            }
        }
        for (SharedSurfaceData& shared : part.shared_data) {
            shared.theme = themes[shared.theme];
        }
    }
}

} // namespace

Result<RawFile> read_citygml(
    const std::filesystem::path& path, RunContext& context, const ReadingOptions& options) {
    Result<std::optional<RawFile>> in_parts = read_in_parts(path, options.part_bytes, context);
    if (!in_parts) {
        return in_parts.problem();
    }
    Result<RawFile> file =
        in_parts->has_value() ? Result<RawFile>(std::move(**in_parts)) : read_in_one(path, context);
    if (file) {
        share_names(*file);
    }
    return file;
}

} // namespace smiletwin::geo
