// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Hummingbird
import Tickets

/// One picture of the live board as the event that carries it, ready in each language: drawn once, the same bytes for
/// every viewer (architecture 4.7).
struct BoardFrame: Sendable {
    /// The newest journal entry that it counts: the event's id, with which a browser that was cut off comes back.
    let position: Int64
    private let chinese: ByteBuffer
    private let english: ByteBuffer

    func event(in language: Language) -> ByteBuffer {
        switch language {
        case .zh: chinese
        case .en: english
        }
    }

    init(_ overview: Overview, at now: Date, pages: Pages) {
        position = overview.position
        let events = { (language: Language) in
            let model = BoardModel(overview, at: now, pages.wording(in: language))
            let html = pages.html("staff/live-board", model, in: language)
            return EventLine.event("board", html: html, id: overview.position)
        }
        chinese = events(.zh)
        english = events(.en)
    }

    /// The board of this process: what changes is drawn at most once a second, by `DrawLiveBoard`.
    static func board(query: OverviewQuery, desk: Desk, pages: Pages) -> LiveBoard<Overview, BoardFrame> {
        LiveBoard(
            read: { try await query.overview(today: desk.today) },
            draw: { overview in BoardFrame(overview, at: desk.time.now, pages: pages) },
        )
    }
}
