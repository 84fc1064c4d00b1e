// SPDX-License-Identifier: Apache-2.0

import Foundation
import Routing
import Testing

/// Areas as map offices publish them, and questions about them line by line (C4).
struct AreaFileTests {
    private static let square = #"{"type": "Polygon", "coordinates": [[[0,0],[2,0],[2,2],[0,2],[0,0]]]}"#

    private static func collection(_ features: String...) -> Data {
        Data(#"{"type": "FeatureCollection", "features": [\#(features.joined(separator: ","))]}"#.utf8)
    }

    private static func feature(_ geometry: String, _ name: String = #""properties": {"name": "樊城区"}"#) -> String {
        #"{"type": "Feature", \#(name), "geometry": \#(geometry)}"#
    }

    private static func sample() throws -> AreaFile { try AreaFile(collection(feature(square))) }

    @Test(arguments: [
        (#""properties": {"name": "樊城区", "id": 9}, "id": 7"#, "樊城区"),
        (#""name": "樊城区", "properties": {"adcode": 420606}"#, "樊城区"),
        (#""id": 420606, "properties": null"#, "420606"),
        (#""id": "fancheng""#, "fancheng"),
        (#""properties": {"id": "fancheng"}"#, "fancheng"),
    ])
    func `an area is called by its name, or else by its id`(name: String, expected: String) throws {
        let file = try AreaFile(Self.collection(Self.feature(Self.square, name)))

        #expect(file.areas(at: Outline.Point(longitude: 1, latitude: 1)) == [expected])
    }

    @Test func `holes, several polygons and heights are read`() throws {
        let geometry = """
            {"type": "MultiPolygon", "coordinates": [[[[0,0,5],[4,0,5],[4,4,5],[0,4,5],[0,0,5]], [[1,1],[3,1],[3,3],[1,3],[1,1]]],
             [[[6,0],[7,0],[7,1],[6,1],[6,0]]]]}
            """
        let file = try AreaFile(Self.collection(Self.feature(geometry)))

        #expect(file.areas(at: Outline.Point(longitude: 0.5, latitude: 2)) == ["樊城区"])
        #expect(file.areas(at: Outline.Point(longitude: 2, latitude: 2)).isEmpty)
        #expect(file.areas(at: Outline.Point(longitude: 6.5, latitude: 0.5)) == ["樊城区"])
    }

    @Test(arguments: [
        ("{", "JSON was expected"),
        (#"{"type": "Feature"}"#, "type: a FeatureCollection was expected, not “Feature”"),
        (#"{"type": "FeatureCollection"}"#, "“features” was expected"),
        (#"{"type": "FeatureCollection", "features": {}}"#, "features: a list was expected"),
        (#"{"type": "FeatureCollection", "features": []}"#, "features: an area was expected"),
        (#"[]"#, "an object was expected"),
    ])
    func `a file that is no collection is refused`(text: String, message: String) {
        let fault = #expect(throws: AreaFileFault.self) { try AreaFile(Data(text.utf8)) }

        #expect(fault?.description == message)
    }

    @Test(arguments: [
        (
            #"{"type": "Point", "coordinates": [1,2]}"#,
            "geometry.type: a Polygon or MultiPolygon was expected, not “Point”",
        ),
        ("null", "geometry: something was expected, not null"),
        (#"{"type": "Polygon"}"#, "geometry: “coordinates” was expected"),
        (#"{"type": "Polygon", "coordinates": []}"#, "geometry.coordinates: a polygon with a ring was expected"),
        (
            #"{"type": "Polygon", "coordinates": [[[0,0],[1,1],[0,0]]]}"#,
            "geometry.coordinates.1: a ring of three different corners or more was expected",
        ),
        (
            #"{"type": "Polygon", "coordinates": [[[0,0],[1,1],[0,1]]]}"#,
            "geometry.coordinates.1: a ring that ends at its first corner was expected",
        ),
        (
            #"{"type": "Polygon", "coordinates": [[[0.1,0.1],[0.2,0.2],[0.4,0.4],[0.3,0.3],[0.1,0.1]]]}"#,
            "geometry.coordinates.1: a ring around some area was expected",
        ),
        (
            #"{"type": "Polygon", "coordinates": [[[0,0],[1,1],[0,91]]]}"#,
            "geometry.coordinates.1: [longitude −180…180, latitude −90…90] was expected at corner 3",
        ),
        (
            #"{"type": "Polygon", "coordinates": [[[0,0],[1,"1"],[0,3]]]}"#,
            "geometry.coordinates.1.2.2: a number was expected",
        ),
        (#"{"type": "Polygon", "coordinates": [[0,0],[1,1],[0,3]]}"#, "geometry.coordinates.1.1: a list was expected"),
    ])
    func `a broken feature is named by its number, with what was expected`(geometry: String, message: String) {
        let fault = #expect(throws: AreaFileFault.self) {
            try AreaFile(Self.collection(Self.feature(Self.square), Self.feature(geometry)))
        }

        #expect(fault?.feature == 2)
        #expect(fault?.message == message)
    }

    @Test func `a feature without a name is refused`() {
        let fault = #expect(throws: AreaFileFault.self) {
            try AreaFile(Self.collection(Self.feature(Self.square, #""properties": {"name": ""}"#)))
        }

        #expect(fault?.description == "feature 1: properties: a “name” was expected, or an “id” of the feature")
    }

    @Test(arguments: [
        (#"{"id":"a","lng":1,"lat":1}"#, #"{"id":"a","areas":["樊城区"]}"#),
        (#" { "lat" : 1.0e0 , "id" : 1.50, "lng" : 3, "more": [1] } "#, #"{"id":1.5,"areas":[]}"#),
        (#"{"id":"a\"b","lng":1,"lat":1}"#, #"{"id":"a\"b","areas":["樊城区"]}"#),
        (#"{"lng":1,"lat":1}"#, #"{"id":null,"areas":["樊城区"]}"#),
        (#"{"id":1,"lng":NaN,"lat":1}"#, #"{"id":1,"error":"lng is not a number"}"#),
        (#"{"id":1,"lng":1,"lat":-Infinity}"#, #"{"id":1,"error":"lat is not a number"}"#),
        (#"{"id":1,"lng":null,"lat":1}"#, #"{"id":1,"error":"lng is not a number"}"#),
        (#"{"id":1,"lng":"1","lat":1}"#, #"{"id":1,"error":"lng is not a number"}"#),
        (#"{"id":1,"lng":[1],"lat":1}"#, #"{"id":1,"error":"lng is not a number"}"#),
        (#"{"id":1,"lng":01,"lat":1}"#, #"{"id":1,"error":"lng is not a number"}"#),
        (#"{"id":1,"lng":1e999,"lat":1}"#, #"{"id":1,"error":"lng is not from −180 to 180"}"#),
        (#"{"id":1,"lng":1,"lat":90.1}"#, #"{"id":1,"error":"lat is not from −90 to 90"}"#),
        (#"{"id":1,"lng":1}"#, #"{"id":1,"error":"lat is missing"}"#),
        ("{\"id\":\"a\u{1}b\",\"lng\":1,\"lat\":1}", #"{"id":null,"error":"the line is not a JSON object"}"#),
        ("{\"id\":1,\"name\":\"\u{FFFD}\",\"lng\":1,\"lat\":1}", #"{"id":1,"areas":["樊城区"]}"#),
        (#"{"id":1,"lng":1,"lat":1"#, #"{"id":1,"error":"the line is not a JSON object"}"#),
        (#"{"id":1,"lng":1,"lat":1} x"#, #"{"id":1,"error":"the line is not a JSON object"}"#),
        ("", #"{"id":null,"error":"the line is not a JSON object"}"#),
        ("[]", #"{"id":null,"error":"the line is not a JSON object"}"#),
    ])
    func `a line is answered with its id, the areas or what is wrong`(line: String, answer: String) throws {
        #expect(try Self.sample().answer(line: line) == answer)
    }
}
