#include "geo/io/xplan_codes.hpp"

#include <algorithm>

namespace smiletwin::geo {

namespace {

struct CodeList {
    std::string_view name;
    std::string_view rows; ///< "code wording", one a line
};

// Wording of XPlanGML 5.3, shortened to its first sentence; the enumerations used most.
// clang-format off
constexpr CodeList code_lists[] = {
    {"XP_BesondereArtDerBaulNutzung",
     R"(1000 Kleinsiedlungsgebiet nach § 2 BauNVO
1100 Reines Wohngebiet nach § 3 BauNVO
1200 Allgemeines Wohngebiet nach § 4 BauNVO
1300 Besonderes Wohngebiet
1400 Dorfgebiet nach § 5 BauNVO
1500 Mischgebiet nach § 6 BauNVO
1550 Urbanes Gebiet nach § 6a BauNVO
1600 Kerngebiet nach § 7 BauNVO
1700 Gewerbegebiet nach § 8 BauNVO
1800 Industriegebiet nach § 9 BauNVO
2000 Sondergebiet, das der Erholung dient nach § 10 BauNVO von 1977 und 1990
2100 Sonstiges Sondergebiet nach § 11 BauNVO 1977 und 1990
3000 Wochenendhausgebiet nach § 10 der BauNVO von 1962 und 1968
4000 Sondergebiet nach § 11 der BauNVO von 1962 und 1968
9999 Sonstiges Gebiet)"},
    {"XP_AllgArtDerBaulNutzung",
     R"(1000 Wohnbaufläche nach § 1 Abs. (1) BauNVO
2000 Gemischte Baufläche nach § 1 Abs. (1) BauNVO
3000 Gewerbliche Baufläche nach § 1 Abs. (1) BauNVO
4000 Sonderbaufläche nach § 1 Abs. (1) BauNVO
9999 Sonstige Baufläche)"},
    {"XP_Sondernutzungen",
     R"(1000 Wochenendhausgebiet
1100 Ferienhausgebiet
1200 Campingplatzgebiet
1300 Kurgebiet
1400 Sonstiges Sondergebiet für Erholung
1500 Einzelhandelsgebiet
1600 Gebiet für großflächigen Einzelhandel
16000 Ladengebiet
16001 Einkaufszentrum
16002 Sonstiges Gebiet für großflächigen Einzelhandel
1700 Verkehrsübungsplatz
1800 Hafengebiet
1900 Sondergebiet für Erneuerbare Energien
2000 Militärisches Sondergebiet
2100 Sondergebiet Landwirtschaft
2200 Sondergebiet Sport
2300 Sondergebiet für Gesundheit und Soziales
23000 Klinikgebiet
2400 Golfplatz
2500 Sondergebiet für Kultur
2600 Sondergebiet Tourismus
2700 Sondergebiet für Büros und Verwaltung
2720 Sondergebiet für Einrichtungen der Justiz
2800 Sondergebiet Hochschule
2900 Sondergebiet für Messe
9999 Sonstiges Sondergebiet)"},
    {"XP_ABEMassnahmenTypen",
     R"(1000 Bindung für die Erhaltung
2000 Anpflanzung von Bäumen, Sträuchern oder sonstigen Bepflanzungen
3000 Anpflanzung und Bindung für die Erhaltung)"},
    {"XP_AnpflanzungBindungErhaltungsGegenstand",
     R"(1000 Bäume
1100 Kopfbäume
1200 Baumreihe
2000 Sträucher
2050 Bäume und Sträucher
2100 Hecke
2200 Knick
3000 Sonstige Bepflanzung
4000 Gewässer (nur Erhaltung)
5000 Fassadenbegrünung
6000 Dachbegrünung)"},
    {"XP_SPEZiele",
     R"(1000 Schutz und Pflege
2000 Entwicklung
3000 Neu-Anlage
4000 Schutz, Pflege und Entwicklung
9999 Sonstiges Ziel)"},
    {"XP_SPEMassnahmenTypen",
     R"(1000 Artenreicher Gehölzbestand
1100 Naturnaher Wald
1200 Extensives Grünland
1300 Feuchtgrünland
1400 Obstwiese
1500 Naturnaher Uferbereich
1600 Röhrichtzone
1700 Ackerrandstreifen
1800 Ackerbrache
1900 Grünlandbrache
2000 Sukzessionsfläche
2100 Hochstaudenflur
2200 Trockenrasen
2300 Heide
9999 Sonstiges)"},
    {"XP_Nutzungsform",
     R"(1000 Private Nutzung
2000 Öffentliche Nutzung)"},
    {"XP_Rechtsstand",
     R"(1000 Der Planinhalt bezieht sich auf eine Planung
2000 Der Planinhalt stellt den aktuellen Zustand dar
3000 Der Planinhalt beschreibt einen zukünftig fortfallenden Zustand)"},
    {"XP_ZweckbestimmungGemeinbedarf",
     R"(1000 Einrichtungen und Anlagen für öffentliche Verwaltung
10000 Kommunale Einrichtung
10001 Betrieb mit öffentlicher Zweckbestimmung
10002 Eine Anlage des Bundes oder eines Bundeslandes
10003 Sonstige Einrichtung oder Anlage der öffentlichen Verwaltung
1200 Einrichtungen und Anlagen für Bildung und Forschung
12000 Schulische Einrichtung
12001 Hochschule, Fachhochschule, Berufsakademie
12002 Berufsbildende Schule
12003 Forschungseinrichtung, Forschungsinstitut
12004 Sonstige Anlage oder Einrichtung aus Bildung und Forschung
1400 Religiöse Einrichtung
14000 Religiösen Zwecken dienendes Gebäude
14001 Religiöses Verwaltungsgebäude
14002 Religiöse Gemeinde- oder Versammlungseinrichtung
14003 Sonstige religiösen Zwecken dienende Anlage oder Einrichtung
1600 Einrichtungen und Anlagen für soziale Zwecke
16000 Soziale Einrichtung für Kinder
16001 Soziale Einrichtung für Jugendliche
16002 Soziale Einrichtung für Familien und Erwachsene
16003 Soziale Einrichtung für Senioren
16004 Sonstige soziale Einrichtung
16005 Soziale Einrichtung für Menschen mit Beeinträchtigung
1800 Einrichtungen und Anlagen für gesundheitliche Zwecke
18000 Krankenhaus oder vergleichbare Einrichtung
18001 Sonstige Gesundheits-Einrichtung
2000 Einrichtungen und Anlagen für kulturelle Zwecke
20000 Kulturelle Einrichtung aus dem Bereich Musik oder Theater
20001 Kulturelle Einrichtung mit Bildungsfunktion
20002 Sonstige kulturelle Einrichtung
2200 Einrichtungen und Anlagen für sportliche Zwecke
22000 Schwimmbad, Freibad, Hallenbad, Schwimmhalle
22001 Sportplatz, Sporthalle, Tennishalle
22002 Sonstige Sporteinrichtung
2400 Einrichtungen und Anlagen für Sicherheit und Ordnung
24000 Einrichtung oder Anlage der Feuerwehr
24001 Schutzbauwerk
24002 Einrichtung der Justiz
24003 Sonstige Anlage oder Einrichtung für Sicherheit und Ordnung
2600 Einrichtungen und Anlagen der Infrastruktur
26000 Einrichtung der Post
26001 Sonstige Anlage oder Einrichtung der Infrastruktur
9999 Sonstige Einrichtungen und Anlagen, die keiner anderen Kategorie zuzuordnen sind)"},
    {"XP_ZweckbestimmungGewaesser",
     R"(1000 Hafen
10000 Sportboothafen
1100 Stehende Wasserfläche, auch See, Teich
1200 Fließgewässer, auch Fluss, Bach
9999 Sonstiges Gewässer, sofern keiner der anderen Codes zutreffend ist)"},
    {"XP_ZweckbestimmungGruen",
     R"(1000 Parkanlage; auch: Erholungsgrün, Grünanlage, Naherholung
10000 Historische Parkanlage
10001 Naturnahe Parkanlage
10002 Parkanlage mit Waldcharakter
10003 Ufernahe Parkanlage
1200 Dauerkleingarten; auch: Gartenfläche, Hofgärten, Gartenland
12000 Erholungsgarten
1400 Sportplatz
14000 Reitsportanlage
14001 Hundesportanlage
14002 Wassersportanlage
14003 Schießstand
14004 Golfplatz
14005 Anlage für Skisport
14006 Tennisanlage
14007 Sonstiger Sportplatz
1600 Spielplatz
16000 Bolzplatz
16001 Abenteuerspielplatz
1800 Zeltplatz
18000 Campingplatz
2000 Badeplatz, auch Schwimmbad, Liegewiese
2200 Anlage für Freizeit und Erholung
22000 Anlage für Kleintierhaltung
22001 Festplatz
2400 Spezielle Grünfläche
24000 Straßenbegleitgrün
24001 Böschungsfläche
24002 Feld, Wald, Wiese allgemein
24003 Uferstreifen
24004 Abschirmgrün
24005 Umweltbildungspark, Schaugatter
24006 Fläche für den ruhenden Verkehr
2600 Friedhof
9999 Sonstige Zweckbestimmung, falls keine der aufgeführten Klassifikationen anwendbar ist
99990 Gärtnerei)"},
    {"XP_ZweckbestimmungKennzeichnung",
     R"(1000 Naturgewalten
2000 Abbaufläche
3000 Äußere Einwirkungen
4000 Mit Schadstoffen belastete Böden
5000 Lärmbelastung
6000 Bergbau
7000 Für Bodenordnungsmaßnahmen vorgesehene Gebiete
8000 Vorhabensgebiet
9999 Kennzeichnung nach anderen gesetzlichen Vorschriften)"},
    {"XP_ZweckbestimmungLandwirtschaft",
     R"(1000 Allgemeine Landwirtschaft
1100 Ackerbau
1200 Wiesen- und Weidewirtschaft
1300 Gartenbauliche Erzeugung
1400 Obstbau
1500 Weinbau
1600 Imkerei
1700 Binnenfischerei
9999 Sonstiges)"},
    {"XP_ZweckbestimmungSpielSportanlage",
     R"(1000 Sportanlage
2000 Spielanlage
3000 Spiel- und/oder Sportanlage
9999 Sonstiges)"},
    {"XP_ZweckbestimmungVerEntsorgung",
     R"(1000 Elektrizität allgemein
10000 Hochspannungsleitung
10001 Trafostation, auch Umspannwerk
10002 Solarkraftwerk
10003 Windkraftwerk, Windenergieanlage, Windrad
10004 Geothermie Kraftwerk
10005 Elektrizitätswerk allgemein
10006 Wasserkraftwerk
10007 Biomasse-Kraftwerk
10008 Kabelleitung
10009 Niederspannungsleitung
100010 Leitungsmast
100011 Kernkraftwerk
100012 Kohlekraftwerk
100013 Gaskraftwerk
1200 Gas allgemein
12000 Ferngasleitung
12001 Gaswerk
12002 Gasbehälter
12003 Gasdruckregler
12004 Gasstation
12005 Gasleitung
1300 Erdöl allgemein
13000 Erdölleitung
13001 Bohrstelle
13002 Erdölpumpstation
13003 Öltank
1400 Wärmeversorgung allgemein
14000 Blockheizkraftwerk
14001 Fernwärmeleitung
14002 Fernheizwerk
1600 Trink- und Brauchwasser allgemein
16000 Wasserwerk
16001 Trinkwasserleitung
16002 Wasserspeicher
16003 Brunnen
16004 Pumpwerk
16005 Quelle
1800 Abwasser allgemein
18000 Abwasserleitung
18001 Abwasserrückhaltebecken
18002 Abwasserpumpwerk, auch Abwasserhebeanlage
18003 Kläranlage
18004 Anlage zur Speicherung oder Behandlung von Klärschlamm
18005 Sonstige Abwasser-Behandlungsanlage
18006 Salz- oder Sole-Leitungen
2000 Regenwasser allgemein
20000 Regenwasser-Rückhaltebecken
20001 Niederschlagswasser-Leitung
2200 Abfallentsorgung allgemein
22000 Müll-Umladestation
22001 Müllbeseitigungsanlage
22002 Müllsortieranlage
22003 Recyclinghof
2400 Ablagerung allgemein
24000 Erdaushub-Deponie
24001 Bauschutt-Deponie
24002 Hausmüll-Deponie
24003 Sondermüll-Deponie
24004 Stillgelegte Deponie
24005 Rekultivierte Deponie
2600 Telekommunikation allgemein
26000 Fernmeldeanlage
26001 Mobilfunkanlage
26002 Fernmeldekabel
2800 Erneuerbare Energien allgemein
3000 Fläche oder Anlage für Kraft-Wärme Kopplung
9999 Sonstiges
99990 Produktenleitung)"},
    {"XP_ZweckbestimmungWald",
     R"(1000 Naturwald
10000 Waldschutzgebiet
1200 Nutzwald
1400 Erholungswald
1600 Schutzwald
16000 Bodenschutzwald
16001 Biotopschutzwald
16002 Naturnaher Wald
16003 Wald zum Schutz vor schädlichen Umwelteinwirkungen
16004 Schonwald
1700 Bannwald
1800 Fläche für die Forstwirtschaft
1900 Immissionsgeschädigter Wald
9999 Sonstiger Wald)"},
    {"XP_ZweckbestimmungWasserwirtschaft",
     R"(1000 Hochwasser-Rückhaltebecken
1100 Überschwemmungsgefährdetes Gebiet nach § 31c des vor dem 1.10.2010 gültigen WHG
1200 Versickerungsfläche
1300 Entwässerungsgraben
1400 Deich
1500 Regen-Rückhaltebecken
9999 Sonstige Wasserwirtschaftsfläche, sofern keiner der anderen Codes zutreffend ist)"},
    {"XP_EigentumsartWald",
     R"(1000 Öffentlicher Wald allgemein
1100 Staatswald
1200 Körperschaftswald
12000 Kommunalwald
12001 Stiftungswald
2000 Privatwald allgemein
20000 Gemeinschaftswald
20001 Genossenschaftswald
3000 Kirchenwald
9999 Sonstiger Wald)"},
    {"BP_PlanArt",
     R"(1000 Planwerk der verbindlichen Bauleitplanung auf kommunaler Ebene
10000 Einfacher BPlan, § 30 Abs. 3 BauGB
10001 Qualifizierter BPlan nach § 30 Abs. 1 BauGB
3000 Vorhabensbezogener Bebauungsplan nach § 12 BauGB
3100 Vorhaben- und Erschließungsplan
4000 Kommunale Satzung gemäß § 34 BauGB
40000 Klarstellungssatzung nach § 34 Abs.4 Nr.1 BauGB
40001 Entwicklungssatzung nach § 34 Abs.4 Nr. 2 BauGB
40002 Ergänzungssatzung nach § 34 Abs.4 Nr. 3 BauGB
5000 Außenbereichssatzung nach § 35 Abs. 6 BauGB
7000 Örtliche Bauvorschrift
9999 Sonstige Planart)"},
    {"BP_Rechtscharakter",
     R"(1000 Festsetzung in Bebauungsplan
2000 Nachrichtliche Übernahme aus anderen Planwerken
3000 Hinweis nach BauGB
4000 Vermerk nach § 5 BauGB
5000 Kennzeichnung von Flächen nach § 9 Absatz 5 BauGB
9998 Der Rechtscharakter des BPlan-Inhaltes ist unbekannt)"},
    {"BP_Rechtsstand",
     R"(1000 Ein Aufstellungsbeschluss der Gemeinde liegt vor
2000 Ein Planentwurf liegt vor
2100 Die frühzeitige Beteiligung der Behörden (§ 4 Abs. 1 BauGB) hat stattgefunden
2200 Frühzeitige Öffentlichkeitsbeteiligung
2300 Die Beteiligung der Behörden hat stattgefunden (§ 4 Abs. 2 BauGB)
2400 Der Plan hat öffentlich ausgelegen (§ 3 Abs. 2 BauGB)
3000 Die Satzung wurde durch Beschluss der Gemeinde verabschiedet
4000 Der Plan ist in Kraft getreten
4500 Der Plan ist teilweise untergegangen
5000 Der Plan wurde außer Kraft gesetzt
50000 Der Plan wurde durch ein förmliches Verfahren aufgehoben
50001 Der Plan ist ohne förmliches Verfahren außer Kraft getreten)"},
    {"BP_Verfahren",
     R"(1000 Normales BPlan Verfahren
2000 BPlan Verfahren nach § 13 BauGB
3000 BPlan Verfahren nach § 13a BauGB
4000 BPlan Verfahren nach § 13b BauGB)"},
    {"BP_Bauweise",
     R"(1000 Offene Bauweise
2000 Geschlossene Bauweise
3000 Abweichende Bauweise)"},
    {"BP_BebauungsArt",
     R"(1000 Nur Einzelhäuser zulässig
2000 Nur Doppelhäuser zulässig
3000 Nur Hausgruppen zulässig
4000 Nur Einzel- oder Doppelhäuser zulässig
5000 Nur Einzelhäuser oder Hausgruppen zulässig
6000 Nur Doppelhäuser oder Hausgruppen zulässig
7000 Nur Reihenhäuser zulässig
8000 Es sind Einzelhäuser, Doppelhäuser und Hausgruppen zulässig)"},
    {"BP_Dachform",
     R"(1000 Flachdach
2100 Pultdach
2200 Versetztes Pultdach
3000 Kein Flachdach
3100 Satteldach
3200 Walmdach
3300 Krüppelwalmdach
3400 Mansardendach
3500 Zeltdach
3600 Kegeldach
3700 Kuppeldach
3800 Sheddach
3900 Bogendach
4000 Turmdach
4100 Tonnendach
5000 Gemischte Dachform
9999 Sonstige Dachform)"},
    {"BP_GrenzBebauung",
     R"(1000 Eine Bebauung der Grenze ist verboten
2000 Eine Bebauung der Grenze ist erlaubt
3000 Eine Bebauung der Grenze ist vorgeschrieben)"},
    {"BP_Zulaessigkeit",
     R"(1000 Generelle Zulässigkeit
2000 Generelle Nicht-Zulässigkeit
3000 Ausnahmsweise Zulässigkeit)"},
    {"BP_ZweckbestimmungNebenanlagen",
     R"(1000 Stellplätze
2000 Garagen
3000 Spielplatz
3100 Carport
3200 Tiefgarage
3300 Nebengebäude
3400 Sammelanlagen für Abfall
3500 Energie-Verteilungsanlagen
3600 Abfall-Wertstoffbehälter
3700 Fahrrad Stellplätze
9999 Sonstige Zweckbestimmung)"},
    {"BP_ErhaltungsGrund",
     R"(1000 Erhaltung der städtebaulichen Eigenart
2000 Erhaltung der Zusammensetzung der Wohnbevölkerung
3000 Erhaltung bei städtebaulichen Umstrukturierungen)"},
    {"BP_AbgrenzungenTypen",
     R"(1000 Nutzungsartengrenze
2000 Unterschiedliche Höhen
9999 Sonstige Abgrenzung)"},
    {"BP_WegerechtTypen",
     R"(1000 Gehrecht
2000 Fahrrecht
2500 Radfahrrecht
3000 Geh- und Fahrrecht
4000 Leitungsrecht
4100 Geh- und Leitungsrecht
4200 Fahr- und Leitungsrecht
5000 Geh-, Fahr- und Leitungsrecht
9999 Sonstiges Nutzungsrecht)"},
    {"BP_Laermpegelbereich",
     R"(1000 Lärmpegelbereich I nach DIN 4109
1100 Lärmpegelbereich II nach DIN 4109
1200 Lärmpegelbereich III nach DIN 4109
1300 Lärmpegelbereich IV nach DIN 4109
1400 Lärmpegelbereich V nach DIN 4109
1500 Lärmpegelbereich VI nach DIN 4109
1600 Lärmpegelbereich VII nach DIN 4109)"},
    {"BP_ImmissionsschutzTypen",
     R"(1000 "Von der Bebauung freizuhaltende Schutzfläche" nach § 9 Abs. 1 Nr. 24 BauGB
2000 Fläche für besondere Anlagen und Vorkehrungen)"},
    {"BP_BereichOhneEinAusfahrtTypen",
     R"(1000 Bereich ohne Einfahrt
2000 Bereich ohne Ausfahrt
3000 Bereich ohne Ein- und Ausfahrt)"},
    {"BP_StrassenkoerperHerstellung",
     R"(1000 Aufschüttung
2000 Abgrabung
3000 Stützmauer)"},
    {"BP_ZweckbestimmungStrassenverkehr",
     R"(1000 Fläche für das Parken von Fahrzeugen
1100 Fußgängerbereich
1200 Verkehrsberuhigte Zone
1300 Rad- und Fußweg
1400 Reiner Radweg
1500 Reiner Fußweg
1550 Wanderweg
1560 Reit- oder Kutschweg
1580 Wirtschaftsweg
1600 Abstellplatz für Fahrräder
1700 Brückenbereich, hier der überführende Verkehrsweg
1800 Brückenbereich, hier der unterführende Verkehrsweg
2000 Park-and-Ride Anlage
2100 Platz
2200 Anschlussfläche
2300 Landwirtschaftlicher Verkehr
2400 Verkehrsgrün
2500 Rastanlage
2600 Busbahnhof
3000 Fläche zum Car-Sharing
3100 Fläche zum Abstellen gemeinschaftlich genutzter Fahrräder
3200 Bike and Ride Anlage
3300 Parkhaus
3400 Mischverkehrsfläche
3500 Ladestation für Elektrofahrzeuge
9999 Sonstige Zweckbestimmung Straßenverkehr)"},
    {"BP_EinfahrtTypen",
     R"(1000 Nur Einfahrt möglich
2000 Nur Ausfahrt möglich
3000 Ein- und Ausfahrt möglich)"},
    {"FP_PlanArt",
     R"(1000 Flächennutzungsplan nach § 5 BauGB
2000 Gemeinsamer Flächennutzungsplan nach § 204 BauGB
3000 Regionaler Flächennutzungsplan
4000 Flächennutzungsplan mit regionalplanerischen Festlegungen (nur in HH, HB, B)
5000 Sachlicher Teilflächennutzungsplan nach § 5 Abs. 2b BauGB
9999 Sonstiger Flächennutzungsplan)"},
    {"FP_Rechtscharakter",
     R"(1000 Darstellung im Flächennutzungsplan
2000 Nachrichtliche Übernahme aus anderen Planwerken
3000 Hinweis nach BauGB
4000 Vermerk nach § 9 BauGB
5000 Kennzeichnung nach § 5 Abs. (3) BauGB
9998 Der Rechtscharakter des FPlan-Inhaltes ist unbekannt)"},
    {"FP_Rechtsstand",
     R"(1000 Der Aufstellungsbeschluss liegt vor
2000 Ein Planentwurf liegt vor
2100 Die frühzeitige Bürgerbeteiligung ist abgeschlossen
2200 Die frühzeitige Beteiligung der Öffentlichkeit ist abgeschlossen
2300 Die Behördenbeteiligung ist abgeschlossen
2400 Die öffentliche Auslegung ist beendet
3000 Der Plan ist technisch erstellt worden
4000 Der Plan ist rechtswirksam
5000 Der Plan wurde außer Kraft gesetzt
50000 Der Plan wurde durch ein förmliches Verfahren aufgehoben
50001 Der Plan ist ohne förmliches Verfahren außer Kraft getreten)"},
    {"FP_Verfahren",
     R"(1000 Normales FPlan Verfahren
2000 FPlan Verfahren nach § 13 BauGB)"},
    {"FP_ZweckbestimmungStrassenverkehr",
     R"(1000 Autobahn und autobahnähnliche Straße
1200 Sonstige örtliche oder überörtliche Hauptverkehrsstraße
1300 Ortsdurchfahrt
1400 Sonstiger Verkehrsweg oder Anlage
14000 Verkehrsberuhigter Bereich
14001 Platz
14002 Fußgängerbereich
14003 Rad- und Fußweg
14004 Radweg
14005 Fußweg
14006 Wanderweg
14007 Reit- und Kutschweg
14008 Rastanlage
14009 Busbahnhof, auch zentraler Omnibusbahnhof (ZOB)
140010 Brückenbereich, hier: Überführender Verkehrsweg
140011 Brückenbereich, hier: Unterführender Verkehrsweg
140012 Wirtschaftsweg
140013 Landwirtschaftlicher Verkehr
1600 Fläche oder Anlage für den ruhenden Verkehr
16000 Parkplatz
16001 Abstellplatz für Fahrräder
16002 Park- and Ride-Anlage
3000 Fläche zum Car-Sharing
3100 Fläche zum Abstellen gemeinschaftlich genutzter Fahrräder
3200 Bike and Ride Anlage
3300 Parkhaus
3400 Mischverkehrsfläche
3500 Ladestation für Elektrofahrzeuge
9999 Sonstige Zweckbestimmung)"},
    {"XP_RechtscharakterPlanaenderung",
     R"(1000 Änderung
1100 Ergänzung eines Plans: Die Inhalte des neuen Plans ergänzen die alten Inhalte
2000 Aufhebung
20000 Das alte Planrecht wurde durch ein förmliches Verfahren aufgehoben
20001 Der alte Plan tritt ohne förmliches Verfahren außer Kraft)"},
};

struct CodedProperty {
    std::string_view owner; ///< object or data type; "BP_" for all of that part
    std::string_view property;
    std::string_view list;
};

constexpr CodedProperty coded_properties[] = {
    {"XP_VerbundenerPlan", "rechtscharakter", "XP_RechtscharakterPlanaenderung"},
    {"BP_Plan", "planArt", "BP_PlanArt"},
    {"BP_Plan", "verfahren", "BP_Verfahren"},
    {"BP_Plan", "rechtsstand", "BP_Rechtsstand"},
    {"BP_TextAbschnitt", "rechtscharakter", "BP_Rechtscharakter"},
    {"BP_NebenanlagenFlaeche", "zweckbestimmung", "BP_ZweckbestimmungNebenanlagen"},
    {"BP_GemeinbedarfsFlaeche", "zweckbestimmung", "XP_ZweckbestimmungGemeinbedarf"},
    {"BP_SpielSportanlagenFlaeche", "zweckbestimmung", "XP_ZweckbestimmungSpielSportanlage"},
    {"BP_GruenFlaeche", "zweckbestimmung", "XP_ZweckbestimmungGruen"},
    {"BP_Landwirtschaft", "zweckbestimmung", "XP_ZweckbestimmungLandwirtschaft"},
    {"BP_LandwirtschaftsFlaeche", "zweckbestimmung", "XP_ZweckbestimmungLandwirtschaft"},
    {"BP_WaldFlaeche", "zweckbestimmung", "XP_ZweckbestimmungWald"},
    {"BP_KennzeichnungsFlaeche", "zweckbestimmung", "XP_ZweckbestimmungKennzeichnung"},
    {"BP_NutzungsartenGrenze", "typ", "BP_AbgrenzungenTypen"},
    {"BP_Wegerecht", "typ", "BP_WegerechtTypen"},
    {"BP_Immissionsschutz", "typ", "BP_ImmissionsschutzTypen"},
    {"BP_VerEntsorgung", "zweckbestimmung", "XP_ZweckbestimmungVerEntsorgung"},
    {"BP_BereichOhneEinAusfahrtLinie", "typ", "BP_BereichOhneEinAusfahrtTypen"},
    {"BP_EinfahrtPunkt", "typ", "BP_EinfahrtTypen"},
    {"BP_EinfahrtsbereichLinie", "typ", "BP_EinfahrtTypen"},
    {"BP_Strassenkoerper", "typ", "BP_StrassenkoerperHerstellung"},
    {"BP_VerkehrsflaecheBesondererZweckbestimmung", "zweckbestimmung", "BP_ZweckbestimmungStrassenverkehr"},
    {"BP_GewaesserFlaeche", "zweckbestimmung", "XP_ZweckbestimmungGewaesser"},
    {"BP_WasserwirtschaftsFlaeche", "zweckbestimmung", "XP_ZweckbestimmungWasserwirtschaft"},
    {"FP_Plan", "planArt", "FP_PlanArt"},
    {"FP_Plan", "verfahren", "FP_Verfahren"},
    {"FP_Plan", "rechtsstand", "FP_Rechtsstand"},
    {"FP_TextAbschnitt", "rechtscharakter", "FP_Rechtscharakter"},
    {"FP_Gemeinbedarf", "zweckbestimmung", "XP_ZweckbestimmungGemeinbedarf"},
    {"FP_SpielSportanlage", "zweckbestimmung", "XP_ZweckbestimmungSpielSportanlage"},
    {"FP_Gruen", "zweckbestimmung", "XP_ZweckbestimmungGruen"},
    {"FP_Landwirtschaft", "zweckbestimmung", "XP_ZweckbestimmungLandwirtschaft"},
    {"FP_LandwirtschaftsFlaeche", "zweckbestimmung", "XP_ZweckbestimmungLandwirtschaft"},
    {"FP_WaldFlaeche", "zweckbestimmung", "XP_ZweckbestimmungWald"},
    {"FP_Kennzeichnung", "zweckbestimmung", "XP_ZweckbestimmungKennzeichnung"},
    {"FP_VerEntsorgung", "zweckbestimmung", "XP_ZweckbestimmungVerEntsorgung"},
    {"FP_Strassenverkehr", "zweckbestimmung", "FP_ZweckbestimmungStrassenverkehr"},
    {"FP_Gewaesser", "zweckbestimmung", "XP_ZweckbestimmungGewaesser"},
    {"FP_Wasserwirtschaft", "zweckbestimmung", "XP_ZweckbestimmungWasserwirtschaft"},
    {"", "klassifizMassnahme", "XP_SPEMassnahmenTypen"},
    {"", "dachform", "BP_Dachform"},
    {"", "wohnnutzungEGStrasse", "BP_Zulaessigkeit"},
    {"", "allgArtDerBaulNutzung", "XP_AllgArtDerBaulNutzung"},
    {"", "besondereArtDerBaulNutzung", "XP_BesondereArtDerBaulNutzung"},
    {"", "sondernutzung", "XP_Sondernutzungen"},
    {"", "bauweise", "BP_Bauweise"},
    {"", "bebauungsArt", "BP_BebauungsArt"},
    {"", "bebauungVordereGrenze", "BP_GrenzBebauung"},
    {"", "bebauungRueckwaertigeGrenze", "BP_GrenzBebauung"},
    {"", "bebauungSeitlicheGrenze", "BP_GrenzBebauung"},
    {"", "zulaessigkeit", "BP_Zulaessigkeit"},
    {"", "grund", "BP_ErhaltungsGrund"},
    {"", "nutzungsform", "XP_Nutzungsform"},
    {"", "eigentumsart", "XP_EigentumsartWald"},
    {"", "massnahme", "XP_ABEMassnahmenTypen"},
    {"", "gegenstand", "XP_AnpflanzungBindungErhaltungsGegenstand"},
    {"", "ziel", "XP_SPEZiele"},
    {"", "laermpegelbereich", "BP_Laermpegelbereich"},
    {"", "sonderNutzung", "XP_Sondernutzungen"},
    {"XP_KomplexeZweckbestGruen", "allgemein", "XP_ZweckbestimmungGruen"},
    {"XP_KomplexeZweckbestVerEntsorgung", "allgemein", "XP_ZweckbestimmungVerEntsorgung"},
    {"XP_KomplexeZweckbestGemeinbedarf", "allgemein", "XP_ZweckbestimmungGemeinbedarf"},
    {"BP_KomplexeSondernutzung", "allgemein", "XP_Sondernutzungen"},
    {"BP_", "rechtscharakter", "BP_Rechtscharakter"},
    {"FP_", "rechtscharakter", "FP_Rechtscharakter"},
    {"", "rechtsstandSchG", "XP_Rechtsstand"},
};
// clang-format on

std::string_view list_of(std::string_view owner, std::string_view property) {
    for (const CodedProperty& coded : coded_properties) {
        const bool is_prefix = coded.owner.empty() || coded.owner.ends_with('_');
        const bool owned = is_prefix ? owner.starts_with(coded.owner) : owner == coded.owner;
        if (owned && property == coded.property) {
            return coded.list;
        }
    }
    return {};
}

std::string_view wording_in(std::string_view rows, std::string_view code) {
    while (!rows.empty()) {
        const std::string_view row = rows.substr(0, rows.find('\n'));
        rows.remove_prefix(std::min(rows.size(), row.size() + 1));
        const std::size_t blank = row.find(' ');
        if (row.substr(0, blank) == code) {
            return row.substr(blank + 1);
        }
    }
    return {};
}

} // namespace

std::string_view
xplan_wording(std::string_view owner, std::string_view property, std::string_view code) {
    const std::string_view name = list_of(owner, property);
    const auto* const list =
        std::find_if(std::begin(code_lists), std::end(code_lists), [name](const CodeList& l) {
            return l.name == name;
        });
    return list != std::end(code_lists) ? wording_in(list->rows, code) : std::string_view{};
}

} // namespace smiletwin::geo
