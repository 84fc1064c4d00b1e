// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Sites
import Tickets

/// One call at a seat, with whoever is on the line: part of template `staff/phone-bar`.
struct PhoneCallCard: Sendable {
    let id: String
    /// The caller's number as people read it out.
    let phone: String
    let isInbound: Bool
    /// By which of our numbers they called.
    let dialled: String
    let state: String
    /// `ringing`, `calling`, `talking`, `held`, `consulting`, `together` or `over`.
    let kind: String
    /// Since when, in whole milliseconds since 1970, for the clock that ticks in the browser.
    let since: String
    let isRinging: Bool
    let isTalking: Bool
    let isHeld: Bool
    let isConsulting: Bool
    /// Whoever is consulted has not answered: who handed over now would hang up on the caller.
    let mustWait: Bool
    /// More than two talk together.
    let isTogether: Bool
    /// Who else is in the call, with what they do.
    let others: [String]
    /// Of whom one asks for a word, as `number` of the form that goes back to the caller.
    let consulted: String
    let emergencies: [Choice]
    let caller: CallerModel?
    let tickets: [TicketLink]
    let hasTickets: Bool
    /// Where the call is written down.
    let form: String
    let action: String

    struct TicketLink: Sendable {
        let number: String
        let link: String
    }

    init(_ record: CallRecord, at seat: Seat, _ callers: Callers, site: Site, _ wording: Wording) {
        let profile = site.profile
        let me = Party.seat(seat)
        let citizen = Party.outside(record.opening.outside)
        let turn = record.turns.last { $0.party == me }
        let others = record.turns.filter { $0.left == nil && $0.party != me && $0.party != citizen }
        let isReached =
            record.opening.direction == .inbound
            || record.turns.contains { $0.party == citizen && $0.answered != nil }
        id = record.id.text
        let written = record.opening.outside.phone?.written(in: profile.callingCode, area: profile.areaCode)
        phone = written ?? wording.text("phone.withheld")
        isInbound = record.opening.direction == .inbound
        dialled = record.opening.dialled
        isRinging = record.closing == nil && turn?.answered == nil
        isHeld = record.closing == nil && turn?.holds.last.map { $0.ended == nil } ?? false && others.isEmpty
        isTogether = record.closing == nil && turn?.room != nil
        isConsulting = record.closing == nil && !others.isEmpty && !isTogether
        mustWait = isConsulting && others.allSatisfy { $0.answered == nil }
        isTalking = record.closing == nil && !isRinging
        kind =
            if record.closing != nil {
                "over"
            } else if isRinging {
                "ringing"
            } else if isTogether {
                "together"
            } else if isConsulting {
                "consulting"
            } else if isHeld {
                "held"
            } else {
                isReached ? "talking" : "calling"
            }
        state = wording.text("phone.callIs.\(kind)")
        let start = record.closing?.at ?? turn?.answered ?? turn?.rang ?? record.opening.began
        since = String(Int64(start.timeIntervalSince1970 * 1_000))
        self.others = others.map { other in
            let who = wording.party(other.party, profile: profile)
            return wording.text(other.answered == nil ? "phone.otherRings" : "phone.otherTalks", ["who": who])
        }
        consulted = others.last.map(\.party.address) ?? ""
        emergencies = (profile.emergencyLines ?? []).map { Choice($0.number, $0.name[wording.language]) }
        let asked = record.opening.outside.phone?.dialled ?? ""
        caller = callers.history(of: record.id).map { CallerModel($0, asked: asked, wording) }
        tickets = callers.tickets(of: record.id).map { TicketLink(number: $0.rawValue, link: SiteURL.ticket($0).path) }
        hasTickets = !tickets.isEmpty
        // The old line that was dialled, where it is one (A10).
        let line = site.intake?.lines?.first { $0.number == record.opening.dialled }
        var known = [(name: "call", value: record.id.text), (name: "phone", value: written ?? "")]
        if let line { known.append((name: "line", value: line.code.rawValue)) }
        form = SiteURL.intake.path(query: known)
        action = SiteURL.phoneCall(record.id).path
    }
}

extension Party {
    /// As a form names them.
    fileprivate var address: String {
        switch self {
        case .seat(let seat): seat.name
        case .outside(let number): number.phone?.dialled ?? number.asSent
        }
    }
}

extension Wording {
    /// A seat by its name, a number as people read it out.
    func party(_ party: Party, profile: Profile) -> String {
        switch party {
        case .seat(let seat): text("phone.seatNamed", ["seat": seat.name])
        case .outside(let number):
            number.phone?.written(in: profile.callingCode, area: profile.areaCode) ?? text("phone.withheld")
        }
    }
}
