// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing
import Tickets

@testable import Channels

/// What the programs that read pages say, and what they are given (A5).
struct PageReadingTests {
    @Test func `words are the rows of level 5, by lines, without the dirt at their ends`() {
        let table = TesseractTable(
            """
            level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
            4\t1\t1\t1\t1\t0\t100\t200\t300\t40\t-1\t
            5\t1\t1\t1\t1\t1\t90\t200\t10\t10\t12.5\t，
            5\t1\t1\t1\t1\t2\t100\t200\t80\t40\t96.4\t您好
            5\t1\t1\t1\t1\t3\t190\t200\t20\t40\t91\t!
            5\t1\t1\t1\t2\t1\t100\t260\t80\t40\t44\t路灯
            5\t1\t1\t1\t3\t1\t90\t300\t10\t10\t20\t|
            5\t1\t1\t1\t4\t1\tnot\ta\tnumber\t10\t20\tx
            torn
            """
        )

        #expect(table.lines.map(\.text) == ["您好!", "路灯"])
        #expect(table.lines[0][0] == LetterWord(text: "您好", x: 100, y: 200, width: 80, height: 40, confidence: 96))
        #expect(table.lines[1][0].isDoubtful)
    }

    @Test func `the largest picture of a page is found in poppler's list`() {
        let list = """
            page   num  type   width height color comp bpc  enc interp  object ID x-ppi y-ppi size ratio
            --------------------------------------------------------------------------------------------
               1     0 image   30000 30000  gray    1   8  image  no         5  0  3630  2565  869K 0.1%
               1     1 image     100   200  gray    1   8  image  no         6  0    30    25  869K 0.1%
            """
        #expect(PDFPages.pixels(inListOf: list) == 900_000_000)
        #expect(PDFPages.pixels(inListOf: "") == 0)
        #expect(PDFPages.pixels(inListOf: list.replacing("30000", with: "9223372036854775807")) == .max)
    }

    @Test func `a program that takes too long is killed, one that is missing is named`() async throws {
        let folder = try PageFolder()
        defer { folder.remove() }
        let endless = BoundedProgram(path: "/usr/bin/sha256sum", arguments: ["/dev/zero"], seconds: 1)
        #expect(try await endless.run(in: folder.url) == .killed)
        let missing = BoundedProgram(path: "/usr/bin/no-such-program")
        await #expect(throws: LetterReaderFault.missing("/usr/bin/no-such-program")) {
            _ = try await missing.run(in: folder.url)
        }
    }

    @Test(arguments: [
        ("cut.pdf", ScanFault.damaged), ("rubbish.pdf", .damaged), ("empty.pdf", .damaged),
        ("encrypted.pdf", .encrypted),
        ("no-pages.pdf", .noPages), ("thousand-pages.pdf", .tooManyPages), ("picture-bomb.pdf", .tooManyPixels),
        ("bomb.png", .tooManyPixels), ("bomb.jpg", .tooManyPixels), ("cut.jpg", .damaged),
    ])
    func `a harmful file is refused for what it is`(name: String, fault: ScanFault) async throws {
        let file = try await HostileScans.file(name)
        await #expect(throws: fault) {
            let pages = try await Self.reader.pages(of: file)
            for page in 1...pages { _ = try await Self.reader.read(page, of: file) }
        }
    }

    @Test func `a page that is too large to be drawn as it is, is drawn smaller`() async throws {
        let file = try await HostileScans.file("giant-page.pdf")
        let read = try await Self.reader.read(1, of: file)
        #expect(max(read.sheet.width, read.sheet.height) < 4_000)
        #expect(read.picture.prefix(3) == Data([0xFF, 0xD8, 0xFF]))
    }

    @Test func `an engine that is not installed is the machine's fault, not the letter's`() async throws {
        let file = try await HostileScans.file("owner-locked.pdf")
        let reader = LetterReader(python: Self.python, engine: .rapidocr(python: "/nowhere/python"))
        await #expect(throws: LetterReaderFault.missing("/nowhere/python")) { _ = try await reader.read(1, of: file) }
    }

    private static let python = Readers.root.appending(path: ".vendor/python/bin/python").path
    private static let reader = LetterReader(python: python)
}

/// The files of `Channels/Letters/Fixtures/hostile.py`, made once for all tests.
private enum HostileScans {
    private static let folder = Task { () throws -> URL in
        let folder = FileManager.default.temporaryDirectory.appending(path: "hotline-hostile-\(UUID().uuidString)")
        let script = Readers.root.appending(path: "Channels/Letters/Fixtures/hostile.py").path
        _ = try await Readers.python(["-B", script, folder.path])
        return folder
    }

    static func file(_ name: String) async throws -> ScanFile {
        let url = try await folder.value.appending(path: name)
        try #require(FileManager.default.fileExists(atPath: url.path))
        let types: [String: AttachmentType] = ["pdf": .pdf, "png": .png, "jpg": .jpeg]
        return ScanFile(url: url, type: try #require(types[url.pathExtension]))
    }
}
