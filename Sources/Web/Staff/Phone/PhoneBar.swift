// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Sites
import Tickets

/// The telephone as who sits at it sees it: template `staff/phone-bar`.
struct PhoneBar: Sendable {
    let isSeated: Bool
    /// Seats that are free; empty for who has one.
    let freeSeats: [Choice]
    let hasFreeSeats: Bool
    let seat: String
    let state: String
    let stateClass: String
    let isLinked: Bool
    /// Offered where the seat is not ready.
    let canBeReady: Bool
    let breaks: [Choice]
    let isIdle: Bool
    let calls: [PhoneCallCard]
    let wrapUp: PhoneCallCard?
    let seatLink: String
    let presenceLink: String
    let callsLink: String
    /// Where a telephone in the browser is opened; nil where there is none.
    var softphone: String?

    /// For somebody who sits nowhere.
    init(takenSeats: [Seat: String], site: Site, _ wording: Wording) {
        isSeated = false
        freeSeats = (site.telephone?.seats ?? []).filter { takenSeats[Seat($0)] == nil }.map { Choice($0, $0) }
        hasFreeSeats = !freeSeats.isEmpty
        seat = ""
        state = ""
        stateClass = ""
        isLinked = true
        canBeReady = false
        breaks = []
        isIdle = true
        calls = []
        wrapUp = nil
        (seatLink, presenceLink, callsLink) = Self.links
    }

    init(_ picture: SeatPicture, _ callers: Callers, site: Site, _ wording: Wording) {
        isSeated = true
        freeSeats = []
        hasFreeSeats = false
        seat = picture.seat.name
        let known = picture.state ?? .loggedOut
        state = wording.seatState(known, breaks: site.telephone?.breaks ?? [])
        stateClass = "seat-\(known.kind)"
        isLinked = picture.isLinked
        canBeReady = known != .ready && picture.calls.isEmpty
        breaks =
            picture.calls.isEmpty
            ? (site.telephone?.breaks ?? []).map { Choice($0.code, $0.name[wording.language]) } : []
        isIdle = picture.calls.isEmpty
        calls = picture.calls.map { PhoneCallCard($0, at: picture.seat, callers, site: site, wording) }
        wrapUp =
            picture.calls.isEmpty
            ? picture.wrapUp.map { PhoneCallCard($0, at: picture.seat, callers, site: site, wording) } : nil
        (seatLink, presenceLink, callsLink) = Self.links
    }

    private static let links = (
        SiteURL.phoneSeat.path, SiteURL.phonePresence.path, SiteURL.phoneCalls.path,
    )
}

extension SeatState {
    /// For style sheets and texts.
    var kind: String {
        switch self {
        case .loggedOut: "loggedOut"
        case .ready: "ready"
        case .ringing: "ringing"
        case .talking: "talking"
        case .onHold: "onHold"
        case .paused(.wrapUp): "wrapUp"
        case .paused: "paused"
        case .unreachable: "unreachable"
        }
    }
}

extension Wording {
    /// In the site's word for the reason where a seat is paused.
    func seatState(_ state: SeatState, breaks: [TelephonePolicy.Break]) -> String {
        if case .paused(let reason) = state, let pause = breaks.first(where: { $0.code == reason.word }) {
            return pause.name[language]
        }
        return text("seatState.\(state.kind)")
    }
}
