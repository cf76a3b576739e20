#include "geo/io/import_report.hpp"

#include "geo/base/counts.hpp"

namespace smiletwin::geo {

namespace {

template <typename Texts>
Json texts_json(const Texts& texts) {
    Json array = Json::array();
    for (const std::string& text : texts) {
        array.push(text);
    }
    return array;
}

/// Different decisions in one batch are all named; the first one's note stays.
void merge_text(std::string& target, const std::string& source) {
    if (target.empty()) {
        target = source;
    } else if (
        !source.empty() && ("; " + target + "; ").find("; " + source + "; ") == std::string::npos) {
        target += "; " + source;
    }
}

void merge_crs(CrsDecision& target, const CrsDecision& source) {
    if (target.note.key.empty()) {
        target.note = source.note;
    }
    merge_text(target.declared, source.declared);
    merge_text(target.used, source.used);
    merge_text(target.axis_order, source.axis_order);
    merge_text(target.vertical, source.vertical);
}

Json crs_json(const CrsDecision& crs) {
    Json object = Json::object();
    object.set("declared", crs.declared);
    object.set("used", crs.used);
    object.set("axis_order", crs.axis_order);
    object.set("vertical", crs.vertical);
    object.set("note", crs.note.key);
    return object;
}

/// All zero without coordinates: JSON has no infinity.
Json box_json(const Box3d& box) {
    Json array = Json::array();
    const Box3d shown = box.empty() ? Box3d{{}, {}} : box;
    for (const double value :
         {shown.min.x, shown.min.y, shown.min.z, shown.max.x, shown.max.y, shown.max.z}) {
        array.push(value);
    }
    return array;
}

Json position_json(const std::optional<Vec3d>& position) {
    if (!position) {
        return {};
    }
    Json array = Json::array();
    for (const double value : {position->x, position->y, position->z}) {
        array.push(value);
    }
    return array;
}

Json findings_json(const ImportFindings& findings) {
    Json array = Json::array();
    for (const auto& [code, list] : findings.by_code()) {
        for (const ImportFinding& finding : list) {
            Json object = Json::object();
            object.set("code", finding.code);
            object.set("action", std::string(finding_action_name(finding.action)));
            object.set("object", finding.object);
            object.set("file", finding.file);
            object.set("position", position_json(finding.position));
            array.push(std::move(object));
        }
    }
    return array;
}

} // namespace

std::uint64_t ImportReport::skipped_polygons() const {
    std::uint64_t sum = 0;
    for (const auto& [reason, count] : skipped) {
        sum += count;
    }
    return sum;
}

void merge(ImportReport& report, const ImportReport& other) {
    report.files.insert(report.files.end(), other.files.begin(), other.files.end());
    report.failed_files.insert(
        report.failed_files.end(), other.failed_files.begin(), other.failed_files.end());
    report.objects += other.objects;
    add_counts(report.objects_by_type, other.objects_by_type);
    add_counts(report.surfaces_by_type, other.surfaces_by_type);
    add_counts(report.versions, other.versions);
    report.version_transitions += other.version_transitions;
    report.lods.insert(other.lods.begin(), other.lods.end());
    report.polygons += other.polygons;
    report.triangles += other.triangles;
    report.textures += other.textures;
    report.missing_images += other.missing_images;
    report.named_files.insert(
        report.named_files.end(), other.named_files.begin(), other.named_files.end());
    add_counts(report.repaired, other.repaired);
    add_counts(report.skipped, other.skipped);
    add_counts(report.ignored, other.ignored);
    report.findings.add(other.findings);
    report.unresolved_references += other.unresolved_references;
    merge_crs(report.crs, other.crs);
    report.bounds.add(other.bounds);
    report.seconds += other.seconds;
    report.cpu_seconds += other.cpu_seconds;
    report.peak_anon_bytes = std::max(report.peak_anon_bytes, other.peak_anon_bytes);
    report.warnings.insert(report.warnings.end(), other.warnings.begin(), other.warnings.end());
}

Json to_json(const ImportReport& report) {
    Json json = Json::object();
    json.set("files", texts_json(report.files));
    json.set("failed_files", texts_json(report.failed_files));
    json.set("objects", report.objects);
    json.set("objects_by_type", counts_json(report.objects_by_type));
    json.set("surfaces_by_type", counts_json(report.surfaces_by_type));
    json.set("versions", counts_json(report.versions));
    json.set("version_transitions", report.version_transitions);
    json.set("lods", texts_json(report.lods));
    json.set("polygons", report.polygons);
    json.set("triangles", report.triangles);
    json.set("textures", report.textures);
    json.set("missing_images", report.missing_images);
    json.set("repaired", counts_json(report.repaired));
    json.set("skipped", counts_json(report.skipped));
    json.set("ignored", counts_json(report.ignored));
    json.set("unresolved_references", report.unresolved_references);
    json.set("crs", crs_json(report.crs));
    json.set("bbox", box_json(report.bounds));
    json.set("seconds", report.seconds);
    json.set("cpu_seconds", report.cpu_seconds);
    json.set("peak_anon_bytes", report.peak_anon_bytes);
    json.set("findings", findings_json(report.findings));
    return json;
}

} // namespace smiletwin::geo
