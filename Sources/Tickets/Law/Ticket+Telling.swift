// SPDX-License-Identifier: Apache-2.0

import Foundation

extension Stage.Name {
    /// The citizen has been answered, or told that nobody here will handle it: what they were told is recorded.
    var hasSomethingToTell: Bool {
        switch self {
        case .answered, .callbackPending, .notAccepted, .transferred, .closed: true
        default: false
        }
    }
}

extension Ticket {
    /// No request is refused without the record that the citizen was told (Beijing art. 11, Weifang art. 19).
    func declining(
        _ reason: NonAcceptance,
        telling words: String,
        by way: Telling.Way,
        at now: Date,
    ) throws(TicketRefusal) -> [TicketEvent] {
        [.declined(reason: reason, told: try stated(words, .told))]
            + (try telling(words, by: way, at: now))
    }

    func telling(_ words: String, by way: Telling.Way, at now: Date) throws(TicketRefusal) -> [TicketEvent] {
        [.citizenTold(telling: Telling(how: way, at: now, words: try stated(words, .told)))]
    }

    /// Whoever hands over an emergency says who took it, and when: not before the call came in, nor after now. An hour
    /// and five minutes are left for clocks that differ.
    func recording(_ record: HandOver, at now: Date) throws(TicketRefusal) -> [TicketEvent] {
        _ = try stated(record.spokenTo, .spokenTo)
        var record = record
        let at = record.at ?? now
        let earliest = filing.receivedAt.addingTimeInterval(-3_600)
        guard (earliest...max(earliest, now.addingTimeInterval(300))).contains(at) else {
            throw .handOverOutOfTime(earliest: earliest, latest: now)
        }
        record.at = at
        return [.handOverRecorded(record: record)]
    }
}
