// SPDX-License-Identifier: Apache-2.0

import Records
import Sites
import Storage
package import Tickets

/// Why somebody does not get a seat.
package enum SeatRefusal: Error, Equatable, Sendable {
    /// The site has no such seat.
    case unknown
    /// A colleague's login.
    case taken(by: String)
    /// They sit nowhere, and this is done at a seat.
    case standing
}

extension Desk {
    package func seats() async throws -> [Seat: String] { try await database.read { try SeatRecords.all(in: $0) } }

    /// Puts somebody at a telephone; they leave the one that they had, and who sat there and is signed in nowhere leaves it.
    ///
    /// - Throws: `SeatRefusal`.
    package func take(_ seat: Seat, by login: String) async throws {
        guard site.telephone?.seats.contains(seat.name) == true else { throw SeatRefusal.unknown }
        let now = time.now
        try await change { writer in
            if let colleague = try SeatRecords.login(at: seat, in: writer), colleague != login {
                // Who is signed in nowhere has gone, and forgot to leave the seat.
                guard try SessionRecords.all(of: colleague, at: now, in: writer).isEmpty else {
                    throw SeatRefusal.taken(by: colleague)
                }
                try SeatRecords.leave(colleague, in: writer)
            }
            try SeatRecords.take(seat, by: login, at: now, in: writer)
        }
    }

    package func leaveSeat(_ login: String) async throws {
        try await change { try SeatRecords.leave(login, in: $0) }
    }
}
