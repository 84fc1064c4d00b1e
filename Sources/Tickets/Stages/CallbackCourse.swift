// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// How the citizen is asked about one answer: why, what was tried, and what comes next (E1, domain.md 1.13).
package struct CallbackCourse: Codable, Equatable, Sendable {
    package let reason: CallbackReason
    /// The policy's number and what was drawn, so that anybody can recompute it.
    package let basis: String
    package let since: Date
    /// Who answered the citizen on the spot, and so does not ask them; nil where a unit did.
    package let answerer: String?
    /// Attempts that reached nobody, oldest first: none of them is an outcome yet.
    package var tries: [CallbackTry] = []
    /// Nobody calls again before this instant.
    package var notBefore: Date
    /// Until when the citizen may still answer the text message that followed the last attempt; nil before it.
    package var until: Date?

    package init(reason: CallbackReason, basis: String, since: Date, answerer: String? = nil) {
        self.reason = reason
        self.basis = basis
        self.since = since
        self.answerer = answerer
        notBefore = since
    }
}

/// An attempt that reached nobody.
package struct CallbackTry: Codable, Equatable, Sendable {
    package let at: Date
    package let by: String
    package let how: Telling.Way

    package init(at: Date, by: String, how: Telling.Way) {
        self.at = at
        self.by = by
        self.how = how
    }
}

/// Why a citizen is asked, the strongest first.
package enum CallbackReason: String, Codable, CaseIterable, Sendable {
    case instructed, supervised, kind, matter
    /// The policy asks everybody.
    case everybody
    /// The sample has hit it.
    case drawn
}

/// What the policy says about one answer.
package enum CallbackDraw: Equatable, Sendable {
    case asked(CallbackReason, basis: String)
    case notDrawn(basis: String)
}

/// Whom the site asks, how often and when; `Survey.CallbackPlan` in the program.
package protocol CallbackRules: Sendable {
    /// - Returns: nil where the site has no policy: everybody is asked, and attempts follow each other at will.
    func draw(_ ticket: Ticket, answeredBy unit: UnitCode?, at now: Date) -> CallbackDraw?

    /// Attempts by telephone; nil where the figures of the deadlines say it.
    var attempts: Int? { get }

    /// Before when nobody tries again after an attempt at `instant`.
    func nextAttempt(after instant: Date) -> Date

    /// Until when a text message sent at `instant` may be answered; nil where none is sent.
    func textHolds(from instant: Date) -> Date?

    /// A reviewer looks at a dissatisfied citizen's case before it is done again.
    var reviewsFirst: Bool { get }
}

/// As it is where the site says nothing.
package struct NoCallbackPolicy: CallbackRules {
    package init() {}

    package func draw(_ ticket: Ticket, answeredBy unit: UnitCode?, at now: Date) -> CallbackDraw? { nil }
    package var attempts: Int? { nil }
    package func nextAttempt(after instant: Date) -> Date { instant }
    package func textHolds(from instant: Date) -> Date? { nil }
    package var reviewsFirst: Bool { false }
}
