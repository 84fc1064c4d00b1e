// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets

/// Who sits at which telephone: one person, one seat.
package enum SeatRecords {
    package static func all(in reader: any Reader) throws -> [Seat: String] {
        try reader.rows("SELECT seat, login FROM seats").reduce(into: [:]) { places, row in
            places[try row.value("seat")] = try row.value("login") as String
        }
    }

    package static func login(at seat: Seat, in reader: any Reader) throws -> String? {
        try reader.first("SELECT login FROM seats WHERE seat = \(seat)")?.value("login")
    }

    /// Puts somebody on a seat that is free; they leave the one that they had.
    package static func take(_ seat: Seat, by login: String, at now: Date, in writer: any Writer) throws {
        try leave(login, in: writer)
        try writer.execute("INSERT INTO seats (seat, login, since) VALUES (\(seat), \(login), \(now))")
    }

    package static func leave(_ login: String, in writer: any Writer) throws {
        try writer.execute("DELETE FROM seats WHERE login = \(login)")
    }
}

/// Who has heard which recording (A2): kept as long as the call.
package enum HearingRecords {
    package static func insert(_ hearing: Hearing, in writer: any Writer) throws {
        try writer.execute(
            """
            INSERT INTO hearings (call, recording, at, login, device)
            VALUES (\(hearing.call), \(hearing.recording), \(hearing.at), \(hearing.login), \(hearing.device))
            ON CONFLICT (call, recording, at, login) DO NOTHING
            """
        )
    }

    /// When `login` last began to listen, for a player asks for a file in parts.
    package static func last(
        _ call: CallID,
        _ recording: Int,
        by login: String,
        in reader: any Reader,
    ) throws -> Date? {
        try reader.first(
            """
            SELECT MAX(at) AS at
            FROM hearings
            WHERE call = \(call) AND recording = \(recording) AND login = \(login)
            """
        )?.value("at")
    }

    /// The newest first.
    package static func hearings(of call: CallID, in reader: any Reader) throws -> [Hearing] {
        try reader.rows(
            "SELECT call, recording, at, login, device FROM hearings WHERE call = \(call) ORDER BY at DESC, login"
        ).map { row in
            Hearing(
                call: try row.value("call"),
                recording: try row.value("recording"),
                at: try row.value("at"),
                login: try row.value("login"),
                device: try row.value("device"),
            )
        }
    }
}
