// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import Tickets

/// What became of each ticket of a run: template `staff/bulk-results`.
struct BulkResultsModel: PageModel {
    let title: String
    /// How many were done and how many were not.
    let summary: String
    let isComplete: Bool
    let back: String
    let rows: [BulkResultRow]
    /// The tickets that were not done, to be looked at once more as they stand now; nil where all were.
    let again: String?

    init(
        _ choice: BulkChoice,
        _ results: [BulkResult],
        _ files: [TicketNumber: TicketFile],
        back: String,
        _ view: BulkView,
    ) {
        let wording = view.wording
        title = wording.text("bulk.resultsTitle", ["step": wording.word(choice.command)])
        let open = results.filter { !$0.outcome.isDone }
        isComplete = open.isEmpty
        summary = wording.text(
            isComplete ? "bulk.allDone" : "bulk.someDone",
            ["done": String(results.count - open.count), "open": String(open.count)],
        )
        self.back = back
        rows = results.map { BulkResultRow($0, files[$0.seen.number], view) }
        again = Self.again(choice, open.compactMap { files[$0.seen.number]?.stored }, back: back)
    }

    private static func again(_ choice: BulkChoice, _ open: [StoredTicket], back: String) -> String? {
        guard !open.isEmpty else { return nil }
        let seen = open.map { SeenTicket(number: $0.ticket.number, version: $0.version) }
        return SiteURL.bulk.path(
            query: [(BulkChoice.commandField, choice.command.rawValue), ("back", back)]
                + seen.map { (BulkChoice.ticketField, $0.text) }
        )
    }
}

/// What became of one ticket.
struct BulkResultRow: Sendable {
    let number: String
    let ticket: BulkTicket?
    let mark: String
    let isDone: Bool
    /// Why it was not done.
    let reason: String?
    let changes: [TimelineEntry]
    let hasChanges: Bool

    init(_ result: BulkResult, _ file: TicketFile?, _ view: BulkView) {
        let wording = view.wording
        number = result.seen.number.rawValue
        ticket = file.map { BulkTicket($0.stored, wording) }
        isDone = result.outcome.isDone
        mark = wording.text("bulk.outcome.\(result.outcome.word)")
        reason = result.outcome.fault?.message(in: wording)
        changes = result.outcome.isStale ? file?.changes(since: result.seen.version, view) ?? [] : []
        hasChanges = !changes.isEmpty
    }
}

extension BulkOutcome {
    var isDone: Bool { fault == nil }

    var isStale: Bool {
        guard case .turnedAway(.staleVersion) = self else { return false }
        return true
    }

    /// Why nothing was done.
    var fault: (any Fault)? {
        switch self {
        case .done: nil
        case .refused(let refusal): refusal
        case .turnedAway(let refusal): refusal
        }
    }

    /// `done`, `refused` or, where a colleague was faster, `stale`.
    var word: String { isDone ? "done" : isStale ? "stale" : "refused" }
}
