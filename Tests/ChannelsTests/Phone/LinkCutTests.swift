// SPDX-License-Identifier: Apache-2.0

import Channels
import Foundation
import Testing
import Tickets

/// The link with the exchange is cut in the middle of the day's calls.
@Suite(.serialized, .enabled(if: MiniPBX.obstacle == nil, "\(MiniPBX.obstacle ?? "")"))
struct LinkCutTests {
    private static let seats = (8001...8020).map { "[endpoints.\($0)]\nanswers_after = 0.1\n" }.joined()

    @Test func `of twenty calls none is lost and none is counted twice`() async throws {
        let members = (8001...8020).map { "\"PJSIP/\($0)\"" }.joined(separator: ", ")
        let pbx = try await MiniPBX(Self.seats + "[queues.hotline]\nmembers = [\(members)]\n")
        defer { pbx.end() }
        let link = try await CuttableLink(to: pbx.managerPort)
        let witness = ListeningOffice(port: pbx.managerPort)
        let office = ListeningOffice(port: link.port)
        try await witness.open()
        try await office.open()

        // Ten begin before the cut, of which five end during it; ten begin during it and are there afterwards.
        _ = try pbx.call(count: 5, seconds: 3, from: 13_800_000_000)
        _ = try pbx.call(count: 5, seconds: 60, from: 13_800_000_100)
        try await office.wait("ten calls") { $0.all.count { $0.firstAnswer != nil } == 10 }
        link.cut()
        try await office.wait("a cut") { $0.cuts == 1 }
        _ = try pbx.call(count: 10, seconds: 60, from: 13_800_000_200)
        try await witness.wait("twenty calls, five of them over") { heard in
            heard.all.count { $0.firstAnswer != nil } == 20 && heard.closed.count == 5
        }
        link.mend()
        let mended = try await office.wait("a second snapshot") { $0.snapshots == 2 }
        for call in mended.all where call.closing == nil { try await office.end(call.id) }
        let seen = try await witness.wait("twenty ends") { $0.closed.count == 20 }
        let heard = try await office.wait("twenty ends") { $0.closed.count == 20 }

        #expect(heard.all.map(\.id) == seen.all.map(\.id))
        #expect(Set(heard.all.map(\.opening.outside)).count == 20)
        #expect(heard.all.map(\.opening.outside) == seen.all.map(\.opening.outside))
        #expect(heard.all.count { $0.closing?.unseenSince != nil } == 5)
        #expect(heard.all.count { $0.foundAt != nil } == 10)
        #expect(heard.all.allSatisfy { $0.outcome == .answered && $0.turns.count == 1 })
        #expect(heard.all.map { $0.turns[0].party } == seen.all.map { $0.turns[0].party })
        #expect(seen.all.allSatisfy { $0.foundAt == nil && $0.closing?.unseenSince == nil })
        await office.close()
        await witness.close()
        try await link.close()
    }

    @Test func `when the exchange is gone its calls are over, and the next one's are new`() async throws {
        let pbx = try await MiniPBX("")
        let link = try await CuttableLink(to: pbx.managerPort)
        let office = ListeningOffice(port: link.port)
        try await office.open()
        _ = try pbx.call(seconds: 60)
        let first = try await office.wait("a call that waits") { $0.all.first?.stays.isEmpty == false }

        link.cut()
        pbx.end()
        try await office.wait("a cut") { $0.cuts == 1 }
        let next = try await MiniPBX("")
        defer { next.end() }
        link.lead(to: next.managerPort)
        link.mend()
        try await office.wait("a second snapshot") { $0.snapshots == 2 }
        _ = try next.call(seconds: 1)
        let heard = try await office.wait("two ends") { $0.closed.count == 2 }

        let old = try #require(heard.closed.first { $0.id == first.all[0].id })
        #expect(old.closing?.unseenSince != nil)
        #expect(heard.closed.filter { $0.closing?.unseenSince == nil }.map(\.foundAt) == [nil])
        await office.close()
        try await link.close()
    }
}
