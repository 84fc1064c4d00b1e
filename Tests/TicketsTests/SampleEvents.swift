// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Tickets

/// Every kind of event at least once, with the ticket it happened to: what the law's table brings, and each answer that
/// a citizen can give.
enum SampleEvents {
    struct Sample {
        let ticket: Ticket
        let event: TicketEvent
        let at: Date
    }

    static func all() throws -> [Sample] {
        let filed = Ticket.sample()
        let registration = Sample(ticket: filed, event: .registered(filing: filed.filing), at: .monday)
        return try [registration] + LawTable().cells.flatMap(samples) + answers()
    }

    private static func samples(of cell: LawTable.Cell) -> [Sample] {
        guard case .lawful(let events, _) = cell.outcome else { return [] }
        var ticket = cell.ticket
        return events.map { event in
            defer { ticket.apply(event, at: cell.at) }
            return Sample(ticket: ticket, event: event, at: cell.at)
        }
    }

    private static func answers() throws -> [Sample] {
        let ticket = try CaseFile(in: .callbackPending).ticket
        let reached: [CallbackOutcome] =
            SurveyAnswer.Resolution.allCases.map { .reached(.sample(contactedFirst: false, resolution: $0)) }
            + SurveyAnswer.Satisfaction.allCases.map { .reached(.sample(satisfaction: $0)) }
        let unanswered: [CallbackOutcome] = [.unreachable, .refused, .notNeeded(reason: "未抽中")]
        let disposed = Disposition.Kind.allCases.map {
            TicketEvent.grievanceDisposed(
                disposition: Disposition(kind: $0, reason: "", by: "supervisor", at: .monday)
            )
        }
        let events = (reached + unanswered).map { TicketEvent.calledBack(outcome: $0) } + disposed
        return events.map { Sample(ticket: ticket, event: $0, at: .monday) }
    }
}

extension TicketEvent {
    /// The case without its content, such as `dispatched`.
    var caseName: String { Mirror(reflecting: self).children.first?.label ?? "\(self)" }
}
