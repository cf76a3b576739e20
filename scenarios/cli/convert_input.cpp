#include "scenarios/cli/convert_input.hpp"

#include "geo/base/counts.hpp"
#include "geo/io/city_cache.hpp"
#include "geo/io/importer.hpp"
#include "scenarios/cli/import_words.hpp"
#include "scenarios/cli/open_project.hpp"
#include "scenarios/cli/project_session.hpp"
#include "scenarios/site/building_changes.hpp"
#include "scenarios/site/growth.hpp"
#include "scenarios/site/planned_city.hpp"

#include <fmt/ranges.h>

#include <memory>
#include <utility>
#include <vector>

namespace smiletwin::scenarios {

namespace {

geo::Problem
about(std::string_view what_key, const std::filesystem::path& path, std::string_view help_key) {
    return {
        {std::string(what_key), {{"file", path.filename().string()}}},
        path.string(),
        {std::string(help_key), {}},
        {}};
}

bool same_system(const geo::City& a, const geo::City& b) {
    return a.crs.has_value() == b.crs.has_value() && (!a.crs || *a.crs == *b.crs);
}

/// All city models among the inputs as one; other data are passed over.
geo::Result<geo::City> city_of(const geo::ImportBatch& batch, const std::filesystem::path& input) {
    geo::City city;
    for (const geo::Imported& imported : batch.imported) {
        const auto* held = std::get_if<std::shared_ptr<const geo::City>>(&imported.data);
        if (held == nullptr) {
            continue;
        }
        if (!city.files.empty() && !same_system(city, **held)) {
            return about("error.convert.systems", imported.path, "help.convert.systems");
        }
        append(city, **held);
    }
    if (city.objects.empty()) {
        return about("error.convert.no_city", input, "help.convert.no_city");
    }
    return city;
}

void note_left_out(const geo::ImportReport& report, ConvertInput& input) {
    geo::add_counts(input.not_read, report.skipped);
    geo::add_counts(input.not_read, report.ignored);
    if (report.missing_images > 0) {
        input.not_read["missing_image"] += report.missing_images;
    }
}

geo::Result<ConvertInput> read_files(
    const std::filesystem::path& input, const StatedSystem& stated, CommandContext& context) {
    const geo::ImportBatch batch = geo::import_paths({input}, import_options(stated), context.run);
    if (context.run.cancelled()) {
        return geo::cancelled_problem();
    }
    geo::Result<geo::City> city = city_of(batch, input);
    const bool alone = !city && batch.imported.empty() && !batch.failures.empty();
    for (std::size_t i = alone ? 1 : 0; i < batch.failures.size(); ++i) {
        report_problem(batch.failures[i], context);
    }
    if (alone) {
        return batch.failures.front(); // says more than that there is no city
    }
    if (!city) {
        return city.problem();
    }
    ConvertInput read{std::move(city).value(), {}, {}};
    for (const geo::Imported& imported : batch.imported) {
        if (std::holds_alternative<std::shared_ptr<const geo::City>>(imported.data)) {
            note_left_out(imported.report, read);
        }
    }
    return read;
}

/// The variant that is wished: nullptr is the existing state.
geo::Result<const Variant*> wished_variant(const std::string& name, const Project& project) {
    if (name.empty() || name == baseline_id) {
        return static_cast<const Variant*>(nullptr);
    }
    if (const Variant* variant = project.variant(name)) {
        return variant;
    }
    std::vector<std::string> names{std::string(baseline_id)};
    for (const Variant& variant : project.variants) {
        names.push_back(variant.id + (variant.name.empty() ? "" : " (" + variant.name + ")"));
    }
    return geo::Problem{
        {"error.run.unknown_variant", {{"name", name}}},
        {},
        {"help.render.known_names", {{"names", fmt::format("{}", fmt::join(names, ", "))}}},
        {}};
}

/// Measures stand on the terrain; of all other sources only the city itself is written. A project
/// that takes its system from the first source needs them all.
Project what_is_needed(Project project) {
    if (!project.crs.empty()) {
        std::erase_if(project.sources, [](const Source& source) {
            return source.role != SourceRole::City && source.role != SourceRole::Terrain;
        });
    }
    return project;
}

geo::City city_of_variant(
    const std::shared_ptr<const geo::City>& city,
    const Project& project,
    const Variant* variant,
    const Catalogue& catalogue) {
    const auto measures = project.measures_of(variant != nullptr ? variant->id : baseline_id);
    if (!changes_buildings(measures, catalogue)) {
        return *city;
    }
    return changed_city(*city, BuildingFootprints(city).changes(measures, catalogue));
}

geo::Result<ConvertInput> read_project(
    const std::filesystem::path& input, const std::string& variant_name, CommandContext& context) {
    const auto document = open_project(input, context, false);
    if (!document) {
        return document.problem();
    }
    print_warnings(document->warnings(), context);
    const auto year = plan_year(document->project());
    const Project project = year ? grown_project(document->project(), document->catalogue(), *year)
                                 : document->project();
    const auto variant = wished_variant(variant_name, project);
    if (!variant) {
        return variant.problem();
    }
    const auto data = load_base_data(
        what_is_needed(project),
        document->folder(),
        nullptr,
        context.run,
        geo::default_city_cache());
    if (!data) {
        return data.problem();
    }
    for (const SourceState& state : (*data)->states) {
        print_warnings(state.problems, context);
    }
    const auto planned = planned_city(project, **data, document->catalogue(), *variant);
    if (!planned) {
        return planned.problem();
    }
    ConvertInput read;
    if ((*data)->city) {
        read.city = city_of_variant((*data)->city, project, *variant, document->catalogue());
    }
    append(read.city, *planned);
    if (read.city.objects.empty()) {
        return about("error.convert.no_city", input, "help.convert.empty_project");
    }
    read.project = project;
    for (const SourceState& state : (*data)->states) {
        const Source* source = project.source(state.source_id);
        if (source != nullptr && source->role == SourceRole::City) {
            note_left_out(state.report, read);
        }
    }
    return read;
}

} // namespace

bool is_project_file(const std::filesystem::path& path) {
    return path.filename().string().ends_with(".smile.gpkg");
}

std::optional<geo::Problem> misplaced_option(const Arguments& arguments) {
    const bool of_project = is_project_file(arguments.text("INPUT"));
    const std::vector<std::string_view> misplaced =
        of_project ? std::vector<std::string_view>{"--crs", "--axes"}
                   : std::vector<std::string_view>{"--variant", "--area"};
    for (const std::string_view option : misplaced) {
        if (arguments.has(option)) {
            return geo::Problem{
                {of_project ? "error.convert.not_of_project" : "error.convert.only_of_project",
                 {{"option", std::string(option)}}},
                {},
                {of_project ? "help.convert.not_of_project" : "help.convert.only_of_project", {}},
                {}};
        }
    }
    return std::nullopt;
}

geo::Result<ConvertInput> read_convert_input(const Arguments& arguments, CommandContext& context) {
    const std::filesystem::path input = arguments.text("INPUT");
    if (is_project_file(input)) {
        return read_project(input, arguments.text("--variant"), context);
    }
    const auto stated = stated_system(arguments);
    return stated ? read_files(input, *stated, context) : stated.problem();
}

} // namespace smiletwin::scenarios
