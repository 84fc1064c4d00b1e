// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Turns scores into probabilities that mean what they say: softmax at a sharpness found on texts that were not learnt.
/// Source: Guo, Pleiss, Sun, Weinberger, “On calibration of modern neural networks”, ICML 2017 (temperature scaling).
struct Calibration: Equatable, Sendable {
    let sharpness: Float

    private static let softest: Double = 0.05
    private static let sharpest: Double = 50

    init(sharpness: Float) {
        self.sharpness = sharpness
    }

    /// The sharpness at which the right classes are likeliest.
    ///
    /// - Parameters:
    ///   - scores: Of texts by models that did not learn them.
    ///   - truths: The right class of each.
    init(scores: [[Float]], truths: [Int]) {
        func loss(_ exponent: Double) -> Double {
            let calibration = Calibration(sharpness: Float(exp(exponent)))
            return zip(scores, truths).reduce(0) { sum, row in
                sum - log(max(Double(calibration.probabilities(of: row.0)[row.1]), 1e-12))
            }
        }
        // The loss has one valley in the logarithm of the sharpness: golden section finds its floor.
        var (low, high) = (log(Self.softest), log(Self.sharpest))
        let golden = (5.0.squareRoot() - 1) / 2
        var (left, right) = (high - golden * (high - low), low + golden * (high - low))
        var (leftLoss, rightLoss) = (loss(left), loss(right))
        while high - low > 0.01 {
            if leftLoss < rightLoss {
                (high, right, rightLoss) = (right, left, leftLoss)
                left = high - golden * (high - low)
                leftLoss = loss(left)
            } else {
                (low, left, leftLoss) = (left, right, rightLoss)
                right = low + golden * (high - low)
                rightLoss = loss(right)
            }
        }
        sharpness = Float(exp((low + high) / 2))
    }

    func probabilities(of scores: [Float]) -> [Float] {
        let best = scores.max() ?? 0
        let raised = scores.map { exp(($0 - best) * sharpness) }
        let sum = raised.reduce(0, +)
        return raised.map { $0 / sum }
    }
}
