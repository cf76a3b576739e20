#include "geo/io/cityjson_writer.hpp"

#include "geo/base/replace_file.hpp"
#include "geo/io/cityjson_document_text.hpp"
#include "geo/io/cityjson_text.hpp"
#include "geo/io/image_copies.hpp"

#include <fmt/format.h>

#include <functional>

namespace smiletwin::geo {

namespace {

std::string transform_of(const CityJsonFrame& frame) {
    const Vec3d& from = frame.translate;
    return fmt::format(
        R"("transform":{{"scale":[{0},{0},{0}],"translate":[{1},{2},{3}]}})",
        cityjson_scale_m,
        from.x,
        from.y,
        from.z);
}

using Body = std::function<Result<std::string>(const CityJsonFrame& frame, WriteReport& report)>;

Result<WriteReport> write(const City& city, const std::filesystem::path& path, const Body& body) {
    WriteReport report;
    CityJsonFrame frame = cityjson_frame(city, report);
    auto images = copy_images(city, path);
    if (!images) {
        return images.problem();
    }
    frame.image_names = std::move(images).value();
    const Result<std::string> text = body(frame, report);
    if (!text) {
        return text.problem();
    }
    const Result<Done> written = replace_file(path, *text);
    return written ? Result<WriteReport>(std::move(report)) : written.problem();
}

Result<WriteReport> write_document(
    const City& city,
    const std::filesystem::path& path,
    const WriteOptions& /*options*/,
    RunContext& context) {
    return write(
        city, path, [&](const CityJsonFrame& frame, WriteReport& report) -> Result<std::string> {
            CityJsonText objects(frame, report);
            for (std::uint32_t i = 0; i < city.objects.size(); ++i) {
                if (context.cancelled()) {
                    return cancelled_problem();
                }
                objects.add(i);
            }
            return fmt::format(
                       R"({{"type":"CityJSON","version":"2.0",{}{},{}}})",
                       transform_of(frame),
                       cityjson_document_members(city, report),
                       objects.members()) +
                   '\n';
        });
}

void add_with_children(std::uint32_t object, const CityJsonFrame& frame, CityJsonText& text) {
    text.add(object);
    for (const std::uint32_t child : frame.index.children(object)) {
        add_with_children(child, frame, text);
    }
}

Result<WriteReport> write_sequence(
    const City& city,
    const std::filesystem::path& path,
    const WriteOptions& /*options*/,
    RunContext& context) {
    return write(
        city, path, [&](const CityJsonFrame& frame, WriteReport& report) -> Result<std::string> {
            std::string lines = fmt::format(
                R"({{"type":"CityJSON","version":"2.0",{}{},"CityObjects":{{}},"vertices":[]}})",
                transform_of(frame),
                cityjson_document_members(city, report));
            lines += '\n';
            for (std::uint32_t i = 0; i < city.objects.size(); ++i) {
                if (context.cancelled()) {
                    return cancelled_problem();
                }
                if (city.objects[i].parent >= 0) {
                    continue;
                }
                CityJsonText feature(frame, report);
                add_with_children(i, frame, feature);
                lines += fmt::format(
                    R"({{"type":"CityJSONFeature","id":{},{}}})",
                    json_quoted(frame.ids[i]),
                    feature.members());
                lines += '\n';
            }
            return lines;
        });
}

} // namespace

CityWriter cityjson_writer() {
    return {"cityjson", "format.cityjson", {".city.json", ".json"}, {"2.0"}, write_document};
}

CityWriter cityjson_sequence_writer() {
    return {
        "cityjsonseq", "format.cityjsonseq", {".city.jsonl", ".jsonl"}, {"2.0"}, write_sequence};
}

} // namespace smiletwin::geo
