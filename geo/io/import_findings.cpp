#include "geo/io/import_findings.hpp"

namespace smiletwin::geo {

std::string_view finding_action_name(FindingAction action) {
    switch (action) {
    case FindingAction::Repaired:
        return "repaired";
    case FindingAction::Skipped:
        return "skipped";
    case FindingAction::Ignored:
        break;
    }
    return "ignored";
}

bool ImportFindings::has_room(const std::string& code) const {
    const auto known = by_code_.find(code);
    return known == by_code_.end() || known->second.size() < most_per_code;
}

void ImportFindings::add(ImportFinding finding) {
    std::vector<ImportFinding>& list = by_code_[finding.code];
    if (list.size() < most_per_code) {
        list.push_back(std::move(finding));
    }
}

void ImportFindings::add(const ImportFindings& later) {
    for (const auto& [code, findings] : later.by_code_) {
        std::vector<ImportFinding>& list = by_code_[code];
        const std::size_t room = most_per_code - list.size();
        const auto count = static_cast<std::ptrdiff_t>(std::min(room, findings.size()));
        list.insert(list.end(), findings.begin(), findings.begin() + count);
    }
}

void ImportFindings::set_file(const std::string& file) {
    for (auto& [code, findings] : by_code_) {
        for (ImportFinding& finding : findings) {
            finding.file = file;
        }
    }
}

} // namespace smiletwin::geo
