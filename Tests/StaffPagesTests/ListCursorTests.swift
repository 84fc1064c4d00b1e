// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Testing
import Tickets

@testable import Web

/// Where a page of a list ended, as its address carries it.
struct ListCursorTests {
    @Test func `a place survives its address`() {
        let places = [
            TicketList.Cursor(due: nil, id: ID(42)),
            TicketList.Cursor(due: Date(timeIntervalSince1970: 1_772_413_200.125), id: ID(7)),
        ]

        for place in places { #expect(TicketList.Cursor(place.text) == place) }
    }

    @Test(arguments: ["", "-", "1-", "-1", "a", "1-2-3", "99999999999999999999", "1 OR 1=1"])
    func `what is no place is none`(text: String) {
        #expect(TicketList.Cursor(text) == nil)
    }

    @Test func `a list's links keep its filters and spell them safely`() {
        let address = ListAddress(url: .tickets, filters: [(name: "q", value: "停水 & <b>")])

        #expect(
            address.link(order: .dueFirst)
                == "/staff/tickets?q=%E5%81%9C%E6%B0%B4%20%26%20%3Cb%3E&order=urgent"
        )
    }
}
