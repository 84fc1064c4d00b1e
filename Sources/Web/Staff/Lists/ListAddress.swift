// SPDX-License-Identifier: Apache-2.0

import Records

/// Where a list is: its page and what is asked of it, so that its links keep both.
struct ListAddress: Sendable {
    let url: SiteURL
    /// Names and values of the query, except order and place.
    var filters: [(name: String, value: String)] = []

    func link(order: TicketList.Order, after: TicketList.Cursor? = nil) -> String {
        var query = filters + [(name: Self.order, value: order.rawValue)]
        if let after { query.append((name: Self.after, value: after.text)) }
        return url.path(query: query)
    }

    fileprivate static let order = "order"
    fileprivate static let after = "after"
}

extension TicketList {
    /// Takes order and place from an address; what cannot be read is as if it were not there.
    mutating func place(as query: Form, usually order: Order) {
        self.order = Order(rawValue: query[ListAddress.order]) ?? order
        after = Cursor(query[ListAddress.after])
        // A place of another order is no place of this one.
        if self.order == .dueFirst, after?.due == nil { after = nil }
    }
}
