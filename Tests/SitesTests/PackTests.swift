// SPDX-License-Identifier: Apache-2.0

import Foundation
import Sites
import Supervision
import TestKit
import Testing
import Tickets

/// The packs that are shipped work in the example site as they are (S2, domain.md 1.7–1.9).
struct PackTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private func site(with pack: String) throws -> Site {
        let text = try String(
            contentsOf: Self.root.appending(path: "docs/packs/deadlines/\(pack).yaml"),
            encoding: .utf8,
        )
        let documents = try SiteFolder.documents(in: Self.root.appending(path: "docs/example-site")).map { document in
            document.kind == .deadlines
                ? SiteDocument(kind: .deadlines, number: document.number, text: text) : document
        }
        return try SiteReader.read(documents)
    }

    /// What a ticket that is dispatched on Monday 2 March 2026 at nine must keep.
    private func clocks(_ pack: String, _ kind: TicketKind, urgency: Urgency = .normal) throws -> PassClocks {
        let filing = Filing.sample { filing in
            filing.kind = kind
            filing.urgency = urgency
            filing.matter = nil
            filing.receivedAt = .at("2026-03-02T09:00:00+08:00")
        }
        let ticket = Ticket(filing: filing)
        return try site(with: pack).rules.clocks.clocks(for: ticket, round: 1, from: .at("2026-03-02T09:00:00+08:00"))
    }

    @Test func `every pack of the folder is tested here`() throws {
        let folder = Self.root.appending(path: "docs/packs/deadlines")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)

        #expect(files.sorted() == Self.packs.map { "\($0).yaml" }.sorted())
    }

    private static let packs = [
        "beijing", "shanghai", "guangdong", "shandong-jinan", "tianjin", "petition", "disclosure",
    ]

    @Test(arguments: [
        ("beijing", TicketKind.help, "2026-03-09T23:59:59+08:00"),
        ("shanghai", .consultation, "2026-03-03T23:59:59+08:00"),
        ("shanghai", .complaint, "2026-03-09T23:59:59+08:00"),
        // The first day counts.
        ("guangdong", .consultation, "2026-03-03T23:59:59+08:00"),
        ("guangdong", .help, "2026-03-13T23:59:59+08:00"),
        ("guangdong", .report, "2026-03-20T23:59:59+08:00"),
        ("shandong-jinan", .help, "2026-03-09T23:59:59+08:00"),
        ("tianjin", .help, "2026-03-09T23:59:59+08:00"),
        ("petition", .complaint, "2026-05-01T23:59:59+08:00"),
        ("disclosure", .consultation, "2026-03-30T23:59:59+08:00"),
    ])
    func `replies are due as the source says`(pack: String, kind: TicketKind, due: String) throws {
        #expect(try clocks(pack, kind).deadlines.first { $0.kind == .reply }?.due == .at(due))
    }

    @Test(arguments: [
        ("beijing", Urgency.critical, "2026-03-02T10:00:00+08:00"), ("beijing", .normal, "2026-03-03T09:00:00+08:00"),
        ("tianjin", .critical, "2026-03-02T09:15:00+08:00"), ("tianjin", .normal, "2026-03-03T23:59:59+08:00"),
        ("petition", .normal, "2026-03-17T23:59:59+08:00"),
    ])
    func `signatures are due as the source says`(pack: String, urgency: Urgency, due: String) throws {
        #expect(try clocks(pack, .help, urgency: urgency).deadlines.first { $0.kind == .sign }?.due == .at(due))
    }

    @Test(arguments: [
        ("shandong-jinan", "2026-03-04T23:59:59+08:00"), ("tianjin", "2026-03-03T23:59:59+08:00"),
        ("petition", "2026-03-09T23:59:59+08:00"),
    ])
    func `returns are due as the source says`(pack: String, end: String) throws {
        #expect(try clocks(pack, .help).returnUntil == .at(end))
    }
}
