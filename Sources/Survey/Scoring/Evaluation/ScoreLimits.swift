// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What figures a pack believes, looked up once for all lines.
struct ScoreLimits: Sendable {
    /// Every indicator that the pack reads, in order.
    let names: [String]
    private let declared: [String: Indicator]

    init(_ pack: ScoringPack) {
        names = pack.names.sorted()
        declared = Dictionary(pack.allIndicators.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Refuses what nobody can have measured, of the indicators that the pack reads.
    func check(_ line: ScoreLine) throws(ScoreFault) {
        for name in names {
            guard let measure = line.measures[name] else { continue }
            switch measure {
            case .number(let number):
                try check(number, of: name, as: name, declared[name]?.atMost ?? Indicator.largestNumber)
            case .pair(_, let denominator) where denominator < 0:
                throw .outOfRange(name: "\(name).denominator", value: denominator, least: 0, most: nil)
            case .pair(let numerator, 0):
                guard numerator == 0 else { throw .partOfNothing(name: name, numerator: numerator) }
            case .pair(let numerator, let denominator):
                try checkPercent((numerator * 100 / denominator).rounded(10), of: name)
            }
        }
    }

    /// More than 100 % only where the pack says so.
    func checkPercent(_ percent: Decimal, of name: String) throws(ScoreFault) {
        try check(percent, of: name, as: "\(name).percent", declared[name]?.atMost ?? 100)
    }

    private func check(_ value: Decimal, of name: String, as shown: String, _ most: Decimal) throws(ScoreFault) {
        let least = declared[name]?.atLeast ?? 0
        guard value >= least, value <= most else {
            throw .outOfRange(name: shown, value: value, least: least, most: most)
        }
    }
}
