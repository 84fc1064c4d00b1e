// SPDX-License-Identifier: Apache-2.0

import Attachments
import Foundation
import Records
import TestKit
import Testing
import Tickets

@testable import Desk

/// The folder into which the office's scanner writes (A5).
struct LetterFolderTests {
    @Test func `a file is taken when it has stopped growing, once, and is kept beside`() async throws {
        try await withFolder { office, folder, watch in
            try Data(FileBytes.pdf).write(to: folder.appending(path: "扫描1.pdf"))
            try Data(FileBytes.pdf.prefix(9)).write(to: folder.appending(path: "grows.pdf"))
            try Data(FileBytes.pdf).write(to: folder.appending(path: ".hidden.pdf"))
            let first = await watch.look(after: [:])
            office.clock.advance(seconds: 14)
            let second = await watch.look(after: first)
            #expect(try await office.numbers().isEmpty, "nobody knows yet whether the scanner has finished")

            try Data(FileBytes.pdf + Array("%".utf8)).write(to: folder.appending(path: "grows.pdf"))
            office.clock.advance(seconds: 2)
            let third = await watch.look(after: second)
            #expect(try await office.numbers() == ["L2026-000001"])
            #expect(Self.files(in: folder, "taken") == ["扫描1.pdf"])

            office.clock.advance(seconds: 15)
            _ = await watch.look(after: third)
            #expect(try await office.numbers().count == 2)
            try Data(FileBytes.pdf).write(to: folder.appending(path: "扫描1.pdf"))
            let again = await watch.look(after: [:])
            office.clock.advance(seconds: 15)
            _ = await watch.look(after: again)
            #expect(try await office.numbers().count == 2, "the same scan again is the same letter")
            #expect(Self.files(in: folder, "taken") == ["2-扫描1.pdf", "grows.pdf", "扫描1.pdf"])
            #expect(Self.files(in: folder, ".") == [".hidden.pdf", "taken"])
        }
    }

    @Test func `what is no letter goes aside with a note that says why`() async throws {
        try await withFolder { office, folder, watch in
            try Data(FileBytes.text).write(to: folder.appending(path: "读我.txt"))
            try Data([0, 1, 2, 3]).write(to: folder.appending(path: "x.pdf"))
            let seen = await watch.look(after: [:])
            office.clock.advance(seconds: 15)
            _ = await watch.look(after: seen)

            #expect(try await office.numbers().isEmpty)
            let names = ["x.pdf", "x.pdf.reason.txt", "读我.txt", "读我.txt.reason.txt"]
            #expect(Self.files(in: folder, "refused") == names)
            let note = try String(contentsOf: folder.appending(path: "refused/读我.txt.reason.txt"), encoding: .utf8)
            #expect(note.contains("不是 PDF、PNG 或 JPEG 扫描件"))
        }
    }

    @Test func `a PDF without its end may still grow, and is waited for`() async throws {
        try await withFolder { office, folder, watch in
            try Data("%PDF-1.4\n1 0 obj\n<< >>\nendobj\n".utf8).write(to: folder.appending(path: "half.pdf"))
            let first = await watch.look(after: [:])
            office.clock.advance(seconds: 59)
            let second = await watch.look(after: first)
            #expect(try await office.numbers().isEmpty)

            office.clock.advance(seconds: 1)
            _ = await watch.look(after: second)
            #expect(try await office.numbers().count == 1)
        }
    }

    @Test func `a file that cannot be taken holds no other up`() async throws {
        try await withFolder { office, folder, watch in
            // No folder for what is refused can be made.
            try Data().write(to: folder.appending(path: "refused"))
            try Data(FileBytes.text).write(to: folder.appending(path: "a.txt"))
            try Self.makeFile(named: [0xC0, 0xB4, 0xD0, 0xC5] + Array(".pdf".utf8), in: folder)
            try Data(FileBytes.pdf).write(to: folder.appending(path: "z.pdf"))

            let first = await watch.look(after: [:])
            office.clock.advance(seconds: 15)
            let second = await watch.look(after: first)
            #expect(try await office.numbers().count == 1)
            #expect(Self.files(in: folder, "taken") == ["z.pdf"])
            #expect(second["a.txt"]?.isInVain == true && second.values.filter { $0.isInVain }.count == 2)
            #expect(await watch.look(after: second) == second, "tried again in a minute")
        }
    }

    /// As a scanner does that writes GBK.
    private static func makeFile(named name: [UInt8], in folder: URL) throws {
        let path = Array(folder.path.utf8) + [UInt8(ascii: "/")] + name + [0]
        let descriptor = path.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { path in
            path.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o600) } ?? -1
        }
        try #require(descriptor >= 0)
        close(descriptor)
    }

    private static func files(in folder: URL, _ shelf: String) -> [String] {
        let path = folder.appending(path: shelf).path
        return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    private func withFolder(
        _ body: @Sendable (Office, URL, WatchLetterFolder) async throws -> Void
    ) async throws {
        try await FileRoom.open { room in
            try await TemporaryFolder.with { folder in
                try await Engine.sqlite.withDatabase { database in
                    let office = try await Office.open(on: database)
                    let watch = WatchLetterFolder(folder: folder, desk: office.desk, room: room, logger: .silent)
                    try await body(office, folder, watch)
                }
            }
        }
    }
}

extension OfficeClock {
    fileprivate func advance(seconds: Double) { advance(hours: seconds / 3_600) }
}

extension Office {
    fileprivate func numbers() async throws -> [String] {
        try await desk.letters(in: [], below: nil, limit: 9, for: .clerk).entries.map(\.letter.number.description)
            .sorted()
    }
}
