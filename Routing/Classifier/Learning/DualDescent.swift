// SPDX-License-Identifier: Apache-2.0

/// Finds the plane that best parts one class from all others: a linear support vector machine with squared hinge loss,
/// by descent along one dual coordinate at a time.
///
/// Source: Hsieh, Chang, Lin, Keerthi, Sundararajan, “A dual coordinate descent method for large-scale linear SVM”,
/// ICML 2008, algorithm 3: the order is drawn anew each round, rows that stay at their bound are left out for a while.
struct DualDescent {
    let rows: FeatureRows
    let seed: UInt64

    /// How dear a mistake is.
    private static let cost: Float = 1
    private static let mostRounds = 60
    private static let precision: Float = 0.1

    /// - Parameter isMember: Of the class, by row.
    /// - Returns: A weight for each feature and, last, the plane's distance.
    func plane(parting isMember: [Bool]) -> [Float] {
        let mobility = rows.mobility(for: isMember)
        let squares = rows.squares(moving: mobility)
        var weights = [Float](repeating: 0, count: rows.featureCount + 1)
        var duals = [Float](repeating: 0, count: rows.count)
        var active = Array(0..<rows.count)
        var chance = Chance(seed: seed)
        var round = Round()
        for _ in 0..<Self.mostRounds {
            chance.shuffle(&active)
            active = active.filter { row in
                let sign: Float = isMember[row] ? 1 : -1
                let gradient = sign * rows.product(row, weights) - 1 + duals[row] / (2 * Self.cost)
                guard round.mayMove(along: gradient, from: duals[row]) else { return false }
                let before = duals[row]
                duals[row] = max(before - gradient / (squares[row] + 1 / (2 * Self.cost)), 0)
                if duals[row] != before {
                    rows.add((duals[row] - before) * sign, of: row, to: &weights, moving: mobility)
                }
                return true
            }
            if round.spread > Self.precision {
                round = round.next
            } else if active.count < rows.count {
                // Those left out are looked at once more.
                active = Array(0..<rows.count)
                round = Round()
            } else {
                break
            }
        }
        return weights
    }
}

/// One visit of all active rows: how steep it still was, and from where on rows are left out.
private struct Round {
    private var limit: Float = .infinity
    private var steepest: Float = -.infinity
    private var lowest: Float = .infinity

    /// - Returns: Whether the row needs to be visited.
    mutating func mayMove(along gradient: Float, from dual: Float) -> Bool {
        if dual == 0, gradient > limit { return false }
        let slope = dual == 0 ? min(gradient, 0) : gradient
        steepest = max(steepest, slope)
        lowest = min(lowest, slope)
        return true
    }

    var spread: Float { steepest - lowest }

    var next: Round {
        var next = Round()
        next.limit = steepest <= 0 ? .infinity : steepest
        return next
    }
}
