// SPDX-License-Identifier: Apache-2.0

/// Finds the plane that best parts one class from all others: a linear support vector machine with squared hinge loss,
/// by descent along one dual coordinate at a time.
///
/// Source: Hsieh, Chang, Lin, Keerthi, Sundararajan, “A dual coordinate descent method for large-scale linear SVM”,
/// ICML 2008, algorithm 1 with the shrinking of section 3.2.
struct DualDescent {
    let rows: FeatureRows
    /// How dear a mistake is.
    let cost: Float
    let seed: UInt64

    /// - Parameter isMember: Of the class, by row.
    /// - Returns: A weight for each feature and, last, the plane's distance.
    func plane(parting isMember: [Bool]) -> [Float] {
        var weights = [Float](repeating: 0, count: rows.featureCount + 1)
        var duals = [Float](repeating: 0, count: rows.count)
        var active = Array(0..<rows.count)
        var chance = Chance(seed: seed)
        var bounds: (upper: Float, lower: Float) = (.infinity, -.infinity)
        for _ in 0..<Self.mostRounds {
            chance.shuffle(&active)
            var round = Round(bounds: bounds)
            var kept: [Int] = []
            kept.reserveCapacity(active.count)
            for row in active {
                let sign: Float = isMember[row] ? 1 : -1
                let gradient = sign * rows.product(row, weights) - 1 + duals[row] / (2 * cost)
                guard let slope = round.slope(gradient, dual: duals[row]) else { continue }
                kept.append(row)
                guard abs(slope) > 1e-9 else { continue }
                let before = duals[row]
                duals[row] = max(before - gradient / (rows.square[row] + 1 / (2 * cost)), 0)
                rows.add((duals[row] - before) * sign, of: row, to: &weights)
            }
            active = kept
            if round.spread <= Self.precision {
                if active.count == rows.count { break }
                active = Array(0..<rows.count)
                bounds = (.infinity, -.infinity)
            } else {
                bounds = round.nextBounds
            }
        }
        return weights
    }

    private static let mostRounds = 60
    private static let precision: Float = 0.1
}

/// One visit of all active rows.
private struct Round {
    let bounds: (upper: Float, lower: Float)
    private var steepest: (upper: Float, lower: Float) = (-.infinity, .infinity)

    init(bounds: (upper: Float, lower: Float)) {
        self.bounds = bounds
    }

    /// - Returns: The gradient as far as the dual may follow it; nil for a row that needs no more visits for now.
    mutating func slope(_ gradient: Float, dual: Float) -> Float? {
        if dual == 0, gradient > bounds.upper { return nil }
        let slope = dual == 0 ? min(gradient, 0) : gradient
        steepest = (max(steepest.upper, slope), min(steepest.lower, slope))
        return slope
    }

    var spread: Float { steepest.upper - steepest.lower }

    var nextBounds: (upper: Float, lower: Float) {
        (steepest.upper <= 0 ? .infinity : steepest.upper, steepest.lower >= 0 ? -.infinity : steepest.lower)
    }
}
