// SPDX-License-Identifier: Apache-2.0

import Testing

/// What may happen in one place only.
struct DoorTests {
    @Test func `the store is written through one door`() {
        let breaches = Self.breaches("writes past the desk", of: /database\s*\.\s*write\b|\.write\s*\{/) { file in
            file.path == "Sources/Desk/Desk.swift" || file.isIn("Sources/Storage")
        }
        let door = Repository.product.first { $0.path == "Sources/Desk/Desk.swift" }

        #expect(breaches.isEmpty, "\(breaches.list)")
        #expect(door.map { matches(of: /database\.write\(/, in: $0.parts.code).count } == 1)
    }

    @Test func `the time is read in one file`() {
        let breaches = Self.breaches("reads the time", of: /\bDate\(\)|\bDate\.now\b/) { file in
            file.path == "Sources/Desk/TimeSource.swift"
        }

        #expect(breaches.isEmpty, "\(breaches.list)")
    }

    @Test func `ids are drawn in one file`() {
        let breaches = Self.breaches("draws an id", of: /\bUUID\(\)|\bSystemRandomNumberGenerator\b|\.random\(/) { file in
            file.path == "Sources/Desk/IDSource.swift"
        }

        #expect(breaches.isEmpty, "\(breaches.list)")
    }

    @Test func `only the commands print`() {
        let breaches = Self.breaches("prints", of: /(?:^|[^.\w])((?:print|debugPrint|dump)\()/) { $0.isIn("Sources/hotline") }

        #expect(breaches.isEmpty, "\(breaches.list)")
    }

    @Test func `SQL stands in Records, in the dashboards' queries and in Storage`() {
        let statement = /\b(?:SELECT .*|INSERT INTO|UPDATE \w+ SET|DELETE FROM|CREATE (?:TABLE|INDEX|VIRTUAL)|PRAGMA )/
        let breaches = Repository.product.filter { !Self.mayHoldSQL($0) }.flatMap { file in
            matches(of: statement, in: file.parts.strings).map { Breach(file.path, line: $0.line, "has SQL: \($0.found)") }
        }

        #expect(breaches.isEmpty, "\(breaches.list)")
    }

    @Test func `the law of a ticket forgets no command and no stage`() throws {
        let law = try #require(Repository.product.first { $0.path == "Sources/Tickets/Law/Ticket+Law.swift" })

        #expect(matches(of: /\bdefault\s*:/, in: law.parts.code).isEmpty)
        #expect(matches(of: /\bswitch \(command, stage\)/, in: law.parts.code).count == 1)
    }

    private static func mayHoldSQL(_ file: SwiftFile) -> Bool {
        file.isIn("Sources/Records", "Sources/Storage")
            || (file.isIn("Dashboards") && file.path.hasSuffix("Query.swift"))
    }

    /// Where `pattern` occurs in the program's code outside the files that `isPlace` allows.
    private static func breaches<Output>(
        _ what: String,
        of pattern: Regex<Output>,
        except isPlace: (SwiftFile) -> Bool
    ) -> [Breach] {
        Repository.product.filter { !isPlace($0) }.flatMap { file in
            matches(of: pattern, in: file.parts.code).map { Breach(file.path, line: $0.line, "\(what): \($0.found)") }
        }
    }
}
