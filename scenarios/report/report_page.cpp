#include "scenarios/report/report_page.hpp"

#include "scenarios/indicators/indicator_table.hpp"
#include "scenarios/kernel/legal_time.hpp"
#include "scenarios/report/html.hpp"

#include <fmt/format.h>

#include <cmath>
#include <set>

namespace smiletwin::scenarios {

namespace {

using geo::Text;

/// Name of the made-up quarter that comes with the program; every page about it says so.
constexpr std::string_view sample_name = "Musterquartier";

std::string name_of(const IndicatorDefinition& definition, const Text& text) {
    return text("indicator." + definition.id + ".name");
}

std::string stamp_of(geo::Stamp stamp, const Text& text) {
    return text("stamp." + std::string(geo::stamp_name(stamp)));
}

std::string amount(double value, const IndicatorDefinition& definition, const Text& text) {
    return text.quantity(value, definition.decimals, definition.unit);
}

/// "37 bis 48 %", or a dash where the value has no stated range.
std::string range_of(const IndicatorComparison& line, const Text& text) {
    if (!line.definition.has_range || !std::isfinite(line.variant)) {
        return text("report.range.not_stated");
    }
    return text(
        "report.range",
        {{"least", text.number(line.variant_least, line.definition.decimals)},
         {"most", amount(line.variant_most, line.definition, text)}});
}

std::string_view verdict_key(const IndicatorComparison& line) {
    if (looks_unchanged(line)) {
        return "indicator.unchanged";
    }
    if (!line.clear) {
        return "report.verdict.none";
    }
    switch (judgement(line)) {
    case 1:
        return "report.verdict.better";
    case -1:
        return "report.verdict.worse";
    default:
        return "report.verdict.open";
    }
}

std::string head_row(const std::vector<std::string>& titles) {
    std::string row;
    for (std::size_t i = 0; i < titles.size(); ++i) {
        row += html::text_element(
            "th", {{"scope", "col"}, {"class", i == 0 ? "" : "number"}}, titles[i]);
    }
    return html::element("thead", {}, html::element("tr", {}, row));
}

std::string comparison_table(const ReportVariant& variant, const Text& text) {
    std::string rows;
    for (const IndicatorComparison& line : variant.comparison.indicators) {
        std::string row =
            html::text_element("th", {{"scope", "row"}}, name_of(line.definition, text));
        for (const std::string& value :
             {amount(line.baseline, line.definition, text),
              amount(line.variant, line.definition, text),
              difference_words(line, text),
              range_of(line, text),
              text(verdict_key(line)),
              stamp_of(line.stamp, text)}) {
            row += html::text_element("td", {{"class", "number"}}, value);
        }
        rows += html::element("tr", {}, row);
    }
    const std::string caption = html::text_element(
        "caption", {}, text("report.table.caption", {{"variant", variant.name}}));
    const std::string head = head_row(
        {text("report.table.indicator"),
         text("report.table.baseline"),
         variant.id,
         text("report.table.difference"),
         text("report.table.range"),
         text("report.table.verdict"),
         text("report.table.stamp")});
    return html::element("table", {}, caption + head + html::element("tbody", {}, rows));
}

std::string_view sentence_key(const IndicatorComparison& line) {
    if (looks_unchanged(line)) {
        return "report.sentence.same";
    }
    return line.clear == false ? "report.sentence.open" : "report.sentence.change";
}

/// Why it is planned so, and what is planned.
std::string plan_words(const ReportVariant& variant, const Text& text) {
    std::string body;
    if (!variant.note.empty()) {
        body += html::text_element("p", {{"class", "lead"}}, variant.note);
    }
    std::string items;
    for (const std::string& difference : variant.differences) {
        items += html::text_element("li", {}, difference);
    }
    if (!items.empty()) {
        body += html::text_element("h3", {}, text("report.variant.plan"));
        body += html::element("ul", {}, items);
    }
    return body;
}

std::string variant_section(const ReportVariant& variant, const Text& text) {
    std::string body = html::text_element(
        "h2", {}, text("report.variant.title", {{"id", variant.id}, {"name", variant.name}}));
    body += plan_words(variant, text);
    if (!variant.comparison.setup_differences.empty()) {
        body += html::text_element("p", {{"class", "warning"}}, text("report.not_comparable"));
        for (const geo::Message& message : variant.comparison.setup_differences) {
            body += html::text_element("p", {}, text(message));
        }
        return html::element("section", {}, body);
    }
    for (const IndicatorComparison& line : variant.comparison.indicators) {
        const bool nothing_there = line.baseline == 0.0 && line.variant == 0.0;
        if (nothing_there || !std::isfinite(line.difference)) {
            continue; // the table says so
        }
        body += html::text_element(
            "p",
            {{"class", "lead"}},
            text(
                sentence_key(line),
                {{"name", name_of(line.definition, text)},
                 {"baseline", amount(line.baseline, line.definition, text)},
                 {"variant", amount(line.variant, line.definition, text)},
                 {"difference", difference_words(line, text)},
                 {"stamp", stamp_of(line.stamp, text)}}));
    }
    return html::element("section", {}, body + comparison_table(variant, text));
}

/// Without variants the baseline stands alone.
std::string baseline_section(const ReportContent& content, const Text& text) {
    std::string rows;
    for (const IndicatorValue& value : content.baseline_values) {
        rows += html::element(
            "tr",
            {},
            html::text_element("th", {{"scope", "row"}}, name_of(value.definition, text)) +
                html::text_element(
                    "td", {{"class", "number"}}, amount(value.value, value.definition, text)) +
                html::text_element("td", {}, stamp_of(value.stamp, text)));
    }
    const std::string head = head_row(
        {text("report.table.indicator"),
         text("report.table.baseline"),
         text("report.table.stamp")});
    return html::element(
        "section",
        {},
        html::text_element("h2", {}, text("report.baseline.title")) +
            html::element("table", {}, head + html::element("tbody", {}, rows)));
}

std::string pictures(const ReportContent& content, const Text& text) {
    std::string body;
    for (const ReportPicture& picture : content.pictures) {
        if (picture.png.empty()) {
            body += html::text_element(
                "p",
                {{"class", "warning"}},
                text("report.picture.missing", {{"caption", picture.caption}}));
            continue;
        }
        body += html::element(
            "figure",
            {},
            html::empty_element(
                "img",
                {{"src", html::png_data_address(picture.png)}, {"alt", picture.description}}) +
                html::text_element("figcaption", {}, picture.caption));
    }
    return body;
}

/// Name and definition, and behind a click all that went in.
std::string definitions(const ReportContent& content, const Text& text) {
    const std::vector<IndicatorReason>& reasons = content.variants.empty()
                                                      ? content.baseline_reasons
                                                      : content.variants.front().comparison.reasons;
    std::string body;
    for (const IndicatorReason& reason : reasons) {
        const std::vector<std::string> lines = reason_lines(reason, text);
        std::string items;
        for (std::size_t i = 1; i < lines.size(); ++i) {
            items += html::text_element("li", {}, lines[i]);
        }
        body += html::text_element("dt", {}, name_of(reason.definition, text));
        body += html::element(
            "dd",
            {},
            html::text_element("p", {}, lines.front()) +
                html::element(
                    "details",
                    {},
                    html::text_element("summary", {}, text("report.reason.title")) +
                        html::element("ul", {}, items)));
    }
    return html::element(
        "section",
        {},
        html::text_element("h2", {}, text("report.definitions.title")) +
            html::element("dl", {}, body));
}

/// What each field of the Site came from; a variant's measures are named once.
std::string assumptions(const ReportContent& content, const Text& text) {
    std::vector<FieldSource> all = content.baseline.site->sources;
    if (!content.variants.empty()) {
        const auto& planned = content.variants.front().comparison.variant.site->sources;
        all.insert(all.end(), planned.begin(), planned.end());
    }
    std::set<std::string> said;
    std::string items;
    for (const FieldSource& source : all) {
        if (said.insert(source.source).second) {
            items += html::text_element(
                "li", {}, fmt::format("{}: {}", text(source.source), stamp_of(source.stamp, text)));
        }
    }
    items += html::text_element(
        "li", {}, text("report.weather", {{"name", content.baseline.weather_name}}));
    const std::size_t floating = content.baseline.site->floating_buildings.size();
    if (floating > 0) {
        items += html::text_element(
            "li", {}, text("report.floating", {{"count", std::to_string(floating)}}));
    }
    return html::element(
        "section",
        {},
        html::text_element("h2", {}, text("report.assumptions.title")) +
            html::element("ul", {}, items));
}

std::string sources(const Project& project, const Text& text) {
    std::string rows;
    for (const Source& source : project.sources) {
        const std::string licence =
            source.licence.empty() ? text("report.source.no_licence") : source.licence;
        const std::string date = source.date.empty() ? text("report.source.no_date") : source.date;
        rows += html::element(
            "tr",
            {},
            html::text_element("th", {{"scope", "row"}}, source.title) +
                html::text_element("td", {}, date) + html::text_element("td", {}, licence));
    }
    const std::string head = html::element(
        "thead",
        {},
        html::element(
            "tr",
            {},
            html::text_element("th", {{"scope", "col"}}, text("report.source.title")) +
                html::text_element("th", {{"scope", "col"}}, text("report.source.date")) +
                html::text_element("th", {{"scope", "col"}}, text("report.source.licence"))));
    return html::element(
        "section",
        {},
        html::text_element("h2", {}, text("report.sources.title")) +
            html::element("table", {}, head + html::element("tbody", {}, rows)));
}

std::string hashes(const ReportContent& content, const Text& text) {
    const auto line = [&](const std::string& variant, const RunOutcome& run) {
        return html::text_element(
            "li", {}, text("report.hash", {{"variant", variant}, {"hash", run.result->hash}}));
    };
    std::string items = line(std::string(baseline_id), content.baseline);
    for (const ReportVariant& variant : content.variants) {
        items += line(variant.id, variant.comparison.variant);
    }
    return html::element(
        "section",
        {},
        html::text_element("h2", {}, text("report.hashes.title")) +
            html::element("ul", {{"class", "hashes"}}, items));
}

std::string header(const ReportContent& content, const Text& text) {
    const Project& project = content.project;
    std::string body = html::text_element("p", {{"class", "brand"}}, "smiletwin");
    body += html::text_element(
        "h1", {}, text("report.title", {{"project", project.name}, {"area", content.area_name}}));
    body += html::text_element(
        "p",
        {{"class", "facts"}},
        text(
            "report.facts",
            {{"time", legal_time(content.baseline.from, project.time_zone)},
             {"weather", content.baseline.weather_name},
             {"cell", text.quantity(content.baseline.site->frame.cell_m, 1, "m")},
             {"written", legal_time(content.written, project.time_zone)}}));
    if (project.name.find(sample_name) != std::string::npos) {
        body += html::text_element("p", {{"class", "warning"}}, text("report.sample_note"));
    }
    return html::element("header", {}, body);
}

} // namespace

std::string
report_page(const ReportContent& content, const Text& text, std::string_view style_sheet) {
    std::string body = header(content, text);
    std::string main = pictures(content, text);
    for (const ReportVariant& variant : content.variants) {
        main += variant_section(variant, text);
    }
    if (content.variants.empty()) {
        main += baseline_section(content, text);
    }
    main += definitions(content, text) + assumptions(content, text);
    main += sources(content.project, text) + hashes(content, text);
    body += html::element("main", {}, main);
    body += html::text_element("footer", {}, text("report.disclaimer"));
    const std::string title =
        text("report.title", {{"project", content.project.name}, {"area", content.area_name}});
    const std::string head =
        html::empty_element("meta", {{"charset", "utf-8"}}) +
        html::empty_element(
            "meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}) +
        html::text_element("title", {}, title) + html::element("style", {}, style_sheet);
    return "<!DOCTYPE html>\n" +
           html::element(
               "html",
               {{"lang", text.language()}},
               html::element("head", {}, head) + html::element("body", {}, body));
}

} // namespace smiletwin::scenarios
