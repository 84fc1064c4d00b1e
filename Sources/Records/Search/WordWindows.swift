// SPDX-License-Identifier: Apache-2.0

import Storage
import Tickets

/// How a search goes down the index, the newest rows first. Where the index gives rows in their order, or gives few, a
/// window is so many of them; where it gives all of many at once, a window is some blocks of rows, which are tokens of it.
struct WordWindows {
    private let byBlocks: Bool
    /// The next block that no window has held; negative when there is none.
    private var block: Int64
    private var size: Int64

    struct Window {
        /// None where a window is so many rows, or all that are left.
        let blocks: [String]
        let lowestBlock: Int64
        /// Order and limit, where it is.
        let end: SQL
        let size: Int64

        var isBlocks: Bool { !blocks.isEmpty }
    }

    private static let mostRows: Int64 = 4_096
    /// What is not found often enough in so many is rare: all of it is looked at then, which costs less than to name
    /// the blocks.
    private static let mostBlocks: Int64 = 16

    init(byBlocks: Bool, newest: ID<Ticket>?, smallest: Int64) {
        self.byBlocks = byBlocks
        block = newest.map { $0.rawValue / TicketWords.blockSize } ?? -1
        size = byBlocks ? 1 : smallest
    }

    /// - Returns: nil when there are no rows left.
    mutating func next() -> Window? {
        guard block >= 0 else { return nil }
        guard byBlocks else {
            return Window(blocks: [], lowestBlock: 0, end: " ORDER BY rowid DESC LIMIT \(size)", size: size)
        }
        guard size <= Self.mostBlocks else { return Window(blocks: [], lowestBlock: 0, end: "", size: size) }
        let lowest = max(0, block - size + 1)
        return Window(blocks: (lowest...block).map(TicketWords.block), lowestBlock: lowest, end: "", size: size)
    }

    /// Takes note that a window has been looked through.
    ///
    /// - Returns: The row above which nothing is left to be looked at; nil when there are no rows below it either.
    mutating func edge(of window: Window, count: Int64, last: ID<Ticket>?) -> ID<Ticket>? {
        guard byBlocks else {
            guard count == window.size, let last else { return nil }
            size = min(size * 4, Self.mostRows)
            return last
        }
        block = window.lowestBlock - 1
        // Where little is found, more is looked at.
        if count < Self.mostRows { size *= 4 }
        return block < 0 ? nil : ID(window.lowestBlock * TicketWords.blockSize)
    }
}
