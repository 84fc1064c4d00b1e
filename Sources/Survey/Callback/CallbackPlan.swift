// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets

/// A site's callback policy with the site's clock, as the law of the ticket asks for it.
package struct CallbackPlan: CallbackRules {
    private let policy: CallbackPolicy
    private let number: Int
    private let month: @Sendable (Date) -> String
    private let nextHalfDay: @Sendable (Date) -> Date

    /// - Parameters:
    ///   - policy: What the site says.
    ///   - number: Of the questionnaire that says it.
    ///   - month: The month of an instant on the city's clock, such as `2026-01`.
    ///   - nextHalfDay: The first working instant of a later half-day.
    package init(
        _ policy: CallbackPolicy,
        number: Int,
        month: @escaping @Sendable (Date) -> String,
        nextHalfDay: @escaping @Sendable (Date) -> Date,
    ) {
        self.policy = policy
        self.number = number
        self.month = month
        self.nextHalfDay = nextHalfDay
    }

    package var attempts: Int? { policy.attempts }
    package var reviewsFirst: Bool { policy.dissatisfied == .review }

    package func draw(_ ticket: Ticket, answeredBy unit: UnitCode?, at now: Date) -> CallbackDraw? {
        let document = "questionnaire \(number)"
        if let reason = policy.always?.reason(for: ticket) { return .asked(reason, basis: document) }
        guard policy.ask == .sample, let sample = policy.sample else { return .asked(.everybody, basis: document) }
        let month = month(now)
        let lot = Sampling(seed: sample.seed).lot(of: ticket.number, in: month)
        let share = sample.share(of: unit)
        guard lot < share else {
            return .notDrawn(basis: "未抽中 not drawn (\(document) · \(month) · \(lot) ≥ \(share))")
        }
        return .asked(.drawn, basis: "\(document) · \(month) · \(lot) < \(share)")
    }

    package func nextAttempt(after instant: Date) -> Date {
        policy.halfDays ?? true ? nextHalfDay(instant) : instant
    }

    package func textHolds(from instant: Date) -> Date? {
        policy.textValidDays.map { instant.addingTimeInterval(Double($0) * 86_400) }
    }
}
