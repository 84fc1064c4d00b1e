// SPDX-License-Identifier: Apache-2.0

/// How good a classifier is on texts that it did not learn.
package struct ClassifierFigures: Codable, Equatable, Sendable {
    package let rows: Int
    package let accuracy: Double
    /// The mean over labels of F1, the harmonic mean of precision and recall.
    package let macroF1: Double
    /// How often the right class was among the two, or three, likeliest.
    package let top2: Double
    package let top3: Double
    /// The mean square of what the probabilities were off, 0…2.
    package let brier: Double
    /// The mean difference between how sure it was and how often it was right, over fifteen even steps of sureness.
    package let ece: Double
    /// How many it could decide alone at what precision, the least precise first.
    package let coverage: [Coverage]

    /// So much of all requests can be decided alone if so many of those decisions are to be right.
    package struct Coverage: Codable, Equatable, Sendable {
        package let precision: Double
        /// 0…1 of all.
        package let decided: Double
        /// From which probability on; nil where no probability is enough.
        package let above: Double?
    }

    package static let precisions = [0.9, 0.93, 0.95, 0.97, 0.98, 0.99]

    package init(_ verdicts: [Verdict]) {
        let count = Double(max(verdicts.count, 1))
        rows = verdicts.count
        accuracy = Double(verdicts.count(where: \.isRight)) / count
        macroF1 = Self.macroF1(verdicts)
        top2 = Double(verdicts.count { $0.rank ?? .max < 2 }) / count
        top3 = Double(verdicts.count { $0.rank ?? .max < 3 }) / count
        brier = verdicts.reduce(0) { $0 + $1.brier } / count
        ece = Self.ece(verdicts)
        let surest = verdicts.sorted { $0.confidence > $1.confidence }
        coverage = Self.precisions.map { Self.coverage(of: surest, at: $0) }
    }

    /// Over every label that is true of some text or was guessed of one.
    private static func macroF1(_ verdicts: [Verdict]) -> Double {
        var tallies: [String: (right: Int, named: Int)] = [:]
        for verdict in verdicts {
            tallies[verdict.truth, default: (0, 0)].named += 1
            tallies[verdict.guess, default: (0, 0)].named += 1
            if verdict.isRight { tallies[verdict.truth, default: (0, 0)].right += 1 }
        }
        let sum = tallies.values.reduce(0) { $0 + 2 * Double($1.right) / Double($1.named) }
        return sum / Double(max(tallies.count, 1))
    }

    private static func ece(_ verdicts: [Verdict]) -> Double {
        var gaps = [Double](repeating: 0, count: 15)
        for verdict in verdicts {
            let step = min(Int(verdict.confidence * Double(gaps.count)), gaps.count - 1)
            gaps[step] += verdict.confidence - (verdict.isRight ? 1 : 0)
        }
        return gaps.reduce(0) { $0 + abs($1) } / Double(max(verdicts.count, 1))
    }

    private static func coverage(of surest: [Verdict], at precision: Double) -> Coverage {
        var right = 0
        var decided = 0
        for (place, verdict) in surest.enumerated() {
            if verdict.isRight { right += 1 }
            // A threshold cannot part those that are equally sure.
            let isLast = place + 1 == surest.count || surest[place + 1].confidence < verdict.confidence
            if isLast, Double(right) >= precision * Double(place + 1) { decided = place + 1 }
        }
        return Coverage(
            precision: precision,
            decided: Double(decided) / Double(max(surest.count, 1)),
            above: decided > 0 ? surest[decided - 1].confidence : nil,
        )
    }
}
