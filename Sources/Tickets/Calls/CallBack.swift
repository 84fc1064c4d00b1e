// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Somebody called and nobody took it: they are called back (A2). One task for a number, however often it has called.
package struct CallBack: Equatable, Sendable {
    package let id: Int64
    package let phone: PhoneNumber
    /// The first call that nobody took.
    package let call: CallID
    package let since: Date
    /// Calls that nobody took, and when the newest ended.
    package private(set) var missed: Int
    package private(set) var lastMissed: Date
    /// The login of who is at it or was last, and since when.
    package private(set) var takenBy: String?
    package private(set) var takenAt: Date?
    package private(set) var outcome: Outcome?
    package private(set) var settledAt: Date?

    /// How the task ended.
    package enum Outcome: String, Codable, CaseIterable, Sendable {
        /// They were called and answered, or called again and were answered.
        case reached
        /// Tried, and not reached.
        case notReached
        /// Not worth a call, as after a nuisance.
        case notNeeded
    }

    package init(
        id: Int64,
        phone: PhoneNumber,
        call: CallID,
        since: Date,
        missed: Int = 1,
        lastMissed: Date? = nil,
        takenBy: String? = nil,
        takenAt: Date? = nil,
        outcome: Outcome? = nil,
        settledAt: Date? = nil,
    ) {
        self.id = id
        self.phone = phone
        self.call = call
        self.since = since
        self.missed = missed
        self.lastMissed = lastMissed ?? since
        self.takenBy = takenBy
        self.takenAt = takenAt
        self.outcome = outcome
        self.settledAt = settledAt
    }

    /// Their next call was not taken either.
    package mutating func miss(at instant: Date) {
        missed += 1
        lastMissed = max(lastMissed, instant)
    }

    /// Whole seconds after which who took it has tried in vain, if it is open still.
    private static let oneTry: TimeInterval = 600

    /// The login of who is at it; nil once that was too long ago.
    package func taker(at now: Date) -> String? {
        guard let takenAt, now.timeIntervalSince(takenAt) < Self.oneTry else { return nil }
        return takenBy
    }

    /// - Throws: `CallBackRefusal` where it is over, or a colleague is at it.
    package mutating func take(by login: String, at now: Date) throws(CallBackRefusal) {
        guard settledAt == nil else { throw .over }
        if let taker = taker(at: now), taker != login { throw .taken(by: taker) }
        takenBy = login
        takenAt = now
    }

    /// Leaves it to colleagues, if it is `login` who is at it.
    package mutating func release(by login: String) {
        guard settledAt == nil, takenBy == login else { return }
        takenBy = nil
        takenAt = nil
    }

    /// - Throws: `CallBackRefusal.over`.
    package mutating func settle(_ outcome: Outcome, by login: String?, at instant: Date) throws(CallBackRefusal) {
        guard settledAt == nil else { throw .over }
        self.outcome = outcome
        settledAt = instant
        takenBy = login ?? takenBy
    }
}

/// Why nothing was done with a call-back.
package enum CallBackRefusal: Error, Equatable, Sendable {
    case unknown
    case over
    /// A colleague's login.
    case taken(by: String)
}

/// What a call that has ended means for calling its number back.
package enum CallBackCause: Equatable, Sendable {
    case missed
    /// Somebody on a seat has spoken with them.
    case reached
}

extension CallRecord {
    /// Nil while the call goes on, and for what says nothing: a withheld number, a call to a colleague.
    package var callBackCause: CallBackCause? {
        guard opening.outside.phone != nil, let outcome else { return nil }
        switch (opening.direction, outcome) {
        case (_, .answered) where firstAnswer != nil: return .reached
        case (.inbound, .abandoned), (.inbound, .missed): return .missed
        default: return nil
        }
    }
}
