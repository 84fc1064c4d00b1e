// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Tickets

@testable import Attachments

/// A file room over a folder of its own, gone afterwards.
struct Place: Sendable {
    let room: FileRoom
    let folder: URL

    static func open<T>(
        rules: AttachmentRules = AttachmentRules(),
        scanner: (any VirusScanner)? = nil,
        helper: PictureHelper = PictureHelper(),
        _ body: (Place) async throws -> T,
    ) async throws -> T {
        try await TemporaryFolder.with { folder in
            let store = try ContentStore(folder: folder.appending(path: "contents"))
            let room = FileRoom(store: store, rules: rules, scanner: scanner, helper: helper)
            return try await body(Place(room: room, folder: store.folder))
        }
    }

    /// Sends a file in pieces of `piece` bytes.
    func send(_ bytes: [UInt8], as name: String, token: String = Self.token(1), piece: Int = 1000) async throws
        -> CheckedFile
    {
        let file = try room.receive(name, token: token)
        for start in stride(from: 0, to: bytes.count, by: piece) {
            try Array(bytes[start..<min(start + piece, bytes.count)]).withUnsafeBytes { try file.append($0) }
        }
        return try await file.checked()
    }

    func keep(_ bytes: [UInt8], as name: String) async throws -> Attachment {
        let file = try await send(bytes, as: name)
        let kept = try await room.keep([file])[0].attachment(isForCitizen: false, by: .agent)
        room.discard([file])
        return kept
    }

    /// The names of all files in the folder, at any depth.
    func files() -> Set<String> {
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
        let urls = (all?.allObjects ?? []).compactMap { $0 as? URL }
        let isFile = { (url: URL) in (try? url.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true }
        return Set(urls.filter(isFile).map(\.lastPathComponent)).subtracting([".lock"])
    }

    static func token(_ number: Int) -> String { String(repeating: "t", count: 30) + "\(number)" }
}

extension AttachmentRefusal {
    static func of(_ body: () async throws -> some Any) async -> AttachmentRefusal? {
        do {
            _ = try await body()
            return nil
        } catch {
            return error as? AttachmentRefusal
        }
    }
}
