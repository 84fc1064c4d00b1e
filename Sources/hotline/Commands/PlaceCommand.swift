// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Routing

/// `hotline place …`: where something is.
struct PlaceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "place",
        abstract: "Say in which area a point lies.",
        subcommands: [Locate.self],
    )

    /// `hotline place locate --areas FILE.geojson [FILE]`: one answer a line, in order, never stopping at a bad one.
    struct Locate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Answer JSON lines about points on the map.")

        @Option(help: "GeoJSON: the areas as polygons and multipolygons, each with a name or an id.")
        var areas: String

        @Argument(help: "JSON lines with id, lng and lat; standard input without it.")
        var file: String?

        func run() async throws {
            let areas = try areaFile()
            try Console.eachLine(of: file) { Console.answer(areas.answer(line: $0)) }
        }

        private func areaFile() throws -> AreaFile {
            guard let json = FileManager.default.contents(atPath: areas) else {
                throw ValidationError("\(areas) cannot be read")
            }
            do {
                return try AreaFile(json)
            } catch {
                Console.say("\(areas): \(error)")
                throw ExitCode.failure
            }
        }
    }
}
