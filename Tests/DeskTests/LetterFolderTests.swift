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
            #expect(try await office.numbers().isEmpty, "nobody knows yet whether the scanner has finished")

            try Data(FileBytes.pdf + Array("%".utf8)).write(to: folder.appending(path: "grows.pdf"))
            let second = await watch.look(after: first)
            #expect(try await office.numbers() == ["L2026-000001"])
            #expect(Self.files(in: folder, "taken") == ["扫描1.pdf"])

            _ = await watch.look(after: second)
            #expect(try await office.numbers().count == 2)
            try Data(FileBytes.pdf).write(to: folder.appending(path: "扫描1.pdf"))
            _ = await watch.look(after: await watch.look(after: [:]))
            #expect(try await office.numbers().count == 2, "the same scan again is the same letter")
            #expect(Self.files(in: folder, "taken") == ["2-扫描1.pdf", "grows.pdf", "扫描1.pdf"])
            #expect(Self.files(in: folder, ".") == [".hidden.pdf", "taken"])
        }
    }

    @Test func `what is no letter goes aside with a note that says why`() async throws {
        try await withFolder { office, folder, watch in
            try Data(FileBytes.text).write(to: folder.appending(path: "读我.txt"))
            try Data([0, 1, 2, 3]).write(to: folder.appending(path: "x.pdf"))
            _ = await watch.look(after: await watch.look(after: [:]))

            #expect(try await office.numbers().isEmpty)
            let names = ["x.pdf", "x.pdf.reason.txt", "读我.txt", "读我.txt.reason.txt"]
            #expect(Self.files(in: folder, "refused") == names)
            let note = try String(contentsOf: folder.appending(path: "refused/读我.txt.reason.txt"), encoding: .utf8)
            #expect(note.contains("不是 PDF、PNG 或 JPEG 扫描件"))
        }
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

extension Office {
    fileprivate func numbers() async throws -> [String] {
        try await desk.letters(in: [], below: nil, limit: 9, for: .clerk).entries.map(\.letter.number.description)
            .sorted()
    }
}
