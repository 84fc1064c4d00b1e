// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets

/// A call as the store keeps it.
package struct StoredCall: Equatable, Sendable {
    package let record: CallRecord
    /// The login of who sat at the seat that answered it last; nil while no seat has.
    package let agent: String?

    package init(record: CallRecord, agent: String?) {
        self.record = record
        self.agent = agent
    }

    /// What becomes of calls, as a word to search by.
    package enum Outcome: String, CaseIterable, Sendable {
        case answered, abandoned, missed, failed, merged

        init(_ outcome: CallOutcome) {
            self =
                switch outcome {
                case .answered: .answered
                case .abandoned: .abandoned
                case .missed: .missed
                case .failed: .failed
                case .merged: .merged
                }
        }
    }

    /// nil while the call goes on.
    package var outcome: Outcome? { record.outcome.map(Outcome.init) }
}

extension StoredCall.Outcome: SQLValueConvertible, SQLValueDecodable {}

extension CallID: SQLValueConvertible, SQLValueDecodable {
    package var sqlValue: SQLValue { .text(text) }
    package init(sqlValue: SQLValue) throws { self.init(try String(sqlValue: sqlValue)) }
}

extension Seat: SQLValueConvertible, SQLValueDecodable {
    package var sqlValue: SQLValue { .text(name) }
    package init(sqlValue: SQLValue) throws { self.init(try String(sqlValue: sqlValue)) }
}

extension CallBack.Outcome: SQLValueConvertible, SQLValueDecodable {}

/// Who listened to a recording, and when.
package struct Hearing: Equatable, Sendable {
    package let call: CallID
    /// Its place among the call's recordings, from 0.
    package let recording: Int
    package let at: Date
    package let login: String
    package let device: String

    package init(call: CallID, recording: Int, at: Date, login: String, device: String) {
        self.call = call
        self.recording = recording
        self.at = at
        self.login = login
        self.device = device
    }
}
