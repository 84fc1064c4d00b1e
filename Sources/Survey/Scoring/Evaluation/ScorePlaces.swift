// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Where scores stand among those they are compared with, once for each group and once for all lines.
struct ScorePlaces {
    private let groups: [String: [Decimal: Place]]
    private let all: [Decimal: Place]

    struct Place {
        let better: Int
        let worse: Int
        /// How many different scores are better.
        let steps: Int
    }

    init(_ ranked: [(group: String, score: Decimal)], by ranking: Ranking) {
        groups = Dictionary(grouping: ranked, by: \.group).mapValues { Self.places(of: $0.map(\.score), by: ranking) }
        all = Self.places(of: ranked.map(\.score), by: ranking)
    }

    func place(of score: Decimal, group: String, within scope: Formula.Scope) -> Place? {
        switch scope {
        case .group: groups[group]?[score]
        case .all: all[score]
        }
    }

    private static func places(of scores: [Decimal], by ranking: Ranking) -> [Decimal: Place] {
        let counts = scores.reduce(into: [Decimal: Int]()) { $0[$1, default: 0] += 1 }
        var better = 0
        var places: [Decimal: Place] = [:]
        let order = counts.sorted { ranking.isBetter($0.key, than: $1.key) }
        for (steps, (score, count)) in order.enumerated() {
            places[score] = Place(better: better, worse: scores.count - better - count, steps: steps)
            better += count
        }
        return places
    }
}
