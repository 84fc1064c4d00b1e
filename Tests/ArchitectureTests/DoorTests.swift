// SPDX-License-Identifier: Apache-2.0

import Testing

/// What may happen in one place only.
struct DoorTests {
    @Test func `the store is written through one door`() {
        let others = Repository.product.filter { $0.path != Self.door && !$0.isIn("Sources/Storage") }
        let breaches = others.breaches(of: /database\s*\.\s*write\b|\.write\s*\{/, "writes past the desk")
        let calls = Repository.product.filter { $0.path == Self.door }.breaches(of: /\bdatabase\.write\(/, "the door")

        #expect(breaches.isEmpty, "\(breaches.list)")
        #expect(calls.count == 1)
    }

    @Test func `the time is read in one file`() {
        let others = Repository.product.filter { $0.path != "Sources/Desk/TimeSource.swift" }
        let breaches = others.breaches(of: /\bDate\(\)|\bDate\.now\b/, "reads the time")

        #expect(breaches.isEmpty, "\(breaches.list)")
    }

    @Test func `ids are drawn in one file`() {
        let others = Repository.product.filter { $0.path != "Sources/Desk/IDSource.swift" }
        let breaches = others.breaches(of: /\bUUID\(\)|\bSystemRandomNumberGenerator\b/, "draws an id")

        #expect(breaches.isEmpty, "\(breaches.list)")
    }

    @Test func `only the commands print`() {
        let others = Repository.product.filter { !$0.isIn("Sources/hotline") }
        let breaches = others.breaches(of: /(?:^|[^.\w])((?:print|debugPrint|dump)\()/, "prints")

        #expect(breaches.isEmpty, "\(breaches.list)")
    }

    @Test func `SQL stands in Records, in the dashboards' queries and in Storage`() {
        let others = Repository.product.filter { file in
            let isQuery = file.isIn("Dashboards") && file.path.hasSuffix("Query.swift")
            return !isQuery && !file.isIn("Sources/Records", "Sources/Storage")
        }
        let statement = /\b(?:SELECT .*|INSERT INTO|UPDATE \w+ SET|DELETE FROM|CREATE (?:TABLE|INDEX|VIRTUAL)|PRAGMA )/
        let breaches = others.breaches(of: statement, in: \.strings, "has SQL")

        #expect(breaches.isEmpty, "\(breaches.list)")
    }

    @Test func `the law of a ticket forgets no command and no stage`() {
        let law = Repository.product.filter { $0.path == "Sources/Tickets/Law/Ticket+Law.swift" }

        #expect(law.breaches(of: /\bdefault\s*:/, "forgets").isEmpty)
        #expect(law.breaches(of: /\bswitch \(command, stage\)/, "the law").count == 1)
    }

    private static let door = "Sources/Desk/Desk.swift"
}
