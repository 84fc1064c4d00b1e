// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
import Sites
import Storage
package import Tickets

extension Desk {
    /// What the citizen answers to the question that holds up their ticket (待补充).
    ///
    /// - Parameters:
    ///   - number: Of which ticket.
    ///   - queryCode: Proves their right to it; read in the same transaction.
    ///   - text: The answer, in their words.
    ///   - device: From where, for the journal.
    /// - Returns: The ticket after it, once it is durable.
    /// - Throws: `DeskRefusal.unknownTicket` when number and code do not fit, and which of them is wrong is not said;
    ///   `TicketRefusal` when nothing was asked or nothing is answered.
    @discardableResult
    package func answerQuestion(
        _ number: TicketNumber,
        queryCode: String,
        text: String,
        device: String,
    ) async throws -> StoredTicket {
        try await perform(.noteCallerAnswer(text), on: number, queryCode: queryCode, device: device)
    }

    /// The petitioner asks the next level to look at the reply (复查、复核, 信访工作条例 arts. 35–36).
    ///
    /// - Throws: As `answerQuestion`; `TicketRefusal` when the law knows no further review.
    @discardableResult
    package func askReview(
        _ number: TicketNumber,
        queryCode: String,
        reason: String,
        device: String,
    ) async throws -> StoredTicket {
        try await perform(.askReview(reason: reason), on: number, queryCode: queryCode, device: device)
    }

    /// The citizen takes their request back.
    ///
    /// - Throws: As `answerQuestion`; `TicketRefusal` for a report, and once there is a result.
    @discardableResult
    package func withdraw(
        _ number: TicketNumber,
        queryCode: String,
        reason: String,
        device: String,
    ) async throws -> StoredTicket {
        try await perform(.withdraw(reason: reason), on: number, queryCode: queryCode, device: device)
    }

    private func perform(
        _ command: TicketCommand,
        on number: TicketNumber,
        queryCode: String,
        device: String,
    ) async throws -> StoredTicket {
        let now = time.now
        let site = site
        return try await record(under: site) { ledger, writer in
            let code = queryCode.uppercased()
            guard let stored = try ContactRecords.ticket(number, queryCode: code, in: writer) else {
                throw DeskRefusal.unknownTicket(number.rawValue)
            }
            let events = try stored.ticket.decide(command, at: now, by: .citizen, under: site.rules)
            let change = TicketChange(events: events, at: now, author: .citizen, device: device)
            return try ledger.record(change, on: stored)
        }
    }
}
