// SPDX-License-Identifier: Apache-2.0

import Attachments
import Desk
import Foundation
import Records
import Storage
import TestKit
import Testing
import Tickets

/// Files on tickets in the store: named durably, verified, swept (B4).
struct AttachmentTests {
    @Test(arguments: Engine.available)
    func `what is attached stands in journal, ticket and table, and verify reads every content`(engine: Engine)
        async throws
    {
        try await FileRoom.open { room in
            try await engine.withDatabase { database in
                let office = try await Office.open(on: database)
                let number = try await office.file().stored.ticket.number
                try await office.attach(room.keep(FileBytes.png, FileBytes.text), to: number)
                let stored = try await office.attach(room.keep(FileBytes.pdf), to: number)

                #expect(stored.ticket.attachments.map(\.attachment.type) == [.png, .text, .pdf])
                #expect(stored.ticket.attachments.map(\.attachment.name) == ["file-1.png", "file-2.txt", "file-1.pdf"])
                #expect(try await office.disagreements(in: room) == [])

                let content = room.store.url(of: stored.ticket.attachments[0].attachment.digest)
                try Data("another picture".utf8).write(to: content)
                #expect(try await office.disagreements(in: room).map(\.isContentDiffers) == [true])
                try FileManager.default.removeItem(at: content)
                #expect(try await office.disagreements(in: room).map(\.isContentMissing) == [true])
                _ = try await database.write { try $0.execute("UPDATE attachments SET name = 'x' WHERE ordinal = 2") }
                #expect(try await office.disagreements(in: room).contains(.attachmentsDiffer(number)))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `files come with the request itself, in one transaction, once however often it is sent`(engine: Engine)
        async throws
    {
        try await FileRoom.open { room in
            try await engine.withDatabase { database in
                let office = try await Office.open(on: database)
                let draft = IntakeDraft(
                    filing: Filing(
                        channel: .web,
                        externalID: "1",
                        narrative: "人民路有坑",
                        place: Place(address: "人民路"),
                        receivedAt: office.clock.now,
                    ),
                    contact: Contact(),
                )
                let files = try await room.keep(FileBytes.png)
                let one = try await office.desk.file(draft, with: files, by: .citizen, device: "test")
                let two = try await office.desk.file(draft, with: files, by: .citizen, device: "test")

                #expect(one.stored.ticket.attachments.count == 1)
                #expect(two.stored == one.stored)
                #expect(one.stored.version == 1)
                #expect(try await office.disagreements(in: room) == [])
            }
        }
    }

    @Test func `the same file again is no new attachment, and too many are none at all`() async throws {
        try await FileRoom.open { room in
            try await Engine.sqlite.withDatabase { database in
                let office = try await Office.open(on: database)
                let number = try await office.file().stored.ticket.number
                try await office.attach(room.keep(FileBytes.png), to: number)

                let both = try await office.attach(room.keep(FileBytes.png, FileBytes.gif), to: number)
                #expect(both.ticket.attachments.count == 2)
                await #expect(throws: TicketRefusal.attachedAlready(ordinal: 1)) {
                    try await office.attach(room.keep(FileBytes.png), to: number)
                }
                await #expect(throws: AttachmentRefusal.tooMany(limit: 2)) {
                    try await office.attach(room.keep(FileBytes.pdf), to: number, limit: 2)
                }
                #expect(try await office.disagreements(in: room) == [])
            }
        }
    }

    @Test func `the accused unit attaches nothing and learns of nothing`() async throws {
        try await FileRoom.open { room in
            try await Engine.sqlite.withDatabase { database in
                let office = try await Office.open(on: database)
                let receipt = try await office.file { draft in
                    draft.filing.kind = .report
                    draft.filing.accusedUnit = UnitCode("water")
                }
                let accused = Author.staff(login: "w", role: .handler, unit: UnitCode("water"))

                await #expect(throws: DeskRefusal.unknownTicket(receipt.stored.ticket.number.rawValue)) {
                    try await office.attach(room.keep(FileBytes.png), to: receipt.stored.ticket.number, by: accused)
                }
            }
        }
    }

    @Test(arguments: [true, false])
    func `a sweep removes what no ticket needs: orphans, and what was withdrawn for good`(keeps: Bool) async throws {
        try await FileRoom.open { room in
            try await Engine.sqlite.withDatabase { database in
                let office = try await Office.open(on: database)
                let number = try await office.file().stored.ticket.number
                let stored = try await office.attach(room.keep(FileBytes.png, FileBytes.pdf), to: number)
                let orphan = try await room.keep(FileBytes.gif)[0].attachment(isForCitizen: false, by: .agent).digest
                let digests = stored.ticket.attachments.map(\.attachment.digest)
                try await office.perform(
                    .withdrawAttachment(ordinal: 2, reason: "传错了", keepsContent: keeps),
                    on: number,
                    by: .supervisor,
                )

                // The files are as old as the test; the office's clock is moved behind them.
                office.clock.move(to: Date(timeIntervalSinceNow: 2 * 86_400))
                let sweep = SweepContents(desk: office.desk, store: room.store, logger: .silent)
                for shelf in 0..<ContentStore.shelves { _ = try await sweep.sweep(shelf: shelf) }

                #expect(try room.store.digestFound(for: digests[0]) == digests[0])
                #expect(try room.store.digestFound(for: digests[1]) == (keeps ? digests[1] : nil))
                #expect(try room.store.digestFound(for: orphan) == nil)
                #expect(try await office.disagreements(in: room) == [])
            }
        }
    }
}

extension Office {
    @discardableResult
    fileprivate func attach(
        _ files: [KeptFile],
        to number: TicketNumber,
        limit: Int = 30,
        by author: Author = .agent,
    ) async throws -> StoredTicket {
        try await desk.attach(files, to: number, isForCitizen: false, limit: limit, by: author, device: "test")
    }

    fileprivate func disagreements(in room: FileRoom) async throws -> [Verification.Disagreement] {
        var verification = try await verification()
        try verification.checkContents { try room.store.digestFound(for: $0) }
        return verification.disagreements
    }
}

extension Verification.Disagreement {
    fileprivate var isContentDiffers: Bool { if case .contentDiffers = self { true } else { false } }
    fileprivate var isContentMissing: Bool { if case .contentMissing = self { true } else { false } }
}
