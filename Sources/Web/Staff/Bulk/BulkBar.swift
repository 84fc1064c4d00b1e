// SPDX-License-Identifier: Apache-2.0

import Tickets

/// The bar over a list with which several of its tickets are chosen: template `staff/bulk-bar`.
struct BulkBar: Sendable {
    let action: String
    let actions: [Choice]
    /// Where to go on afterwards: this list.
    let back: String
    /// The same page with all of its tickets ticked, for browsers without scripts.
    let all: String

    /// `names` is what may be done with the tickets of the list at the path and query `here`; nil where that is nothing.
    init?(_ names: [TicketCommand.Name], here: String?, _ wording: Wording) {
        guard !names.isEmpty, let back = here.flatMap(LocalPath.init)?.text else { return nil }
        action = SiteURL.bulk.path
        actions = names.map { Choice($0.rawValue, wording.word($0)) }
        let plain = back.replacing(Self.pickAll, with: "")
        self.back = plain
        all = plain + (plain.contains("?") ? "&" : "?") + "pick=all"
    }

    /// Whether the address asks for every ticket of the page to be ticked.
    static func picksAll(_ query: Form) -> Bool { query["pick"] == "all" }

    private static var pickAll: Regex<Substring> { /[?&]pick=all/ }
}

/// The check box of one ticket: template `staff/bulk-pick`.
struct BulkPick: Sendable {
    /// Number and version as they are seen.
    let value: String
    let number: String
    let isPicked: Bool
}
