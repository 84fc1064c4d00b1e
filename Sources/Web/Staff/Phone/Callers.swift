// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import Tickets

/// What the desk knows of those who are on the line at a seat, and of what its calls are about.
struct Callers: Sendable {
    private var histories: [CallID: CallerHistory] = [:]
    /// Of each call that was asked about.
    private var tickets: [CallID: [TicketNumber]] = [:]

    /// Before anything is asked.
    init() {}

    /// - Parameters:
    ///   - picture: Of the seat.
    ///   - desk: Whose tickets.
    ///   - session: Who sits there: sees only what they may.
    /// - Throws: `DatabaseError`.
    init(of picture: SeatPicture, desk: Desk, session: StaffSession) async throws {
        for record in picture.calls + [picture.wrapUp].compactMap(\.self) {
            if let phone = record.opening.outside.phone {
                histories[record.id] = try await CallerHistory.read(phone.dialled, from: desk, for: session.author)
            }
            tickets[record.id] = try await desk.call(record.id, for: session.author)?.tickets ?? []
        }
    }

    func history(of call: CallID) -> CallerHistory? { histories[call] }

    /// Whether the desk was asked about the call, so that one without tickets has none.
    func know(_ call: CallID) -> Bool { tickets[call] != nil }

    /// The tickets that a call is about by now.
    func tickets(of call: CallID) -> [TicketNumber] { tickets[call] ?? [] }
}
