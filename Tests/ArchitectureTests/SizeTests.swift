// SPDX-License-Identifier: Apache-2.0

import Testing

/// Small enough to be read: docs/style.md, rule 3.
struct SizeTests {
    @Test func `no Swift file is longer than 400 lines`() {
        let long = Repository.swift.filter { $0.file.lineCount > 400 }.map { "\($0.path): \($0.file.lineCount)" }

        #expect(long.isEmpty)
    }

    @Test func `half of the program's files have at most 80 lines, nine in ten at most 200`() {
        let lengths = Repository.product.map(\.file.lineCount)

        #expect(lengths.median <= 80)
        #expect(lengths.quantile(0.9) <= 200)
    }

    @Test func `no function but the law's one switch is longer than 60 lines`() {
        let long = Repository.swift.flatMap(\.functions).filter { $0.length > 60 && !Self.isLaw($0) }
            .map { Breach($0.path, line: $0.line, "\($0.name) has \($0.length) lines") }

        #expect(long.isEmpty, "\(long.list)")
    }

    @Test func `half of the program's functions have at most 7 lines, nine in ten at most 25`() {
        let lengths = Repository.product.flatMap(\.functions).filter { !Self.isLaw($0) }.map(\.length)

        #expect(lengths.count > 100)
        #expect(lengths.median <= 7)
        #expect(lengths.quantile(0.9) <= 25)
    }

    private static func isLaw(_ function: SwiftFunction) -> Bool {
        function.path == "Sources/Tickets/Law/Ticket+Law.swift" && function.name == "lawfulEvents"
    }
}
