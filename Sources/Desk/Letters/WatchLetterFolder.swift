// SPDX-License-Identifier: Apache-2.0

package import Attachments
package import Foundation
package import Logging
import ServiceLifecycle
import Tickets

/// Takes letters out of the folder into which the office's scanner writes (A5): each file is one letter, taken once it has
/// stopped growing. What was taken goes to `taken`, what cannot be a letter to `refused` with a note beside it.
package struct WatchLetterFolder: Service {
    private let folder: URL
    private let desk: Desk
    private let room: FileRoom
    private let logger: Logger

    private static let pause = 2.0

    package init(folder: URL, desk: Desk, room: FileRoom, logger: Logger) {
        self.folder = folder
        self.desk = desk
        self.room = room
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var seen: [String: Look] = [:]
            while !Task.isCancelled {
                seen = await look(after: seen)
                // Cancellation ends the pause and then the loop; nothing is lost.
                try? await Task.sleep(for: .seconds(Self.pause))
            }
        }
    }

    /// What a file looked like: when it looks the same twice, its writer has finished.
    package struct Look: Equatable, Sendable {
        let size: Int
        let written: Date
    }

    /// Takes what looks as it did before.
    ///
    /// - Returns: How the files look that are still there.
    package func look(after seen: [String: Look]) async -> [String: Look] {
        do {
            var looks = try files()
            for (name, look) in looks.sorted(by: { $0.key < $1.key }) where seen[name] == look && look.size > 0 {
                try await take(name)
                looks[name] = nil
            }
            return looks
        } catch {
            // The folder is away, the disk full, or the store does not answer: looked at again in a moment.
            logger.error("letters not taken from their folder", metadata: ["error": "\(error)"])
            return [:]
        }
    }

    /// Files that begin with a point or a tilde are being written by somebody.
    private func files() throws -> [String: Look] {
        let keys: Set<URLResourceKey> = [.isRegularFileKey, .fileSizeKey, .contentModificationDateKey]
        let urls = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: Array(keys))
        return try urls.reduce(into: [:]) { looks, url in
            let values = try url.resourceValues(forKeys: keys)
            guard values.isRegularFile == true, let size = values.fileSize,
                let written = values.contentModificationDate,
                let first = url.lastPathComponent.first, first != ".", first != "~"
            else { return }
            looks[url.lastPathComponent] = Look(size: size, written: written)
        }
    }

    private func take(_ name: String) async throws {
        let url = folder.appending(path: name)
        do throws(any Error) {
            let checked = try await received(url, name: name)
            defer { room.discard([checked]) }
            guard LetterScan.types.contains(checked.type) else { throw LetterRefusal.notAScan(name: name) }
            let taken = try await desk.takeLetter(try await room.keep([checked]), by: nil)
            logger.info("letter taken", metadata: ["letter": "\(taken.number)", "new": "\(taken.isNew)"])
            try move(url, to: "taken")
        } catch let refusal as AttachmentRefusal where refusal.isForGood {
            try refuse(url, because: refusal.note)
        } catch LetterRefusal.notAScan {
            try refuse(url, because: "不是 PDF、PNG 或 JPEG 扫描件 · no scan as PDF, PNG or JPEG")
        }
    }

    private func received(_ url: URL, name: String) async throws -> CheckedFile {
        let file = try room.receive(name, token: desk.ids.secret())
        do {
            let handle = try FileHandle(forReadingFrom: url)
            defer { try? handle.close() }  // It was only read.
            while let bytes = try handle.read(upToCount: 1 << 20), !bytes.isEmpty {
                try bytes.withUnsafeBytes { try file.append($0) }
            }
        } catch {
            file.discard()
            throw error
        }
        return try await file.checked()
    }

    private func refuse(_ url: URL, because reason: String) throws {
        logger.warning("letter refused", metadata: ["file": "\(url.lastPathComponent)"])
        let moved = try move(url, to: "refused")
        try Data((reason + "\n").utf8).write(to: moved.appendingPathExtension("reason.txt"))
    }

    /// Under its own name, or with a count where there is such a file.
    @discardableResult
    private func move(_ url: URL, to shelf: String) throws -> URL {
        let target = folder.appending(path: shelf)
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        var place = target.appending(path: url.lastPathComponent)
        var count = 1
        while FileManager.default.fileExists(atPath: place.path) {
            count += 1
            place = target.appending(path: "\(count)-\(url.lastPathComponent)")
        }
        try FileManager.default.moveItem(at: url, to: place)
        return place
    }
}

extension AttachmentRefusal {
    /// The same file will be refused again.
    fileprivate var isForGood: Bool {
        switch self {
        case .notOffered, .scannerSilent, .goneMeanwhile, .noRoom: false
        case .empty, .tooLarge, .tooMany, .unknownContent, .typeNotTaken, .tooManyPixels, .infected: true
        }
    }

    /// For whoever looks into the folder, where no page speaks their language.
    fileprivate var note: String {
        switch self {
        case .empty: "空文件 · an empty file"
        case .tooLarge(_, let limit): "文件过大，上限 \(limit >> 20) MB · larger than \(limit >> 20) MB"
        case .unknownContent, .typeNotTaken, .tooMany: "不是可接收的文件，或已损坏 · damaged, or no file that is taken"
        case .tooManyPixels: "像素过多，不像扫描件 · too many points to be a scan"
        case .infected: "含有病毒 · infected"
        case .notOffered, .scannerSilent, .goneMeanwhile, .noRoom: "暂不能接收 · not taken for now"
        }
    }
}
