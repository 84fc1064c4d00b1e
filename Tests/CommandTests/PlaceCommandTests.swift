// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// `hotline place locate`, as scripts use it (contracts.md).
struct PlaceCommandTests {
    private static let areas = """
        {"type": "FeatureCollection", "features": [
         {"type": "Feature", "properties": {"name": "樊城区"},
          "geometry": {"type": "Polygon", "coordinates": [[[0,0],[2,0],[2,2],[0,2],[0,0]]]}},
         {"type": "Feature", "properties": {"name": "襄城区"},
          "geometry": {"type": "MultiPolygon", "coordinates": [[[[2,0],[4,0],[4,2],[2,2],[2,0]]]]}}]}
        """

    private static func locate(areas text: String, _ lines: String) async throws -> Program.Outcome {
        let folder = try Folder()
        defer { folder.remove() }
        let file = folder.url.appending(path: "areas.geojson")
        try Data(text.utf8).write(to: file)
        return try await Program.run("place", "locate", "--areas", file.path, input: lines)
    }

    @Test func `points are answered line by line, and a bad line stops nothing`() async throws {
        let lines = """
            {"id": "a", "lng": 1, "lat": 1}
            not json
            {"id": 3, "lng": NaN, "lat": 1}
            {"id": 4, "lng": 2, "lat": 1}
            {"id": 5, "lng": 9, "lat": 9}
            """

        let outcome = try await Self.locate(areas: Self.areas, lines)

        let answers = outcome.output.split(separator: "\n").map(String.init)
        #expect(outcome.code == 0)
        try #require(answers.count == 5)
        #expect(answers[0] == #"{"id":"a","areas":["樊城区"]}"#)
        #expect(answers[1].contains("error"))
        #expect(answers[2] == #"{"id":3,"error":"lng is not a number"}"#)
        #expect([#"{"id":4,"areas":["樊城区"]}"#, #"{"id":4,"areas":["襄城区"]}"#].contains(answers[3]))
        #expect(answers[4] == #"{"id":5,"areas":[]}"#)
    }

    @Test func `a broken file of areas is refused whole, with its place`() async throws {
        let broken = Self.areas.replacing("[2,2],[2,0]]]]", with: "[2,\"2\"],[2,0]]]]")

        let outcome = try await Self.locate(areas: broken, #"{"id": 1, "lng": 1, "lat": 1}"#)

        #expect(outcome.code == 1)
        #expect(outcome.output.isEmpty)
        #expect(outcome.messages.contains("feature 2: geometry.coordinates.1.1.4.2: a number was expected"))
    }

    @Test func `a line that is not UTF-8 is an error of its own, and a folder is no file of lines`() async throws {
        let folder = try Folder()
        defer { folder.remove() }
        let areas = folder.url.appending(path: "areas.geojson")
        try Data(Self.areas.utf8).write(to: areas)
        let lines = folder.url.appending(path: "lines")
        let bad = Data(#"{"id":"a"#.utf8) + [0xC3, 0x28] + Data(#"","lng":1,"lat":1}"#.utf8)
        try (bad + Data("\r\n{\"id\":2,\"lng\":1,\"lat\":1}\r\n".utf8)).write(to: lines)

        let outcome = try await Program.run("place", "locate", "--areas", areas.path, lines.path)
        let refused = try await Program.run("place", "locate", "--areas", areas.path, folder.url.path)

        let answers = outcome.output.split(separator: "\n").map(String.init)
        #expect(answers == [#"{"id":null,"error":"the line is not UTF-8"}"#, #"{"id":2,"areas":["樊城区"]}"#])
        #expect(refused.code == 2)
        #expect(refused.messages.contains("cannot be read"))
    }

    @Test func `without areas, or with a file that is not there, the usage is wrong`() async throws {
        let unnamed = try await Program.run("place", "locate", input: "{}")
        let missing = try await Program.run("place", "locate", "--areas", "/nowhere.geojson", input: "{}")

        #expect(unnamed.code == 2)
        #expect(missing.code == 2)
    }
}
