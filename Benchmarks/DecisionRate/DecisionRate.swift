// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Routing
import Tickets
import WorkCalendar

/// How long one routing decision takes in a large city: thousands of rules, hundreds of matters, thousands of names of
/// places. The city is made up from a seed, the requests name its words and places among others.
@main
struct DecisionRate: ParsableCommand {
    @Option(help: "Rules, each with three words and a condition of another kind.")
    var rules = 2_000

    @Option(help: "Leaf matters, each with six words.")
    var leaves = 800

    @Option(help: "Names of places.")
    var names = 5_000

    @Option(help: "Requests, of about 200 characters.")
    var requests = 5_000

    func run() throws {
        var city = MadeUpCity(seed: 12_345)
        let router = Router(
            catalogue: Catalogue(number: 1, entries: try city.entries(leaves)),
            rulebook: Rulebook(number: 1, rules: try city.rules(rules, leaves: leaves)),
            gazetteer: Gazetteer(try city.areas(names)),
            organisation: try city.organisation(),
        )
        let filings = (0..<requests).map { city.filing($0, leaves: leaves, names: names) }
        let clock = ContinuousClock()
        var times: [Double] = []
        var named = 0
        for filing in filings {
            let time = clock.measure { named += router.route(filing).unit == nil ? 0 : 1 }
            times.append(time / .milliseconds(1))
        }
        times.sort()
        print(
            """
            {"decisions":\(times.count),"named":\(named),"p50":\(times[times.count / 2].short),\
            "p95":\(times[times.count * 95 / 100].short),"slowest":\((times.last ?? 0).short)}
            """
        )
    }
}

extension Double {
    /// Milliseconds with three decimals.
    fileprivate var short: Double { (self * 1_000).rounded() / 1_000 }
}

/// A city of invented words; the same seed gives the same city.
private struct MadeUpCity {
    private var state: UInt64
    private static let units = 80

    init(seed: UInt64) { state = seed }

    mutating func entries(_ count: Int) throws -> [Catalogue.Entry] {
        let rows = (0..<count).map { place in
            """
            {"code": "m\(place)", "name": {"zh": "事项", "en": "Matter"}, "lead": "u\(place % Self.units)", \
            "words": [\((0..<6).map { _ in quoted(word(length: 3)) }.joined(separator: ","))]}
            """
        }
        return try read(rows)
    }

    mutating func rules(_ count: Int, leaves: Int) throws -> [Rulebook.Rule] {
        let others = [#""kinds": ["complaint"]"#, #""channels": ["phone", "web"]"#, #""areas": ["a1", "a7"]"#]
        let rows = (0..<count).map { place in
            """
            {"code": "r\(place)", "matter": "m\(place % leaves)", "when": {\(others[place % 3]), \
            "words": [\((0..<3).map { _ in quoted(word(length: 2)) }.joined(separator: ","))]}}
            """
        }
        return try read(rows)
    }

    mutating func areas(_ count: Int) throws -> [Gazetteer.Entry] {
        let rows = (0..<count).map { place in
            let parent = place < 10 ? "" : #", "parent": "a\#(place % 10)""#
            return #"{"code": "a\#(place)", "name": {"zh": "\#(name(place))", "en": "Place"}\#(parent)}"#
        }
        return try read(rows)
    }

    func organisation() throws -> Organisation {
        let rows = (0..<Self.units).map { place in
            #"{"code": "u\#(place)", "name": {"zh": "单位", "en": "Unit"}, "level": "department", "group": "all"}"#
        }
        return Organisation(try read(rows))
    }

    /// A place, a word of a matter's length, and much that means nothing.
    mutating func filing(_ place: Int, leaves: Int, names: Int) -> Filing {
        let words = (0..<60).map { _ in word(length: 3) }.joined()
        var filing = Filing(
            channel: .web,
            externalID: "\(place)",
            narrative: "\(name(Int(next() % UInt64(names))))\(words)",
            receivedAt: Date(timeIntervalSince1970: 1_780_000_000),
        )
        filing.summary = String(words.prefix(20))
        return filing
    }

    private func name(_ place: Int) -> String { "\(Self.sign(place / 40))\(Self.sign(place % 40 + 300))路" }

    private mutating func word(length: Int) -> String {
        (0..<length).map { _ in Self.sign(Int(next() % 260)) }.joined()
    }

    private func quoted(_ text: String) -> String { "\"\(text)\"" }

    /// A Chinese character of the common block.
    private static func sign(_ place: Int) -> String {
        Unicode.Scalar(UInt32(0x4E00 + place * 7)).map(String.init) ?? ""
    }

    /// SplitMix64.
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    private func read<Value: Decodable>(_ rows: [String]) throws -> [Value] {
        try JSONDecoder().decode([Value].self, from: Data("[\(rows.joined(separator: ","))]".utf8))
    }
}
