// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// All that is known of one call, with every instant (通话记录).
package struct CallRecord: Hashable, Codable, Sendable {
    package let id: CallID
    package internal(set) var opening: CallOpening
    /// When it was first seen, if it had begun before.
    package internal(set) var foundAt: Date?
    package internal(set) var ticket: String?
    package internal(set) var stays: [QueueStay] = []
    package internal(set) var turns: [Turn] = []
    package internal(set) var transfers: [Transfer] = []
    package internal(set) var recordings: [Recording] = []
    package internal(set) var keys: [KeyPress] = []
    package internal(set) var surveyedAt: Date?
    package internal(set) var answers: [KeyAnswer] = []
    package internal(set) var wrapUps: [WrapUp] = []
    package internal(set) var closing: Closing?

    init(id: CallID, opening: CallOpening) {
        self.id = id
        self.opening = opening
    }

    /// A caller's time in a queue.
    package struct QueueStay: Hashable, Codable, Sendable {
        package let queue: String
        package let joined: Date
        package internal(set) var left: Date?
        package internal(set) var hasAbandoned = false
    }

    /// Somebody's part in the call, from the first ring: a seat's, or that of whoever was called outside.
    package struct Turn: Hashable, Codable, Sendable {
        package let party: Party
        package internal(set) var rang: Date?
        package internal(set) var answered: Date?
        package internal(set) var left: Date?
        /// It was put on hold by this party.
        package internal(set) var holds: [Stretch] = []
        /// The room in which more than two talked.
        package internal(set) var room: String?
    }

    package struct Stretch: Hashable, Codable, Sendable {
        package let began: Date
        package internal(set) var ended: Date?
    }

    package struct Transfer: Hashable, Codable, Sendable {
        package let at: Date
        package let from: Party
        package let to: Party
        package let kind: TransferKind
    }

    package struct Recording: Hashable, Codable, Sendable {
        /// As the exchange names the file.
        package let path: String
        package let began: Date
        /// When the file was complete.
        package internal(set) var completed: Date?
    }

    package struct KeyPress: Hashable, Codable, Sendable {
        package let at: Date
        package let key: String
        package let by: Party
    }

    /// The answer to a question asked by keys; `key` is nil for none.
    package struct KeyAnswer: Hashable, Codable, Sendable {
        package let at: Date
        package let question: Int
        package let key: String?
    }

    /// A seat's work on the call after it (话后处理).
    package struct WrapUp: Hashable, Codable, Sendable {
        package let seat: Seat
        package let began: Date
        package internal(set) var ended: Date?
        /// The seat was paused for it, so that its end is when it was made ready.
        var isPaused = false
    }

    package struct Closing: Hashable, Codable, Sendable {
        package let at: Date
        package let by: CallEnd.Ender
        package let cause: Int
        /// It ended while nobody told us: at or before `at`, and after this instant.
        package let unseenSince: Date?
        /// The call that it was joined to.
        package let mergedInto: CallID?
    }
}
