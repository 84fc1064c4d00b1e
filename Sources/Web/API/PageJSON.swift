// SPDX-License-Identifier: Apache-2.0

import Records
import Tickets

/// One page of `GET /tickets`.
struct PageJSON: Encodable {
    let items: [Line]
    let next: OrNull<String>

    /// Enough to decide whether to open the ticket. No narrative, no person.
    struct Line: Encodable {
        let id: Int64
        let number: String
        let version: Int
        let summary: String
        let kind: String
        let channel: String
        let urgency: String
        let matter: OrNull<String>
        let unit: OrNull<String>
        let stage: String
        let lamp: String
        let receivedAt: String
        let due: OrNull<String>
        /// Only where words were looked for.
        let found: [Found]?
    }

    /// Why a ticket was found.
    struct Found: Encodable {
        let part: String
        /// The text around the words.
        let pieces: [Piece]
    }

    struct Piece: Encodable {
        let text: String
        let found: Bool
    }

    init(_ page: TicketList.Page, in order: TicketList.Order) {
        items = page.lines.map { Line($0, findings: page.findings[$0.id]) }
        next = OrNull(page.next.map { PageCursor($0, in: order).text })
    }
}

extension PageJSON.Line {
    init(_ line: TicketLine, findings: [Finding]?) {
        id = line.id.rawValue
        number = line.number.rawValue
        version = line.version
        summary = line.summary
        kind = line.kind.rawValue
        channel = line.channel.rawValue
        urgency = line.urgency.rawValue
        matter = OrNull(line.matter?.rawValue)
        unit = OrNull(line.unit?.rawValue)
        stage = line.stage.rawValue
        lamp = line.lamp.rawValue
        receivedAt = line.receivedAt.json
        due = OrNull(line.dueAt?.json)
        found = findings?.map { finding in
            PageJSON.Found(
                part: finding.part.rawValue,
                pieces: finding.pieces.map { PageJSON.Piece(text: $0.text, found: $0.isFound) },
            )
        }
    }
}
