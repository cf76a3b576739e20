#include "geo/io/citygml_reading.hpp"

#include "geo/base/mapped_file.hpp"
#include "geo/base/parallel.hpp"
#include "geo/io/citygml_parser.hpp"
#include "geo/io/xml_characters.hpp"
#include "geo/io/xml_scanner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace smiletwin::geo {

namespace {

Problem placed(Problem what, std::string_view text, std::size_t at) {
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<long>(at), '\n');
    what.what.values.emplace_back("line", fmt::format("{}", line));
    return what;
}

/// Behind the first end tag of a member at or after `from`, or the end of the text. Looks at the
/// characters alone; what it takes for a tag may stand in a comment, so parts are checked.
std::size_t next_cut(std::string_view text, std::size_t from) {
    constexpr std::string_view name = "ityObjectMember>"; // core:cityObjectMember and its kin
    for (std::size_t at = text.find(name, from); at != std::string_view::npos;
         at = text.find(name, at + 1)) {
        const std::size_t tag = text.rfind('<', at);
        if (tag != std::string_view::npos && text.substr(tag).starts_with("</")) {
            return at + name.size();
        }
    }
    return text.size();
}

/// Ends of the parts; the first holds the head and one member.
std::vector<std::size_t> find_cuts(std::string_view text, std::size_t part_bytes) {
    std::vector<std::size_t> cuts{next_cut(text, 0)};
    while (cuts.back() < text.size()) {
        cuts.push_back(next_cut(text, std::min(cuts.back() + part_bytes, text.size())));
    }
    return cuts;
}

/// One part with what reads it.
struct Part {
    std::unique_ptr<CityGmlParser> parser;
    std::unique_ptr<XmlScanner> scanner;
    bool well = false;
};

/// Reads all in one; says where it fails.
Result<RawFile> read_in_one(std::string_view text) {
    CityGmlParser parser;
    XmlScanner scanner(parser);
    std::optional<Problem> problem = scanner.scan(text);
    if (!problem) {
        problem = scanner.finish();
    }
    if (problem) {
        return placed(*problem, text, scanner.error_at());
    }
    RawFile file;
    file.parts.push_back(std::move(parser.model()));
    return file;
}

/// Nothing when a cut was no cut: then the file is read in one.
std::optional<RawFile>
read_in_parts(std::string_view text, const std::vector<std::size_t>& cuts, RunContext& context) {
    std::vector<Part> parts(cuts.size());
    const auto read = [&](std::size_t i) {
        const std::size_t begin = i > 0 ? cuts[i - 1] : 0;
        const bool last = i + 1 == cuts.size();
        Part& part = parts[i];
        const auto problem = part.scanner->scan(text.substr(begin, cuts[i] - begin));
        part.well = !problem && (last ? !part.scanner->finish() : part.scanner->depth() == 1);
    };
    Part& head = parts.front();
    head.parser = std::make_unique<CityGmlParser>();
    head.scanner = std::make_unique<XmlScanner>(*head.parser);
    read(0);
    if (!head.well) {
        return {};
    }
    parallel_blocks(parts.size() - 1, 1, [&](std::size_t begin, std::size_t /*end*/) {
        Part& part = parts[begin + 1];
        if (context.cancelled()) {
            return;
        }
        part.parser = std::make_unique<CityGmlParser>(*head.parser);
        part.scanner = std::make_unique<XmlScanner>(*head.scanner, *part.parser);
        read(begin + 1);
        part.scanner.reset();
    });
    RawFile file;
    for (Part& part : parts) {
        if (!part.well) {
            return {};
        }
        file.parts.push_back(std::move(part.parser->model()));
    }
    return file;
}

/// The index of each of `names` in `all`, which takes up what is new.
std::vector<std::uint32_t>
shared_indices(const std::vector<std::string>& names, std::vector<std::string>& all) {
    std::vector<std::uint32_t> indices;
    for (const std::string& name : names) {
        const auto found = std::find(all.begin(), all.end(), name);
        indices.push_back(static_cast<std::uint32_t>(found - all.begin()));
        if (found == all.end()) {
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
        const auto systems = shared_indices(part.srs_names, file.srs_names);
        if (!is_counting(systems)) {
            for (RawPolygon& polygon : part.polygons) {
                polygon.srs = static_cast<std::uint16_t>(systems[polygon.srs]);
            }
        }
        const auto themes = shared_indices(part.themes, file.themes);
        for (RawAppearance& data : part.appearances) {
            data.theme = themes[data.theme];
        }
    }
}

} // namespace

Result<RawFile> read_citygml(
    const std::filesystem::path& path, RunContext& context, const ReadingOptions& options) {
    Result<MappedFile> mapped = MappedFile::open(path);
    if (!mapped) {
        return mapped.problem();
    }
    const std::string_view text = mapped->bytes();
    RawFile file;
    if (is_utf8_xml(text)) {
        const std::vector<std::size_t> cuts = find_cuts(text, options.part_bytes);
        std::optional<RawFile> in_parts;
        if (cuts.size() > 1) {
            in_parts = read_in_parts(text, cuts, context);
        }
        if (context.cancelled()) {
            return cancelled_problem();
        }
        if (in_parts) {
            file = std::move(*in_parts);
        } else {
            Result<RawFile> in_one = read_in_one(text);
            if (!in_one) {
                return in_one;
            }
            file = std::move(in_one).value();
        }
    } else {
        CityGmlParser parser;
        const Result<Done> parsed = read_xml(path, parser, context);
        if (!parsed) {
            return parsed.problem();
        }
        file.parts.push_back(std::move(parser.model()));
    }
    share_names(file);
    return file;
}

} // namespace smiletwin::geo
