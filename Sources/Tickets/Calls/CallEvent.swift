// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What happens to a call.
package enum CallEvent: Hashable, Codable, Sendable {
    case began(CallOpening)
    /// The call was there when it was first seen, as after the link was cut; its opening says what is known.
    case foundRunning(CallOpening)
    /// It was placed because of a ticket.
    case concerns(ticket: String)

    case queued(queue: String)
    /// The caller gave up waiting.
    case abandoned
    /// Served, or waited as long as the dialplan lets them.
    case leftQueue

    case rang(Party)
    /// It stopped ringing there, unanswered.
    case rangInVain(Party)
    case answered(Party)
    case left(Party)

    case held(by: Party)
    case resumed(by: Party)
    case transferred(from: Party, to: Party, TransferKind)
    /// Came into a room where more than two talk.
    case joined(Party, room: String)
    /// Another call that was joined to this one: it goes on there.
    case merged(into: CallID)

    case recording(path: String)
    /// The file is complete.
    case recorded(path: String)
    /// `0`…`9`, `*`, `#`, `A`…`D`.
    case pressed(key: String, by: Party)

    case surveyBegan
    /// `key` is nil where none was pressed in time. Questions count from 1.
    case surveyAnswered(question: Int, key: String?)
    case surveyEnded

    case ended(CallEnd)
}

/// How a call begins.
package struct CallOpening: Hashable, Codable, Sendable {
    package let direction: CallDirection
    /// The citizen's number, or whom else the seat called.
    package let outside: OutsideNumber
    /// What was dialled: our own number for a call that came in, so that merged lines can be counted.
    package let dialled: String
    /// For a call found running whole seconds, as its id says.
    package let began: Date

    package init(direction: CallDirection, outside: OutsideNumber, dialled: String, began: Date) {
        self.direction = direction
        self.outside = outside
        self.dialled = dialled
        self.began = began
    }
}

package enum CallDirection: String, Hashable, Codable, Sendable {
    case inbound
    case outbound
}

package enum TransferKind: String, Hashable, Codable, Sendable {
    /// At once.
    case blind
    /// After a word with whoever takes the call.
    case attended
}

package struct CallEnd: Hashable, Codable, Sendable {
    package let by: Ender
    /// ITU-T Q.850: 16 is normal, 17 busy, 19 no answer.
    package let cause: Int

    package enum Ender: Hashable, Codable, Sendable {
        case party(Party)
        /// The dialplan came to its end, or a supervisor ended it.
        case exchange
        case unknown
    }

    package init(by: Ender, cause: Int) {
        self.by = by
        self.cause = cause
    }
}
