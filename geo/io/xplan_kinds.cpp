#include "geo/io/xplan_kinds.hpp"

#include <algorithm>
#include <utility>

namespace smiletwin::geo {

namespace {

// Kinds that development and land-use plans share stand here without the letters of the plan.
constexpr std::pair<std::string_view, std::string_view> kinds[] = {
    {"BP_Plan", "Bebauungsplan"},
    {"FP_Plan", "Flächennutzungsplan"},
    {"RP_Plan", "Raumordnungsplan"},
    {"LP_Plan", "Landschaftsplan"},
    {"SO_Plan", "Sonstiger raumbezogener Plan"},
    {"Bereich", "Planbereich"},
    {"TextAbschnitt", "Textabschnitt"},
    {"AbgrabungsFlaeche", "Abgrabungsfläche"},
    {"AbstandsFlaeche", "Abstandsfläche"},
    {"AbstandsMass", "Abstandsmaß"},
    {"AbweichungVonBaugrenze", "Abweichung von der Baugrenze"},
    {"AnpassungKlimawandel", "Anpassung an den Klimawandel"},
    {"AnpflanzungBindungErhaltung", "Anpflanzung, Bindung und Erhaltung"},
    {"AufschuettungsFlaeche", "Aufschüttungsfläche"},
    {"Aufschuettung", "Aufschüttung"},
    {"AusgleichsFlaeche", "Ausgleichsfläche"},
    {"AusgleichsMassnahme", "Ausgleichsmaßnahme"},
    {"BauGrenze", "Baugrenze"},
    {"BauLinie", "Baulinie"},
    {"BaugebietsTeilFlaeche", "Baugebietsteilfläche"},
    {"BebauungsFlaeche", "Bebauungsfläche"},
    {"BereichOhneEinAusfahrtLinie", "Bereich ohne Ein- und Ausfahrt"},
    {"BesondererNutzungszweckFlaeche", "Fläche mit besonderem Nutzungszweck"},
    {"BodenschaetzeFlaeche", "Fläche für Bodenschätze"},
    {"Bodenschaetze", "Bodenschätze"},
    {"Bodenschutzrecht", "Bodenschutzrecht"},
    {"Denkmalschutzrecht", "Denkmalschutzrecht"},
    {"EingriffsBereich", "Eingriffsbereich"},
    {"EinfahrtPunkt", "Einfahrt"},
    {"EinfahrtsbereichLinie", "Einfahrtsbereich"},
    {"ErhaltungsBereichFlaeche", "Erhaltungsbereich"},
    {"FestsetzungNachLandesrecht", "Festsetzung nach Landesrecht"},
    {"FirstRichtungsLinie", "Firstrichtung"},
    {"FlaecheOhneFestsetzung", "Fläche ohne Festsetzung"},
    {"FlaecheOhneDarstellung", "Fläche ohne Darstellung"},
    {"FoerderungsFlaeche", "Förderungsfläche"},
    {"FreiFlaeche", "Freifläche"},
    {"Gebietsgrenze", "Gebietsgrenze"},
    {"GebaeudeFlaeche", "Gebäudefläche"},
    {"Gemeinbedarf", "Gemeinbedarf"},
    {"GemeinbedarfsFlaeche", "Gemeinbedarfsfläche"},
    {"GemeinschaftsanlagenFlaeche", "Fläche für Gemeinschaftsanlagen"},
    {"GemeinschaftsanlagenZuordnung", "Zuordnung von Gemeinschaftsanlagen"},
    {"GenerischesObjekt", "Sonstiges Objekt"},
    {"Gewaesser", "Gewässer"},
    {"GewaesserFlaeche", "Gewässerfläche"},
    {"Gruen", "Grünfläche"},
    {"GruenFlaeche", "Grünfläche"},
    {"HoehenMass", "Höhenmaß"},
    {"Immissionsschutz", "Immissionsschutz"},
    {"Kennzeichnung", "Kennzeichnung"},
    {"KennzeichnungsFlaeche", "Kennzeichnungsfläche"},
    {"KleintierhaltungFlaeche", "Fläche für Kleintierhaltung"},
    {"Landwirtschaft", "Landwirtschaft"},
    {"LandwirtschaftsFlaeche", "Landwirtschaftsfläche"},
    {"Luftverkehrsrecht", "Luftverkehrsrecht"},
    {"NebenanlagenAusschlussFlaeche", "Fläche mit Ausschluss von Nebenanlagen"},
    {"NebenanlagenFlaeche", "Fläche für Nebenanlagen"},
    {"NichtUeberbaubareGrundstuecksflaeche", "Nicht überbaubare Grundstücksfläche"},
    {"NutzungsartenGrenze", "Nutzungsartengrenze"},
    {"NutzungsbeschraenkungsFlaeche", "Fläche mit Nutzungsbeschränkungen"},
    {"PersGruppenBestimmteFlaeche", "Fläche für Gebäude bestimmter Personengruppen"},
    {"PrivilegiertesVorhaben", "Privilegiertes Vorhaben"},
    {"RegelungVergnuegungsstaetten", "Regelung von Vergnügungsstätten"},
    {"RekultivierungsFlaeche", "Rekultivierungsfläche"},
    {"RichtungssektorGrenze", "Grenze eines Richtungssektors"},
    {"Schienenverkehrsrecht", "Schienenverkehrsrecht"},
    {"SchutzBestimmterTeileVonNaturUndLandschaft",
     "Schutz bestimmter Teile von Natur und Landschaft"},
    {"SchutzPflegeEntwicklung", "Schutz, Pflege und Entwicklung"},
    {"SchutzPflegeEntwicklungsFlaeche", "Fläche für Schutz, Pflege und Entwicklung"},
    {"SchutzPflegeEntwicklungsMassnahme", "Maßnahme für Schutz, Pflege und Entwicklung"},
    {"Schutzgebiet", "Schutzgebiet"},
    {"SchutzgebietNaturschutzrecht", "Schutzgebiet nach Naturschutzrecht"},
    {"SchutzgebietWasserrecht", "Schutzgebiet nach Wasserrecht"},
    {"Sichtflaeche", "Sichtfläche"},
    {"SpezielleBauweise", "Spezielle Bauweise"},
    {"SpielSportanlage", "Spiel- und Sportanlage"},
    {"SpielSportanlagenFlaeche", "Fläche für Spiel- und Sportanlagen"},
    {"StrassenVerkehrsFlaeche", "Straßenverkehrsfläche"},
    {"StrassenbegrenzungsLinie", "Straßenbegrenzungslinie"},
    {"Strassenkoerper", "Straßenkörper"},
    {"Strassenverkehr", "Straßenverkehr"},
    {"Strassenverkehrsrecht", "Straßenverkehrsrecht"},
    {"TechnischeMassnahmenFlaeche", "Fläche für technische Maßnahmen"},
    {"TextlicheFestsetzungsFlaeche", "Fläche mit textlicher Festsetzung"},
    {"UeberbaubareGrundstuecksFlaeche", "Überbaubare Grundstücksfläche"},
    {"UnverbindlicheVormerkung", "Unverbindliche Vormerkung"},
    {"VerEntsorgung", "Ver- und Entsorgung"},
    {"Veraenderungssperre", "Veränderungssperre"},
    {"VerkehrsflaecheBesondererZweckbestimmung", "Verkehrsfläche besonderer Zweckbestimmung"},
    {"WaldFlaeche", "Waldfläche"},
    {"Wasserrecht", "Wasserrecht"},
    {"Wasserwirtschaft", "Wasserwirtschaft"},
    {"WasserwirtschaftsFlaeche", "Wasserwirtschaftsfläche"},
    {"Wegerecht", "Wegerecht"},
    {"ZusatzkontingentLaerm", "Zusatzkontingent Lärm"},
    {"ZusatzkontingentLaermFlaeche", "Fläche mit Zusatzkontingent Lärm"},
    {"ZentralerVersorgungsbereich", "Zentraler Versorgungsbereich"},
    {"FPO", "Flächenhaftes Präsentationsobjekt"},
    {"LPO", "Linienförmiges Präsentationsobjekt"},
    {"LTO", "Schrift an einer Linie"},
    {"Nutzungsschablone", "Nutzungsschablone"},
    {"PPO", "Punktförmiges Präsentationsobjekt"},
    {"PTO", "Schrift an einem Punkt"},
};

} // namespace

std::string xplan_kind(std::string_view class_name) {
    const std::size_t letters = class_name.find('_');
    const std::string_view short_name =
        letters == std::string_view::npos ? class_name : class_name.substr(letters + 1);
    const auto* const found =
        std::find_if(std::begin(kinds), std::end(kinds), [&](const auto& kind) {
            return kind.first == class_name || kind.first == short_name;
        });
    return std::string(found != std::end(kinds) ? found->second : short_name);
}

} // namespace smiletwin::geo
