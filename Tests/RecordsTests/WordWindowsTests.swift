// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Tickets

@testable import Records

struct WordWindowsTests {
    @Test(arguments: [0, 1, 8_191, 8_192, 1_000_000])
    func `windows of blocks hold every block once, from the newest down, and the last all that are left`(newest: Int64)
    {
        var windows = WordWindows(byBlocks: true, newest: ID(newest), smallest: 100)
        var blocks: [String] = []
        var edge: ID<Ticket>? = ID(newest + 1)

        while edge != nil, let window = windows.next() {
            let rest = Int64(newest / TicketWords.blockSize) - Int64(blocks.count)
            blocks += window.isBlocks ? window.blocks.reversed() : (0...rest).reversed().map(TicketWords.block)
            edge = windows.edge(of: window, count: 3, last: nil)
        }

        #expect(blocks == (0...newest / TicketWords.blockSize).reversed().map(TicketWords.block))
    }

    @Test func `a window that holds much is not followed by a larger one`() throws {
        var windows = WordWindows(byBlocks: true, newest: ID(1_000_000), smallest: 100)
        let firstWindow = windows.next()
        let first = try #require(firstWindow)
        _ = windows.edge(of: first, count: 5_000, last: nil)

        let second = windows.next()
        #expect(second?.blocks.count == 1)
    }

    @Test func `a window of rows that is not full is the last one`() throws {
        var windows = WordWindows(byBlocks: false, newest: ID(1_000), smallest: 100)
        let firstWindow = windows.next()
        let first = try #require(firstWindow)

        #expect(windows.edge(of: first, count: 100, last: ID(77)) == ID(77))
        let secondWindow = windows.next()
        let second = try #require(secondWindow)
        #expect(second.size > 100)
        #expect(windows.edge(of: second, count: 100, last: ID(3)) == nil)
    }

    @Test func `an empty store has no window`() {
        var windows = WordWindows(byBlocks: true, newest: nil, smallest: 100)

        let first = windows.next()
        #expect(first?.blocks == nil)
    }
}
