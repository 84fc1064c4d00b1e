// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing
import Tickets

@testable import Attachments

/// A file's three steps: received, looked at, kept.
struct FileRoomTests {
    @Test func `a content is kept once, under its digest, whatever it is called`() async throws {
        try await Place.open { place in
            let one = try await place.keep(FileBytes.png, as: "one.png")
            let other = try await place.keep(FileBytes.png, as: "other.png")

            #expect(one.digest == other.digest)
            #expect(one.name == "one.png" && other.name == "other.png")
            #expect(place.files() == [one.digest.hex])
            #expect(try Data(contentsOf: place.room.store.url(of: one.digest)) == Data(FileBytes.png))
            #expect(try place.room.store.digestFound(for: one.digest) == one.digest)
        }
    }

    @Test func `a form that is sent twice finds its file again, kept or not`() async throws {
        try await Place.open { place in
            let file = try await place.send(FileBytes.png, as: "one.png")
            _ = try await place.room.keep([file])

            let again = try #require(try await place.room.waiting(file.token, name: "one.png"))
            let kept = try await place.room.keep([again])

            #expect(kept.count == 1)
            #expect(try place.room.store.waitingBytes() == 0, "what is kept takes no room among what waits")
        }
    }

    @Test func `when too much waits, nothing more is taken in`() async throws {
        try await Place.open(rules: AttachmentRules(waitingBytes: 10)) { place in
            _ = try await place.send(FileBytes.png, as: "one.png")

            #expect(throws: AttachmentRefusal.noRoom) { try place.room.receive("b.png", token: Place.token(77)) }
        }
    }

    @Test(arguments: [1, 7, 64, 100_000])
    func `in whatever pieces it comes, it is the same file`(piece: Int) async throws {
        let bytes = FileBytes.pdf + (0..<5_000).map { UInt8($0 % 251) }
        try await Place.open { place in
            let file = try await place.send(bytes, as: "a.pdf", piece: piece)

            #expect(file.size == bytes.count)
            #expect(file.type == .pdf)
        }
    }

    @Test(arguments: [
        ("foto.jpg", FileBytes.script), ("foto.jpg", FileBytes.page), ("foto.jpg", FileBytes.program),
        ("foto.jpg", FileBytes.text), ("run.sh", FileBytes.text), ("a.bat", FileBytes.text),
        ("a.jpg", Array(FileBytes.jpegHeader(width: 3, height: 2).prefix(8))),
    ])
    func `a script named as a picture is refused, and nothing of it stays`(name: String, bytes: [UInt8]) async throws {
        try await Place.open { place in
            let refusal = await AttachmentRefusal.of { try await place.send(bytes, as: name) }

            #expect(refusal == .unknownContent(name: name))
            #expect(place.files() == [])
        }
    }

    @Test func `a file that is too large is refused, and what is beyond the limit never touches the disk`() async throws
    {
        try await Place.open(rules: AttachmentRules(maxBytes: 1_000)) { place in
            let file = try place.room.receive("a.pdf", token: Place.token(1))
            for _ in 0..<100 { try [UInt8](repeating: 65, count: 900).withUnsafeBytes { try file.append($0) } }
            let size = try Data(contentsOf: place.room.store.incoming(Place.token(1))).count

            let refusal = await AttachmentRefusal.of { try await file.checked() }

            #expect(size == 900)
            #expect(refusal == .tooLarge(name: "a.pdf", limit: 1_000))
            #expect(place.files() == [])
        }
    }

    @Test func `an empty file and a type that is not taken here are refused`() async throws {
        try await Place.open(rules: AttachmentRules(types: [.jpeg])) { place in
            let empty = await AttachmentRefusal.of { try await place.send([], as: "a.jpg") }
            let png = await AttachmentRefusal.of { try await place.send(FileBytes.png, as: "a.png") }

            #expect(empty == .empty(name: "a.jpg"))
            #expect(png == .typeNotTaken(name: "a.png", .png))
        }
    }

