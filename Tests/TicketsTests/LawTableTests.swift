// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing
import Tickets

/// The law as a whole, and the page that shows it.
struct LawTableTests {
    @Test func `docs law.md is the law`() throws {
        let table = try LawTable().markdown
        let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/law.md")
            .standardized

        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try Data(table.utf8).write(to: page)
        }

        let written = try String(contentsOf: page, encoding: .utf8)
        #expect(written == table, "docs/law.md is out of date; UPDATE_GOLDEN=1 writes it")
    }

    @Test func `every command has a sample, so that none is left out of the table`() {
        for name in TicketCommand.Name.allCases { #expect(TicketCommand.sample(name).name == name) }
    }

    @Test func `every command is lawful somewhere`() throws {
        let lawful = Set(try LawTable().cells.filter { $0.next != nil }.map(\.command))

        #expect(lawful == Set(TicketCommand.Name.allCases))
    }

    @Test func `every stage can be reached, and every open one can be left`() throws {
        let cells = try LawTable().cells

        for stage in Stage.Name.allCases {
            #expect(stage == .registered || cells.contains { $0.next == stage && $0.stage != stage }, "\(stage)")
            #expect(!stage.isOpen || cells.contains { $0.stage == stage && $0.next != stage && $0.next != nil })
        }
    }

    @Test func `every kind of event happens somewhere`() throws {
        let seen = Set(try SampleEvents.all().map(\.event.caseName))

        #expect(seen.count == 75)
    }
}
