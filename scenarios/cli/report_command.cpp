#include "scenarios/cli/report_command.hpp"

#include "geo/base/replace_file.hpp"
#include "scenarios/cli/output_place.hpp"
#include "scenarios/cli/project_session.hpp"
#include "scenarios/indicators/plan_differences.hpp"
#include "scenarios/report/picture_maker.hpp"
#include "scenarios/report/report_page.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>

namespace smiletwin::scenarios {

namespace {

namespace fs = std::filesystem;

struct PlannedPicture {
    PictureWish wish;
    std::string caption;
};

/// The place today, the place with each variant, and each variant's difference map.
std::vector<PlannedPicture> planned_pictures(const ReportContent& content, const geo::Text& text) {
    const Project& project = content.project;
    const std::string far = project.viewpoints.empty() ? "" : project.viewpoints.front().id;
    const std::string near = project.viewpoints.size() > 1 ? project.viewpoints[1].id : far;
    const std::string time = geo::format_iso_utc(content.baseline.from);
    std::vector<PlannedPicture> planned;
    planned.push_back({{far, "", "", time}, text("report.picture.overview")});
    for (const ReportVariant& variant : content.variants) {
        planned.push_back(
            {{near, variant.id, "", time},
             text("report.picture.variant", {{"name", variant.name}})});
        planned.push_back(
            {{near, variant.id, "heat.utci.difference", time},
             text("report.picture.difference", {{"name", variant.name}})});
    }
    return planned;
}

void draw_pictures(ReportContent& content, const fs::path& project_file, CommandContext& context) {
    const fs::path program = picture_program();
    const auto planned = planned_pictures(content, context.text);
    for (std::size_t i = 0; i < planned.size(); ++i) {
        context.run.report(
            static_cast<double>(i) / static_cast<double>(planned.size()),
            {"progress.report.pictures", {}});
        std::string png = draw_picture(
            program, project_file, planned[i].wish, context.text.language(), context.run);
        if (png.empty()) {
            fmt::print(
                stderr,
                "{}\n",
                context.text("report.picture.missing", {{"caption", planned[i].caption}}));
        }
        content.pictures.push_back({planned[i].caption, planned[i].caption, std::move(png)});
    }
}

std::optional<std::string> read_text(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return std::nullopt;
    }
    return std::string{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

geo::Problem unknown_ending(const fs::path& out) {
    return geo::Problem{
        {"error.report.ending", {{"file", out.filename().string()}}},
        {},
        {"help.report.html", {}},
        {}};
}

ExitCode report(const Arguments& arguments, CommandContext& context) {
    const fs::path out = arguments.text("--out");
    if (out.extension() != ".html" && out.extension() != ".htm") {
        return report_usage(unknown_ending(out), context);
    }
    if (const auto place = check_output_file(out); !place) {
        return report_problem(place.problem(), context);
    }
    const auto style = read_text(context.data_folder / "report" / "style.css");
    auto session = ProjectSession::open(arguments.text("PROJECT"), context);
    if (!session) {
        return report_problem(session.problem(), context);
    }
    const auto request = run_request(arguments, session->project());
    if (!request) {
        return report_usage(request.problem(), context);
    }
    auto content = report_content(*find_model("heat"), *request, session->material(), context.run);
    if (!content) {
        return report_problem(content.problem(), context);
    }
    print_warnings(content.warnings(), context);
    const Catalogue& catalogue = session->document().catalogue();
    for (ReportVariant& variant : content->variants) {
        for (const PlanDifference& difference :
             plan_differences(session->project(), baseline_id, variant.id, catalogue)) {
            variant.differences.push_back(
                plan_difference_words(difference, catalogue, context.text));
        }
    }
    content->written = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    draw_pictures(*content, session->document().path(), context);
    if (context.run.cancelled()) {
        return report_problem(geo::cancelled_problem(), context);
    }
    const auto written =
        geo::replace_file(out, report_page(*content, context.text, style.value_or("")));
    if (!written) {
        return report_problem(written.problem(), context);
    }
    fmt::print("{}\n", context.text("cli.report.written", {{"file", out.string()}}));
    return ExitCode::Ok;
}

} // namespace

Command report_command() {
    auto options = with_run_options(
        {{"PROJECT", OptionKind::Positional, true, "cli.option.project"},
         {"--out", OptionKind::Text, true, "cli.report.out"}});
    return {"report", "cli.report.about", options, report};
}

} // namespace smiletwin::scenarios
