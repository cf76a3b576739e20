#include "scenarios/report/report_page.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/indicators.hpp"

#include <vector>

using namespace smiletwin;
using scenarios::Project;
using scenarios::ReportContent;
using scenarios::RunOutcome;

namespace {

geo::Text words(const char* language) {
    auto loaded = geo::Text::load(SMILETWIN_SOURCE_DIR "/data/lang", language);
    REQUIRE(loaded.ok());
    return std::move(loaded).value();
}

Project made_project(const char* name) {
    Project project;
    project.name = name;
    project.sources.push_back({});
    project.sources.back().title = "Buildings <LoD2>";
    return project;
}

RunOutcome made_run(const char* hash) {
    RunOutcome run;
    auto result = std::make_shared<scenarios::ModelResult>();
    result->model = "heat";
    result->hash = hash;
    auto site = std::make_shared<scenarios::Site>();
    site->sources.push_back({"ground_m", "site.source.terrain", geo::Stamp::Measured});
    run.result = result;
    run.site = site;
    run.weather_name = "hot day";
    return run;
}

scenarios::ReportVariant made_variant() {
    scenarios::ReportVariant variant{"A", "Trees", {}};
    variant.comparison.baseline = made_run("0123");
    variant.comparison.variant = made_run("4567");
    scenarios::IndicatorComparison line;
    line.definition = tests::shipped_indicator("heat.mean_utci");
    line.baseline = 36.28;
    line.variant = 33.78;
    line.difference = -2.5;
    line.clear = true;
    variant.comparison.indicators.push_back(line);
    scenarios::IndicatorReason reason;
    reason.definition = line.definition;
    reason.area = "Market";
    reason.hash = "4567";
    variant.comparison.reasons.push_back(reason);
    return variant;
}

ReportContent made_content(const Project& project) {
    ReportContent content{project, "Market", {}, made_run("0123"), {}, {made_variant()}, {}};
    content.pictures.push_back({"Overview", "Overview", "not really a png"});
    content.pictures.push_back({"Absent", "Absent", ""});
    return content;
}

std::size_t count(const std::string& text, std::string_view word) {
    std::size_t found = 0;
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        ++found;
    }
    return found;
}

} // namespace

TEST_CASE("every opened tag of a report page is closed") {
    const Project project = made_project("Town");
    const std::string page = report_page(made_content(project), words("en"), "body {}");
    for (const std::string tag :
         {"html",       "head",   "body",  "header", "main",    "section", "table",
          "thead",      "tbody",  "tr",    "th",     "td",      "h1",      "h2",
          "p",          "ul",     "li",    "dl",     "dt",      "dd",      "figure",
          "figcaption", "footer", "style", "title",  "caption", "details", "summary"}) {
        INFO(tag);
        const std::size_t opened = count(page, "<" + tag + ">") + count(page, "<" + tag + " ");
        CHECK(opened == count(page, "</" + tag + ">"));
    }
    CHECK(count(page, "<h1") == 1);
}

TEST_CASE("a report shows numbers with unit, difference and stamp in its language") {
    const Project project = made_project("Town");
    const std::string german = report_page(made_content(project), words("de"), "");
    CHECK(german.find("<html lang=\"de\">") != std::string::npos);
    CHECK(german.find("33,8\u202F°C") != std::string::npos);
    CHECK(german.find("\u22122,5\u202FK") != std::string::npos);
    CHECK(german.find("gerechnet") != std::string::npos);
    const std::string english = report_page(made_content(project), words("en"), "");
    CHECK(english.find("33.8\u202F°C") != std::string::npos);
    CHECK(english.find("computed") != std::string::npos);
}

TEST_CASE("a report does not rate an indicator without a range") {
    const Project project = made_project("Town");
    ReportContent content = made_content(project);
    auto& lines = content.variants.front().comparison.indicators;
    lines.front().definition = tests::shipped_indicator("heat.shaded_share");
    lines.front().clear.reset();
    lines.front().variant = 42.28;
    lines.front().difference = 6.0;
    const std::string page = report_page(content, words("de"), "");
    CHECK(page.find("ohne Wertung") != std::string::npos);
    CHECK(page.find(">schlechter<") == std::string::npos);
    CHECK(page.find(">besser<") == std::string::npos);
    lines.front().variant = lines.front().baseline;
    lines.front().difference = 0.0;
    const std::string same = report_page(content, words("de"), "");
    CHECK(same.find(">unverändert<") != std::string::npos);
    CHECK(same.find("+0") == std::string::npos);
}

TEST_CASE("a report names results, missing licences and missing pictures and loads nothing") {
    const Project project = made_project("Town");
    const std::string page = report_page(made_content(project), words("en"), "");
    CHECK(page.find("0123") != std::string::npos);
    CHECK(page.find("4567") != std::string::npos);
    CHECK(page.find("Buildings &lt;LoD2&gt;") != std::string::npos);
    CHECK(page.find("licence missing") != std::string::npos);
    CHECK(page.find("Picture missing: Absent") != std::string::npos);
    CHECK(page.find("data:image/png;base64,") != std::string::npos);
    CHECK(page.find("http") == std::string::npos);
    CHECK(page.find("report.") == std::string::npos); // a key without words would show itself
    CHECK(page.find("made up") == std::string::npos);
}

TEST_CASE("a report about the sample quarter says that it is made up") {
    const Project project = made_project("Musterquartier");
    const std::string page = report_page(made_content(project), words("en"), "");
    CHECK(page.find("made up") != std::string::npos);
}
