// SPDX-License-Identifier: Apache-2.0

import Sites
package import Tickets

/// Who sits where, at the exchange and in the store.
extension CallCentre {
    /// Puts somebody at a telephone, ready for calls; they leave the one that they had.
    ///
    /// - Parameters:
    ///   - login: Who.
    ///   - seat: Where.
    /// - Throws: `SeatRefusal`; or `CTIFault` where they sit there by now and the exchange offers them no calls yet.
    package func sit(_ login: String, at seat: Seat) async throws {
        let former = self.seat(of: login)
        try await desk.take(seat, by: login)
        try await reseat()
        if let former, former != seat { try await leaveQueues(former) }
        try await makeReady(seat)
    }

    package func stand(_ login: String) async throws {
        let former = seat(of: login)
        try await desk.leaveSeat(login)
        try await reseat()
        if let former { try await leaveQueues(former) }
    }

    /// Has somebody leave their seat who has signed out everywhere.
    package func standIfGone(_ login: String) async throws {
        guard seat(of: login) != nil, try await desk.sessions(of: login).isEmpty else { return }
        try await stand(login)
    }

    /// Has a seat serve the site's queues; it does, and is ready, when this is over.
    package func makeReady(_ seat: Seat) async throws(CTIFault) {
        for queue in queues { try await exchange.logIn(seat, to: queue) }
        try await exchange.makeReady(seat)
    }

    private func leaveQueues(_ seat: Seat) async throws(CTIFault) {
        for queue in queues { try await exchange.logOut(seat, from: queue) }
    }

    private var queues: [String] { desk.site.telephone?.queues ?? [] }

    /// Has what somebody does on a ticket belong to their call with its citizen: one that goes on, or that they write up.
    package func tie(_ number: TicketNumber, by login: String) async throws {
        guard let seat = seat(of: login) else { return }
        let picture = picture(of: seat)
        for call in picture.calls + [picture.wrapUp].compactMap(\.self) {
            guard let phone = call.opening.outside.phone else { continue }
            try await desk.link(call.id, from: phone, to: number)
        }
    }

    /// Whether somebody may say what a call is about: those who speak in it, or spoke last.
    package func mayLink(_ call: CallID, by login: String) async -> Bool {
        if let record = self.call(call), let seat = seat(of: login) {
            return record.turns.contains { $0.party == .seat(seat) && $0.answered != nil }
        }
        do {
            return try await desk.agent(of: call) == login
        } catch {
            // The store does not answer; whoever asks is told that it could not be done.
            return false
        }
    }
}
