// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import Sites
import Tickets

/// What the desk knows of a telephone number while its owner is on the line (A2, A11).
struct CallerHistory: Sendable {
    /// The number as it was asked for, if it is one.
    let phone: PhoneNumber?
    /// Newest first; at most `limit`.
    let lines: [TicketLine]
    let hasMore: Bool
    /// The entry of the nuisance list that warns of the number.
    var nuisance: Nuisance?

    static let limit = 20

    /// - Parameters:
    ///   - text: What was typed; nothing is known of what is no number.
    ///   - desk: Whose tickets.
    ///   - author: Who asks: sees only what they may.
    /// - Returns: The newest requests of the number.
    /// - Throws: `DatabaseError`.
    static func read(_ text: String, from desk: Desk, for author: Author) async throws -> CallerHistory {
        let profile = desk.site.profile
        guard let phone = PhoneNumber(text, country: profile.callingCode, area: profile.areaCode) else {
            return CallerHistory(phone: nil, lines: [], hasMore: false)
        }
        var list = TicketList()
        list.phone = phone
        list.limit = limit
        let page = try await desk.page(of: list, for: author)
        var history = CallerHistory(phone: phone, lines: page.lines, hasMore: page.next != nil)
        history.nuisance = try await desk.nuisance(of: phone, at: desk.time.now)
        return history
    }
}

/// The same in words: template `staff/caller`.
struct CallerModel: Sendable {
    /// What is known, in a sentence.
    let heading: String
    /// Nothing was asked for yet.
    let isIdle: Bool
    let open: [TicketRow]
    let ended: [TicketRow]
    let endedCount: Int
    let hasEnded: Bool
    let hasMore: Bool
    /// Why the number is on the nuisance list; the call is taken all the same.
    let nuisance: String?
    let nuisanceLink: String

    init(_ history: CallerHistory, asked text: String, _ wording: Wording) {
        isIdle = text.isBlank
        open = history.lines.filter(\.stage.isOpen).map { TicketRow($0, wording) }
        ended = history.lines.filter { !$0.stage.isOpen }.map { TicketRow($0, wording) }
        endedCount = ended.count
        hasEnded = endedCount > 0
        hasMore = history.hasMore
        nuisance = history.nuisance.map { entry in
            wording.text("caller.nuisance", ["reason": entry.reason, "until": wording.minute(entry.expiresAt)])
        }
        nuisanceLink = SiteURL.nuisances.path
        heading =
            if text.isBlank {
                wording.text("caller.idle")
            } else if history.phone == nil {
                wording.text("caller.noNumber")
            } else if history.lines.isEmpty {
                wording.text("caller.firstCall")
            } else {
                wording.text(
                    "caller.known",
                    ["open": String(open.count), "all": String(history.lines.count) + (history.hasMore ? "+" : "")],
                )
            }
    }
}
