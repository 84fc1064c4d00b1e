// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Sites
import Storage
import TestKit
import Testing
import Tickets

struct SearchTests {
    @Test(
        arguments: Engine.available,
        ["水", "停水", "人民路小区", "dn100", "20260302000001", "人民路 停水"],
    )
    func `a ticket is found by words of any length, by number, and by several words`(
        engine: Engine,
        words: String,
    ) async throws {
        try await expect(engine, words: words, finds: ["20260302000001"])
    }

    @Test(arguments: Engine.available, ["停电", "水停", "人民路 停电", "", "  ", "\"'%_;--", "😀"])
    func `other words, and what is no word, find nothing`(engine: Engine, words: String) async throws {
        try await expect(engine, words: words, finds: [])
    }

    private func expect(_ engine: Engine, words: String, finds numbers: [String]) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            _ = try await office.file("樊城区人民路小区停水，DN100阀门坏了。", id: "1")
            _ = try await office.file("路灯不亮", id: "2")
            await office.followersCatchUp()

            var list = TicketList()
            list.words = words
            let page = try await office.desk.page(of: list, for: .staff(login: "a", role: .agent, unit: nil))

            #expect(page.lines.map(\.number.rawValue) == numbers)
        }
    }
}
