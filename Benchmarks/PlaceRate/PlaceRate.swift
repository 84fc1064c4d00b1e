// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Routing
import Sites
import Tickets

/// How many points one core finds the area of in a second, and how long the names of a whole city take in a text.
@main
struct PlaceRate: ParsableCommand {
    @Option(help: "The folder of the site documents.")
    var site = "docs/example-site"

    @Option(help: "GeoJSON of areas; the site's outlines without it.")
    var areas: String?

    @Option(help: "Points in a round, anywhere around the areas.")
    var points = 1_000_000

    @Option(help: "Rounds; the middle one counts.")
    var rounds = 5

    @Option(help: "Names of places in a made-up city.")
    var names = 5_000

    @Option(help: "Texts of about 200 characters in which they are looked for.")
    var texts = 20_000

    func run() throws {
        let folder = URL(filePath: site, directoryHint: .isDirectory)
        let gazetteer = try SiteReader.read(try SiteFolder.documents(in: folder)).gazetteer
        let outlines = try areas.map { try AreaFile(Data(contentsOf: URL(filePath: $0))).outlines }
        let points = PointRate(outlines ?? gazetteer.entries.compactMap(\.outline), count: points)
            .measure(rounds: rounds)
        print(
            """
            {"outlines":\(points.outlines),"buildMilliseconds":\(points.buildMilliseconds),\
            "secondsPerRound":\(points.seconds),"pointsPerSecond":\(points.perSecond),"found":\(points.found)}
            """
        )
        let found = try NameRate(names: names, texts: texts).measure()
        print(
            """
            {"names":\(names),"texts":\(texts),"middleMilliseconds":\(found.middle),"p95Milliseconds":\(found.p95),\
            "found":\(found.found)}
            """
        )
    }
}
