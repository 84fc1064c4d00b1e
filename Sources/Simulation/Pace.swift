// SPDX-License-Identifier: Apache-2.0

import Tickets

/// How long a ticket lies until somebody takes the next step, in hours of natural time. Not sourced: chosen so that most
/// clocks of a usual deadline pack are met, and every lamp is seen.
struct Pace: Sendable {
    let usual: ClosedRange<Double>
    let slow: ClosedRange<Double>
    /// How many are slow, 0…1.
    let slowShare: Double

    init(_ usual: ClosedRange<Double>, slow: ClosedRange<Double>, in slowShare: Double) {
        self.usual = usual
        self.slow = slow
        self.slowShare = slowShare
    }

    func hours(using generator: inout SeededGenerator) -> Double {
        generator.number(in: generator.happens(in: slowShare) ? slow : usual)
    }
}

extension Stage.Name {
    /// nil where nobody need do anything more.
    var pace: Pace? {
        switch self {
        case .registered: Pace(0.05...1, slow: 2...12, in: 0.08)
        case .awaitingCaller: Pace(1...12, slow: 24...48, in: 0.1)
        case .dispatched: Pace(0.1...1.5, slow: 3...40, in: 0.1)
        case .signed: Pace(0.3...6, slow: 20...60, in: 0.08)
        case .handling: Pace(3...36, slow: 90...300, in: 0.1)
        case .returnRequested, .extensionRequested, .terminationReview, .resultReview:
            Pace(0.5...6, slow: 12...30, in: 0.05)
        case .callbackPending, .answered: Pace(1...24, slow: 36...80, in: 0.08)
        case .closed, .notAccepted: Pace(12...72, slow: 100...200, in: 0.1)
        case .transferred, .merged, .archived: nil
        }
    }
}
