// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// What a call is for a seat that has a part in it. Who asks whom for a word is told by who spoke first.
struct CallAtSeat {
    private let record: CallRecord
    private let citizen: Party
    /// The seat's own part, the newest; nil where it has none.
    let turn: CallRecord.Turn?
    /// Who else is in it now, besides the citizen.
    let others: [CallRecord.Turn]
    /// Whom this seat asks for a word, while the citizen waits.
    let consulted: [CallRecord.Turn]

    init(_ record: CallRecord, at seat: Seat) {
        self.record = record
        let citizen = Party.outside(record.opening.outside)
        self.citizen = citizen
        let place = record.turns.lastIndex { $0.party == .seat(seat) }
        let turn = place.map { record.turns[$0] }
        self.turn = turn
        let isOther = { (other: CallRecord.Turn) in
            other.left == nil && other.party != .seat(seat) && other.party != citizen
        }
        others = record.turns.filter(isOther)
        guard let place, let answered = turn?.answered, turn?.room == nil, record.closing == nil else {
            consulted = []
            return
        }
        // Where several seats of a queue ring, those that did before this one answered are not its doing.
        consulted = record.turns[(place + 1)...].filter { other in
            isOther(other) && other.rang ?? other.answered ?? answered >= answered
        }
    }

    /// The seat has answered, and the call goes on.
    var isTalking: Bool { record.closing == nil && turn?.answered != nil }
    var isRinging: Bool { record.closing == nil && turn?.answered == nil }
    var isConsulting: Bool { !consulted.isEmpty }
    /// Whoever is consulted has not answered: who handed over now would hang up on the caller.
    var mustWait: Bool { isConsulting && consulted.allSatisfy { $0.answered == nil } }

    /// A colleague asks this seat for a word, while the citizen waits.
    var isConsulted: Bool {
        isTalking && turn?.room == nil && !isConsulting && others.contains { $0.answered != nil }
    }

    /// More than two talk together in a room: at least two others are in it.
    var isTogether: Bool {
        guard isTalking, let room = turn?.room else { return false }
        let called = record.turns.count { $0.room == room && $0.left == nil && $0.party != turn?.party }
        // Who called has no turn.
        return called + (record.opening.direction == .inbound ? 1 : 0) >= 2
    }

    /// The seat talks with the citizen and nobody else.
    var isAlone: Bool { isTalking && !isConsulting && !isConsulted && (turn?.room == nil || others.isEmpty) }

    /// The citizen has answered, or has called.
    var isReached: Bool {
        record.opening.direction == .inbound || record.turns.contains { $0.party == citizen && $0.answered != nil }
    }

    var isHeld: Bool { isAlone && turn?.holds.last.map { $0.ended == nil } ?? false }

    /// For style sheets and texts.
    var kind: String {
        if isRinging { return "ringing" }
        if isTogether { return "together" }
        if isConsulting { return "consulting" }
        if isConsulted { return "consulted" }
        if isHeld { return "held" }
        return isReached ? "talking" : "calling"
    }

    /// - Parameter step: As a button names it.
    /// - Throws: `PhoneFault` for one that is not this seat's to take, though the exchange would take it.
    func check(_ step: String) throws(PhoneFault) {
        switch step {
        case "endConsultation":
            guard isConsulting else { throw .notConsulting }
        case "handOver":
            guard isConsulting else { throw .notConsulting }
            guard !mustWait else { throw .notAnswered }
        case "transfer", "consult", "join", "survey":
            guard !isConsulted else { throw .consulted }
        default: break
        }
    }
}
