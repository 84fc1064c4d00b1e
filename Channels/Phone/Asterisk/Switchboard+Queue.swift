// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// Queues, those who wait in them, and the seats that serve them.
extension Switchboard {
    mutating func join(_ queue: String, _ channel: AsteriskChannel, _ news: inout News) {
        guard let leg = leg(of: channel, isNew: false, &news) else { return }
        tell(leg.call, &news)
        lines[leg.call]?.waiting = CallPicture.Waiting(queue: queue, since: news.at)
        lines[leg.call]?.queueChanged = audit
        news.add(.queued(queue: queue), to: leg.call)
    }

    /// An abandoned queue is also left, which then says nothing more.
    mutating func leaveQueue(_ channel: AsteriskChannel, _ event: CallEvent, _ news: inout News) {
        guard let leg = leg(of: channel, isNew: false, &news), let line = lines[leg.call] else { return }
        lines[leg.call]?.waiting = nil
        lines[leg.call]?.queueChanged = audit
        lines[leg.call]?.hasAbandoned = event == .abandoned
        if !line.hasAbandoned { news.add(event, to: leg.call) }
    }

    mutating func show(_ member: AsteriskMember, state: SeatState, _ news: inout News) {
        guard let seat = plan.seat(ofInterface: member.interface) else { return }
        seatChanged[seat] = audit
        guard (seats[seat] ?? .loggedOut) != state else { return }
        seats[seat] = state == .loggedOut ? nil : state
        news.add(seat, state)
    }

    /// A seat that talks is shown so though it be paused; it is paused when the call is over.
    func state(of member: AsteriskMember) -> SeatState {
        switch member.device {
        case .invalid, .unavailable: .unreachable
        case .inUse, .busy, .ringingInUse: .talking
        case .onHold: .onHold
        case .ringing: .ringing
        case .free, .unknown: member.isPaused ? .paused(PauseReason(member.pauseReason)) : .ready
        }
    }
}
