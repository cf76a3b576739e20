#include "geo/io/citygml_tables.hpp"

#include <array>

namespace smiletwin::geo {

namespace {

constexpr std::array<NamePair, 16> spaces_2{{
    {"core", "http://www.opengis.net/citygml/2.0"},
    {"gml", "http://www.opengis.net/gml"},
    {"app", "http://www.opengis.net/citygml/appearance/2.0"},
    {"bldg", "http://www.opengis.net/citygml/building/2.0"},
    {"brid", "http://www.opengis.net/citygml/bridge/2.0"},
    {"dem", "http://www.opengis.net/citygml/relief/2.0"},
    {"frn", "http://www.opengis.net/citygml/cityfurniture/2.0"},
    {"gen", "http://www.opengis.net/citygml/generics/2.0"},
    {"grp", "http://www.opengis.net/citygml/cityobjectgroup/2.0"},
    {"luse", "http://www.opengis.net/citygml/landuse/2.0"},
    {"tran", "http://www.opengis.net/citygml/transportation/2.0"},
    {"tun", "http://www.opengis.net/citygml/tunnel/2.0"},
    {"veg", "http://www.opengis.net/citygml/vegetation/2.0"},
    {"wtr", "http://www.opengis.net/citygml/waterbody/2.0"},
    {"xAL", "urn:oasis:names:tc:ciq:xsdschema:xAL:2.0"},
    {"xlink", "http://www.w3.org/1999/xlink"},
}};

constexpr std::array<NamePair, 20> spaces_3{{
    {"core", "http://www.opengis.net/citygml/3.0"},
    {"gml", "http://www.opengis.net/gml/3.2"},
    {"app", "http://www.opengis.net/citygml/appearance/3.0"},
    {"bldg", "http://www.opengis.net/citygml/building/3.0"},
    {"brid", "http://www.opengis.net/citygml/bridge/3.0"},
    {"con", "http://www.opengis.net/citygml/construction/3.0"},
    {"dem", "http://www.opengis.net/citygml/relief/3.0"},
    {"dyn", "http://www.opengis.net/citygml/dynamizer/3.0"},
    {"frn", "http://www.opengis.net/citygml/cityfurniture/3.0"},
    {"gen", "http://www.opengis.net/citygml/generics/3.0"},
    {"grp", "http://www.opengis.net/citygml/cityobjectgroup/3.0"},
    {"luse", "http://www.opengis.net/citygml/landuse/3.0"},
    {"pcl", "http://www.opengis.net/citygml/pointcloud/3.0"},
    {"tran", "http://www.opengis.net/citygml/transportation/3.0"},
    {"tun", "http://www.opengis.net/citygml/tunnel/3.0"},
    {"veg", "http://www.opengis.net/citygml/vegetation/3.0"},
    {"vers", "http://www.opengis.net/citygml/versioning/3.0"},
    {"wtr", "http://www.opengis.net/citygml/waterbody/3.0"},
    {"xAL", "urn:oasis:names:tc:ciq:xal:3"},
    {"xlink", "http://www.w3.org/1999/xlink"},
}};

constexpr std::array<NamePair, 6> pieces_2{{
    {"object",
     "gml:description:text gml:name:code* core:creationDate:date core:terminationDate:date "
     "$external +core:generalizesTo core:relativeToTerrain:toterrain "
     "core:relativeToWater:towater $generic"},
    {"cfu", "%object class:code function:code* usage:code*"},
    {"installation", "%cfu #lod2Geometry #lod3Geometry #lod4Geometry @boundedBy=construction"},
    {"inside", "%cfu #lod4Geometry @boundedBy=construction"},
    {"site", "%cfu yearOfConstruction:year yearOfDemolition:year"},
    {"way",
     "%cfu >trafficArea=TrafficArea @trafficArea=traffic "
     ">auxiliaryTrafficArea=AuxiliaryTrafficArea @auxiliaryTrafficArea=auxiliary "
     "#lod1MultiSurface #lod2MultiSurface #lod3MultiSurface #lod4MultiSurface"},
}};

constexpr std::string_view building_2 =
    "%site roofType:code measuredHeight:length storeysAboveGround:count storeysBelowGround:count "
    "storeyHeightsAboveGround:lengths storeyHeightsBelowGround:lengths #lod0FootPrint "
    "#lod0RoofEdge #lod1Solid #lod1MultiSurface #lod2Solid #lod2MultiSurface "
    ">outerBuildingInstallation=BuildingInstallation "
    ">interiorBuildingInstallation=IntBuildingInstallation @boundedBy=construction "
    "#lod3Solid #lod3MultiSurface #lod4Solid #lod4MultiSurface >interiorRoom=Room "
    ">consistsOfBuildingPart=BuildingPart "
    "+address $address";
constexpr std::string_view bridge_2 =
    "%site isMovable:boolean #lod1Solid #lod1MultiSurface #lod2Solid #lod2MultiSurface "
    ">outerBridgeConstruction=BridgeConstructionElement "
    ">outerBridgeInstallation=BridgeInstallation "
    ">interiorBridgeInstallation=IntBridgeInstallation @boundedBy=construction #lod3Solid "
    "#lod3MultiSurface #lod4Solid #lod4MultiSurface >interiorBridgeRoom=BridgeRoom "
    ">consistsOfBridgePart=BridgePart +address $address";
constexpr std::string_view tunnel_2 =
    "%site #lod1Solid #lod1MultiSurface #lod2Solid #lod2MultiSurface "
    ">outerTunnelInstallation=TunnelInstallation "
    ">interiorTunnelInstallation=IntTunnelInstallation @boundedBy=construction #lod3Solid "
    "#lod3MultiSurface #lod4Solid #lod4MultiSurface >interiorHollowSpace=HollowSpace "
    ">consistsOfTunnelPart=TunnelPart";
constexpr std::string_view traffic_area_2 =
    "%cfu surfaceMaterial:code #lod2MultiSurface #lod3MultiSurface #lod4MultiSurface";

constexpr std::array<WrittenFeature, 37> features_2{{
    {"Building", "bldg", building_2},
    {"BuildingPart", "bldg", building_2},
    {"BuildingInstallation", "bldg", "%installation"},
    {"IntBuildingInstallation", "bldg", "%inside"},
    {"Room",
     "bldg",
     "%cfu #lod4Solid #lod4MultiSurface @boundedBy=construction "
     ">interiorFurniture=BuildingFurniture "
     ">roomInstallation=IntBuildingInstallation"},
    {"BuildingFurniture", "bldg", "%cfu #lod4Geometry"},
    {"Bridge", "brid", bridge_2},
    {"BridgePart", "brid", bridge_2},
    {"BridgeConstructionElement",
     "brid",
     "%cfu #lod1Geometry #lod2Geometry #lod3Geometry #lod4Geometry @boundedBy=construction"},
    {"BridgeInstallation", "brid", "%installation"},
    {"IntBridgeInstallation", "brid", "%inside"},
    {"BridgeRoom",
     "brid",
     "%cfu #lod4Solid #lod4MultiSurface @boundedBy=construction >interiorFurniture=BridgeFurniture "
     ">bridgeRoomInstallation=IntBridgeInstallation"},
    {"BridgeFurniture", "brid", "%cfu #lod4Geometry"},
    {"Tunnel", "tun", tunnel_2},
    {"TunnelPart", "tun", tunnel_2},
    {"TunnelInstallation", "tun", "%installation"},
    {"IntTunnelInstallation", "tun", "%inside"},
    {"HollowSpace",
     "tun",
     "%cfu #lod4Solid #lod4MultiSurface @boundedBy=construction >interiorFurniture=TunnelFurniture "
     ">hollowSpaceInstallation=IntTunnelInstallation"},
    {"TunnelFurniture", "tun", "%cfu #lod4Geometry"},
    {"CityFurniture", "frn", "%cfu #lod1Geometry #lod2Geometry #lod3Geometry #lod4Geometry"},
    {"SolitaryVegetationObject",
     "veg",
     "%cfu species:code height:length trunkDiameter:length crownDiameter:length #lod1Geometry "
     "#lod2Geometry #lod3Geometry #lod4Geometry"},
    {"PlantCover",
     "veg",
     "%cfu averageHeight:length #lod1MultiSurface #lod2MultiSurface #lod3MultiSurface "
     "#lod4MultiSurface #lod1MultiSolid #lod2MultiSolid #lod3MultiSolid #lod4MultiSolid"},
    {"WaterBody",
     "wtr",
     "%cfu #lod0MultiSurface #lod1MultiSurface #lod1Solid #lod2Solid #lod3Solid #lod4Solid "
     "@boundedBy=water"},
    {"LandUse",
     "luse",
     "%cfu #lod0MultiSurface #lod1MultiSurface #lod2MultiSurface #lod3MultiSurface "
     "#lod4MultiSurface"},
    {"TransportationComplex", "tran", "%way"},
    {"Road", "tran", "%way"},
    {"Railway", "tran", "%way"},
    {"Square", "tran", "%way"},
    {"Track", "tran", "%way"},
    {"TrafficArea", "tran", traffic_area_2},
    {"AuxiliaryTrafficArea", "tran", traffic_area_2},
    {"GenericCityObject",
     "gen",
     "%cfu #lod0Geometry #lod1Geometry #lod2Geometry #lod3Geometry #lod4Geometry"},
    {"CityObjectGroup", "grp", "%cfu +groupMember >groupMember +parent #geometry"},
    {"ReliefFeature",
     "dem",
     "%object lod:level! >reliefComponent!=TINRelief,MassPointRelief,BreaklineRelief"},
    {"TINRelief", "dem", "%object lod:level! #tin!"},
    {"MassPointRelief", "dem", "%object lod:level! $points!"},
    {"BreaklineRelief", "dem", "%object lod:level!"},
}};

constexpr std::array<NamePair, 10> pieces_3{{
    {"object",
     "gml:description:text gml:name:code* core:creationDate:datetime core:terminationDate:datetime "
     "core:validFrom:datetime core:validTo:datetime $external +core:generalizesTo "
     "core:relativeToTerrain:toterrain core:relativeToWater:towater +core:relatedTo $generic "
     "+core:dynamizer"},
    {"surface",
     "%object +core:area #core:lod0MultiSurface #core:lod1MultiSurface #core:lod2MultiSurface "
     "#core:lod3MultiSurface $pointcloud class:code function:code* usage:code*"},
    {"space",
     "%object core:spaceType:space +core:volume +core:area @core:boundary=any "
     ">core:boundary=TrafficArea,AuxiliaryTrafficArea,LandUse,GenericThematicSurface "
     "#core:lod0MultiSurface #core:lod1Solid #core:lod2Solid #core:lod2MultiSurface "
     "#core:lod3Solid #core:lod3MultiSurface"},
    {"physical", "%space $pointcloud"},
    {"logical", "%space class:code function:code* usage:code*"},
    {"cfu", "%physical class:code function:code* usage:code*"},
    {"construction",
     "%physical con:conditionOfConstruction:condition con:dateOfConstruction:date "
     "con:dateOfDemolition:date +con:constructionEvent +con:elevation $height "
     "+con:occupancy class:code function:code* usage:code*"},
    {"element", "%physical con:isStructuralElement:boolean class:code function:code* usage:code*"},
    {"installation",
     "%physical con:relationToConstruction:toconstruction class:code function:code* usage:code*"},
    {"way",
     "%physical trafficDirection:direction +occupancy >trafficSpace=TrafficSpace "
     ">auxiliaryTrafficSpace=AuxiliaryTrafficSpace class:code"},
}};

constexpr std::string_view building_3 =
    "%construction roofType:code storeysAboveGround:count storeysBelowGround:count "
    "storeyHeightsAboveGround:lengths storeyHeightsBelowGround:lengths "
    ">buildingConstructiveElement=BuildingConstructiveElement "
    ">buildingInstallation=BuildingInstallation >buildingRoom=BuildingRoom "
    ">buildingFurniture=BuildingFurniture >buildingSubdivision=Storey,BuildingUnit "
    "+address >buildingPart=BuildingPart";
constexpr std::string_view subdivision_3 =
    "%logical +elevation >buildingConstructiveElement=BuildingConstructiveElement "
    ">buildingFurniture=BuildingFurniture >buildingInstallation=BuildingInstallation "
    ">buildingRoom=BuildingRoom >buildingUnit=BuildingUnit";
constexpr std::string_view unit_3 =
    "%logical +elevation >buildingConstructiveElement=BuildingConstructiveElement "
    ">buildingFurniture=BuildingFurniture >buildingInstallation=BuildingInstallation "
    ">buildingRoom=BuildingRoom >storey=Storey +address";
constexpr std::string_view bridge_3 =
    "%construction isMovable:boolean >bridgeConstructiveElement=BridgeConstructiveElement "
    ">bridgeInstallation=BridgeInstallation >bridgeRoom=BridgeRoom "
    ">bridgeFurniture=BridgeFurniture +address >bridgePart=BridgePart";
constexpr std::string_view tunnel_3 =
    "%construction >tunnelConstructiveElement=TunnelConstructiveElement "
    ">tunnelInstallation=TunnelInstallation >hollowSpace=HollowSpace "
    ">tunnelFurniture=TunnelFurniture >tunnelPart=TunnelPart";
constexpr std::string_view way_3 =
    "%way function:code* usage:code* >section=Section >intersection=Intersection";

constexpr std::array<WrittenFeature, 47> features_3{{
    {"Building", "bldg", building_3},
    {"BuildingPart", "bldg", building_3},
    {"BuildingConstructiveElement", "bldg", "%element"},
    {"BuildingInstallation", "bldg", "%installation"},
    {"BuildingRoom",
     "bldg",
     "%cfu +roomHeight >buildingFurniture=BuildingFurniture "
     ">buildingInstallation=BuildingInstallation"},
    {"BuildingFurniture", "bldg", "%cfu"},
    {"Storey", "bldg", subdivision_3},
    {"BuildingUnit", "bldg", unit_3},
    {"Bridge", "brid", bridge_3},
    {"BridgePart", "brid", bridge_3},
    {"BridgeConstructiveElement", "brid", "%element"},
    {"BridgeInstallation", "brid", "%installation"},
    {"BridgeRoom",
     "brid",
     "%cfu >bridgeFurniture=BridgeFurniture >bridgeInstallation=BridgeInstallation"},
    {"BridgeFurniture", "brid", "%cfu"},
    {"Tunnel", "tun", tunnel_3},
    {"TunnelPart", "tun", tunnel_3},
    {"TunnelConstructiveElement", "tun", "%element"},
    {"TunnelInstallation", "tun", "%installation"},
    {"HollowSpace",
     "tun",
     "%cfu >tunnelFurniture=TunnelFurniture >tunnelInstallation=TunnelInstallation"},
    {"TunnelFurniture", "tun", "%cfu"},
    {"OtherConstruction", "con", "%construction"},
    {"CityFurniture", "frn", "%cfu"},
    {"SolitaryVegetationObject",
     "veg",
     "%cfu species:code height:length trunkDiameter:length crownDiameter:length "
     "rootBallDiameter:length maxRootBallDepth:length"},
    {"PlantCover", "veg", "%cfu averageHeight:length minHeight:length maxHeight:length"},
    {"WaterBody", "wtr", "%cfu"},
    {"LandUse", "luse", "%surface"},
    {"Road", "tran", way_3},
    {"Railway", "tran", way_3},
    {"Track", "tran", way_3},
    {"Waterway", "tran", way_3},
    {"Square", "tran", "%way function:code* usage:code*"},
    {"Section", "tran", "%way"},
    {"Intersection", "tran", "%way"},
    {"TrafficSpace",
     "tran",
     "%cfu granularity:granularity! trafficDirection:direction >clearanceSpace=ClearanceSpace"},
    {"AuxiliaryTrafficSpace", "tran", "%cfu granularity:granularity!"},
    {"ClearanceSpace", "tran", "%physical class:code*"},
    {"TrafficArea", "tran", "%surface surfaceMaterial:code"},
    {"AuxiliaryTrafficArea", "tran", "%surface surfaceMaterial:code"},
    {"GenericOccupiedSpace", "gen", "%cfu"},
    {"GenericUnoccupiedSpace", "gen", "%cfu"},
    {"GenericLogicalSpace", "gen", "%logical"},
    {"GenericThematicSurface", "gen", "%surface"},
    {"CityObjectGroup", "grp", "%logical +groupMember >groupMember"},
    {"ReliefFeature",
     "dem",
     "%object lod:level! >reliefComponent!=TINRelief,MassPointRelief,BreaklineRelief"},
    {"TINRelief", "dem", "%object lod:level! #tin!"},
    {"MassPointRelief", "dem", "%object lod:level! $points $pointcloud"},
    {"BreaklineRelief", "dem", "%object lod:level!"},
}};

/// Names of the other version and of CityJSON for what is the same thing here.
constexpr std::array<NamePair, 9> translations_2{{
    {"RasterRelief", "TINRelief"}, // its grid has become triangles
    {"BuildingRoom", "Room"},
    {"BridgeConstructiveElement", "BridgeConstructionElement"},
    {"GenericOccupiedSpace", "GenericCityObject"},
    {"GenericUnoccupiedSpace", "GenericCityObject"},
    {"GenericLogicalSpace", "GenericCityObject"},
    {"GenericThematicSurface", "GenericCityObject"},
    {"TransportSquare", "Square"},
    {"TunnelHollowSpace", "HollowSpace"},
}};
constexpr std::array<NamePair, 10> translations_3{{
    {"RasterRelief", "TINRelief"},
    {"Room", "BuildingRoom"},
    {"IntBuildingInstallation", "BuildingInstallation"},
    {"BridgeConstructionElement", "BridgeConstructiveElement"},
    {"IntBridgeInstallation", "BridgeInstallation"},
    {"IntTunnelInstallation", "TunnelInstallation"},
    {"GenericCityObject", "GenericOccupiedSpace"},
    {"TransportSquare", "Square"},
    {"TunnelHollowSpace", "HollowSpace"},
    {"BuildingStorey", "Storey"},
}};

} // namespace

const CityGmlTables& citygml_tables(bool is_3) {
    static const CityGmlTables version_2{spaces_2, pieces_2, features_2, translations_2};
    static const CityGmlTables version_3{spaces_3, pieces_3, features_3, translations_3};
    return is_3 ? version_3 : version_2;
}

} // namespace smiletwin::geo
