// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Tickets

/// Tickets in rows, the same on every list: template `staff/ticket-table`.
struct TicketTable: Sendable {
    /// What the table holds, for screen readers.
    let caption: String
    private(set) var rows: [TicketRow]
    let isEmpty: Bool
    /// What would stand here.
    let emptyText: String
    let orders: [OrderLink]
    /// Says what this order leaves out.
    let orderNote: String?
    let isByDue: Bool
    /// The next page, if there is one.
    let next: String?
    /// nil where nothing may be done with several at once.
    private(set) var bulk: BulkBar?
    /// Whether rows have check boxes.
    private(set) var hasBulk = false

    /// A page of tickets in its order. `address` is where the list is, for its links; `caption` says what it holds, and
    /// `emptyText` what would.
    init(
        _ page: TicketList.Page,
        order: TicketList.Order,
        address: ListAddress,
        caption: String,
        emptyText: String,
        _ wording: Wording,
    ) {
        self.caption = caption
        rows = page.lines.map { TicketRow($0, findings: page.findings[$0.id] ?? [], wording) }
        isEmpty = page.lines.isEmpty
        self.emptyText = emptyText
        orders = [TicketList.Order.dueFirst, .newestFirst].map { OrderLink($0, isHere: $0 == order, address, wording) }
        isByDue = order == .dueFirst
        orderNote = order == .dueFirst ? wording.text("list.onlyRunning") : nil
        next = page.next.map { address.link(order: order, after: $0) }
    }

    /// With a check box in each row and the bar that goes with them.
    func with(_ bulk: BulkBar?, allPicked: Bool) -> TicketTable {
        guard let bulk, !isEmpty else { return self }
        var table = self
        table.bulk = bulk
        table.hasBulk = true
        for index in rows.indices { table.rows[index].allowPick(isPicked: allPicked) }
        return table
    }
}

/// One order of a list.
struct OrderLink: Sendable {
    let link: String
    let label: String
    let isHere: Bool

    init(_ order: TicketList.Order, isHere: Bool, _ address: ListAddress, _ wording: Wording) {
        link = address.link(order: order)
        label = wording.text("list.order.\(order.rawValue)")
        self.isHere = isHere
    }
}

/// One ticket in a list.
struct TicketRow: Sendable {
    let link: String
    let number: String
    let summary: String
    let kind: String
    /// nil for the normal urgency.
    let urgency: String?
    /// The centre where it answers itself; nil where nobody answers.
    let unit: String?
    let stage: String
    /// nil once the ticket has ended.
    let lamp: LampMark?
    /// nil where no clock runs.
    let due: String?
    let received: String
    /// Where it is told how an open request stands.
    let progressLink: String?
    private(set) var pick: BulkPick?
    private let seen: SeenTicket

    mutating func allowPick(isPicked: Bool) {
        pick = BulkPick(value: seen.text, number: number, isPicked: isPicked)
    }

    /// Why a search has found it; empty in lists that nothing was looked for in.
    let findings: [FindingModel]

    init(_ line: TicketLine, findings: [Finding] = [], _ wording: Wording) {
        link = SiteURL.ticket(line.number).path
        number = line.number.rawValue
        summary = line.summary
        kind = wording.word(line.kind)
        urgency = line.urgency == .normal ? nil : wording.word(line.urgency)
        unit = line.unit.map(wording.unit) ?? Self.withoutUnit(line.stage, wording)
        stage = wording.word(line.stage)
        lamp = line.stage.isOpen ? LampMark(line.lamp, wording) : nil
        due = line.dueAt.map(wording.minute)
        received = wording.minute(line.receivedAt)
        progressLink = line.stage.isOpen ? link + "#step-\(TicketCommand.Name.noteInquiry.rawValue)" : nil
        seen = SeenTicket(number: line.number, version: line.version)
        // The summary stands there anyway; where it has the words, it is not said twice.
        self.findings = findings.filter { $0.part != .summary || findings.count == 1 }
            .map { FindingModel($0, wording) }
    }

    /// Who has a ticket that no unit has: the centre where it answers itself.
    private static func withoutUnit(_ stage: Stage.Name, _ wording: Wording) -> String? {
        switch stage {
        case .answered, .closed, .archived: wording.text("list.centre")
        case _ where stage.isOpen: wording.text("list.nobody")
        default: nil
        }
    }
}

/// What of a ticket has the words that were looked for: template `staff/finding`.
struct FindingModel: Sendable {
    let part: String
    let pieces: [Piece]

    struct Piece: Sendable {
        let text: String
        let isFound: Bool
    }

    init(_ finding: Finding, _ wording: Wording) {
        part = wording.text("search.found.\(finding.part.rawValue)")
        pieces = finding.pieces.map { Piece(text: $0.text, isFound: $0.isFound) }
    }
}

/// A lamp to look at and to read: shape, word and colour. Template `staff/lamp`.
struct LampMark: Sendable {
    let cssClass: String
    let symbol: String
    let word: String

    init(_ lamp: Lamp, _ wording: Wording) {
        cssClass = lamp.cssClass
        symbol = lamp.symbol
        word = wording.word(lamp)
    }
}
