// SPDX-License-Identifier: Apache-2.0

import CSV
import Foundation
import Routing
import Simulation
import Sites
import TestKit
import Testing
import Tickets

struct CitizenryTests {
    private let site: Site
    private let now = Date(timeIntervalSince1970: 1_772_413_200)

    init() throws { site = try SiteReader.read(ExampleSite.documents()) }

    @Test func `made-up requests are complete, name nobody and lie in the city`() throws {
        let citizenry = Citizenry(site: site)
        for index in 0..<200 {
            var generator = SeededGenerator(seed: 1, stream: index)
            let draft = try citizenry.request(index, id: "\(index)", at: now, using: &generator).checked()

            #expect(draft.contact.name == nil && draft.contact.email == nil)
            #expect(draft.contact.phone.map { $0.dialled.hasPrefix("+8613900000") } ?? draft.filing.isAnonymous)
            #expect(site.router.area(of: draft.filing) != nil)
            #expect(draft.filing.receivedAt == now)
        }
    }

    @Test func `given words are used in turn and stand alone`() throws {
        let table = try CSVTable(Array("detail,label,title\n\"一\n二\",x,甲\n三,y,乙\n".utf8))
        let citizenry = Citizenry(site: site, messages: try Message.messages(in: table))
        var generator = SeededGenerator(seed: 1, stream: 0)

        let drafts = (0..<3).map { citizenry.request($0, id: "\($0)", at: now, using: &generator).filing }

        #expect(drafts.map(\.summary) == ["甲", "乙", "甲"])
        #expect(drafts.map(\.narrative) == ["一\n二", "三", "一\n二"])
        #expect(drafts.allSatisfy { $0.matter == nil && $0.accusedUnit == nil })
    }

    @Test func `a file without a column for the words is refused`() throws {
        let table = try CSVTable(Array("title\n甲\n".utf8))

        #expect(throws: CSVFault.columnMissing("detail")) { try Message.messages(in: table) }
    }

    @Test func `what is drawn depends on seed and stream alone`() {
        var one = SeededGenerator(seed: 1, stream: 2)
        var same = SeededGenerator(seed: 1, stream: 2)
        var other = SeededGenerator(seed: 1, stream: 3)
        let drawn = (0..<4).map { _ in one.next() }

        #expect(drawn == (0..<4).map { _ in same.next() })
        #expect(drawn != (0..<4).map { _ in other.next() })
    }
}
