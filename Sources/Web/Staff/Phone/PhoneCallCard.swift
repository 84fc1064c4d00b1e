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
    /// `ringing`, `calling`, `talking`, `held`, `consulting`, `consulted`, `together` or `over`.
    let kind: String
    /// Since when, in whole milliseconds since 1970, for the clock that ticks in the browser.
    let since: String
    let isRinging: Bool
    let isTalking: Bool
    let isHeld: Bool
    /// Nobody else is in the call but the citizen, so that it can be put on hold or handed on.
    let isAlone: Bool
    /// The caller may be handed to the questions.
    let canSurvey: Bool
    /// Others may be brought in.
    let canJoin: Bool
    let isConsulting: Bool
    /// Whoever is consulted has not answered: who handed over now would hang up on the caller.
    let mustWait: Bool
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
    /// The same as long as the call is known to be about no ticket; empty otherwise.
    let unwritten: String
    let action: String

    struct TicketLink: Sendable {
        let number: String
        let link: String
    }

    init(_ record: CallRecord, at seat: Seat, _ callers: Callers, site: Site, _ wording: Wording) {
        let profile = site.profile
        let place = CallAtSeat(record, at: seat)
        id = record.id.text
        let written = record.opening.outside.phone?.written(in: profile.callingCode, area: profile.areaCode)
        phone = written ?? wording.text("phone.withheld")
        isInbound = record.opening.direction == .inbound
        dialled = record.opening.dialled
        isRinging = place.isRinging
        isTalking = place.isTalking
        isHeld = place.isHeld
        isAlone = place.isAlone
        isConsulting = place.isConsulting
        mustWait = place.mustWait
        canJoin = place.isTalking && !place.isConsulting && !place.isConsulted
        kind = record.closing == nil ? place.kind : "over"
        state = wording.text("phone.callIs.\(kind)")
        let start = record.closing?.at ?? place.turn?.answered ?? place.turn?.rang ?? record.opening.began
        since = String(Int64(start.timeIntervalSince1970 * 1_000))
        others = place.others.map { other in
            let who = wording.party(other.party, profile: profile)
            return wording.text(other.answered == nil ? "phone.otherRings" : "phone.otherTalks", ["who": who])
        }
        consulted = place.consulted.last.map(\.party.address) ?? ""
        emergencies = (profile.emergencyLines ?? []).map { Choice($0.number, $0.name[wording.language]) }
        let asked = record.opening.outside.phone?.dialled ?? ""
        caller = callers.history(of: record.id).map { CallerModel($0, asked: asked, wording) }
        tickets = callers.tickets(of: record.id).map { TicketLink(number: $0.rawValue, link: SiteURL.ticket($0).path) }
        hasTickets = !tickets.isEmpty
        let isAboutTicket = hasTickets || record.ticket != nil
        canSurvey = place.isAlone && place.isReached && (isInbound || isAboutTicket)
        // The old line that was dialled, where it is one (A10).
        let line = site.intake?.lines?.first { $0.number == record.opening.dialled }
        var known = [(name: "call", value: record.id.text), (name: "phone", value: written ?? "")]
        if let line { known.append((name: "line", value: line.code.rawValue)) }
        form = SiteURL.intake.path(query: known)
        unwritten = callers.know(record.id) && !isAboutTicket ? form : ""
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