    @Test func `a picture that would fill anybody's memory is refused before it is unpacked`() async throws {
        try await Place.open { place in
            let bomb = FileBytes.pngHeader(width: 100_000, height: 100_000)
            let refusal = await AttachmentRefusal.of { try await place.send(bomb, as: "a.png") }

            #expect(refusal == .tooManyPixels(name: "a.png"))
        }
    }

    @Test func `a file waits for the rest of its form under a token that nobody can guess`() async throws {
        try await Place.open { place in
            let sent = try await place.send(FileBytes.png, as: "a.png")

            let again = try await place.room.waiting(sent.token, name: "a.png")
            let kept = try await place.room.keep([try #require(again)])
            place.room.discard([sent])
            let gone = try await place.room.waiting(sent.token, name: "a.png")

            #expect(again?.type == .png)
            #expect(kept.count == 1)
            #expect(gone == nil)
        }
    }

    @Test(arguments: ["../../../../../../etc/passwd", "", "a", "../.lock", String(repeating: "t", count: 29) + "/"])
    func `a token leads to nothing but what waits`(token: String) async throws {
        try await Place.open { place in
            let found = try await place.room.waiting(token, name: "a.txt")

            #expect(found == nil)
        }
    }

    @Test(arguments: [
        (ScanVerdict.clean, true, nil), (.infected, true, AttachmentRefusal.infected(name: "a.png")),
        (.infected, false, .infected(name: "a.png")), (.silent, false, .scannerSilent(name: "a.png")),
        (.silent, true, nil),
    ])
    func `the scanner's word decides, and its silence as the rules say`(
        verdict: ScanVerdict,
        takesUnscanned: Bool,
        refusal: AttachmentRefusal?,
    ) async throws {
        let rules = AttachmentRules(takesUnscanned: takesUnscanned)
        try await Place.open(rules: rules, scanner: FixedScanner(answer: verdict)) { place in
            var file: CheckedFile?
            let found = await AttachmentRefusal.of { file = try await place.send(FileBytes.png, as: "a.png") }

            #expect(found == refusal)
            #expect(file?.isScanned == (refusal == nil ? verdict == .clean : nil))
        }
    }

    @Test func `a store swept clean keeps what is needed, what is young, and what was sent again`() async throws {
        try await Place.open { place in
            let store = place.room.store
            let kept = try await place.keep(FileBytes.png, as: "a.png")
            _ = try await place.send(FileBytes.gif, as: "b.gif", token: Place.token(2))
            let now = try store.written(kept.digest)
            let shelf = try #require(Int(kept.digest.hex.prefix(2), radix: 16))

            #expect(try store.oldContents(onShelf: shelf, at: now) == [])
            #expect(try store.remove([kept.digest], at: now.addingTimeInterval(3_600)) == 0, "it is young")
            #expect(try store.sweepIncoming(at: now.addingTimeInterval(3_600)) == 0)

            let later = now.addingTimeInterval(3 * 86_400)
            #expect(try store.oldContents(onShelf: shelf, at: later) == [kept.digest])
            #expect(try store.sweepIncoming(at: later) == 1)
            #expect(try store.remove([kept.digest], at: later) == 1)
            #expect(place.files() == [])
        }
    }

    @Test func `a content that was changed or has gone is noticed`() async throws {
        try await Place.open { place in
            let kept = try await place.keep(FileBytes.pdf, as: "a.pdf")
            let url = place.room.store.url(of: kept.digest)

            try Data("other".utf8).write(to: url)
            #expect(try place.room.store.digestFound(for: kept.digest) != kept.digest)
            try FileManager.default.removeItem(at: url)
            #expect(try place.room.store.digestFound(for: kept.digest) == nil)
        }
    }
}

private struct FixedScanner: VirusScanner {
    let answer: ScanVerdict

    func verdict(on file: URL) async -> ScanVerdict { answer }
}

extension ContentStore {
    fileprivate func written(_ digest: ContentDigest) throws -> Date {
        try #require(FileManager.default.attributesOfItem(atPath: url(of: digest).path)[.modificationDate] as? Date)
    }
}
