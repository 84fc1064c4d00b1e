// SPDX-License-Identifier: Apache-2.0

package import Attachments
package import Foundation
package import Logging
import ServiceLifecycle
import Storage
import Tickets

/// Takes letters out of the folder into which the office's scanner writes (A5): each file is one letter, taken once it has
/// stopped growing. What was taken goes to `taken`, what cannot be a letter to `refused` with a note beside it. A file that
/// cannot be taken as it lies there is named in the log once and holds no other up.
package struct WatchLetterFolder: Service {
    private let folder: URL
    private let desk: Desk
    private let room: FileRoom
    private let logger: Logger

    private static let pause = 2.0
    /// Seconds for which a file must look the same: scanners pause between two pages.
    private static let patience = 15.0
    /// The same for a PDF without its end, and before a file that could not be taken is tried again.
    private static let longPatience = 60.0

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

    /// What a file looks like: when it has looked the same for long enough, its writer has finished.
    package struct Look: Equatable, Sendable {
        let size: Int
        let written: Date
        /// When it was first seen so, or last tried in vain.
        var since: Date
        /// It could not be taken, and the log says so.
        var isInVain = false
    }

    /// Takes what looks as it did before, each file for itself.
    ///
    /// - Returns: How the files look that are still there.
    package func look(after seen: [String: Look]) async -> [String: Look] {
        let now = desk.time.now
        var looks = seen
        do {
            looks = try files(after: seen, at: now)
            for (name, look) in looks.sorted(by: { $0.key < $1.key }) where isWhole(name, look, at: now) {
                do {
                    try await take(name)
                    looks[name] = nil
                } catch {
                    guard !Self.concernsAll(error) else { throw error }
                    looks[name]?.since = now
                    looks[name]?.isInVain = true
                    if !look.isInVain { warn("letter not taken", name, error) }
                }
            }
        } catch {
            // The folder is away, the disk full, or the store does not answer: looked at again in a moment.
            logger.error("letters not taken from their folder", metadata: ["error": "\(error)"])
        }
        return looks
    }

    /// The store or the disk of contents fails: the next file would fare no better.
    private static func concernsAll(_ error: any Error) -> Bool { error is DatabaseError || error is FileFault }

    private func warn(_ message: Logger.Message, _ name: String, _ error: any Error) {
        logger.warning(message, metadata: ["file": "\(name)", "error": "\(error)"])
    }

    /// Files that begin with a point or a tilde are being written by somebody.
    private func files(after seen: [String: Look], at now: Date) throws -> [String: Look] {
        let urls = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: [])
        return urls.reduce(into: [:]) { looks, url in
            let name = url.lastPathComponent
            guard let first = name.first, first != ".", first != "~" else { return }
            do {
                guard let (size, written) = try Self.standing(of: url) else { return }
                let before = seen[name].flatMap { $0.size == size && $0.written == written ? $0 : nil }
                looks[name] = before ?? Look(size: size, written: written, since: now)
            } catch {
                // What was moved away meanwhile needs no word; a name that is no UTF-8 leads to no file for as long as it
                // lies there.
                guard name.contains("\u{FFFD}") else { return }
                if seen[name] == nil { warn("letter's name is no UTF-8", name, error) }
                looks[name] = Look(size: 0, written: .distantPast, since: now, isInVain: true)
            }
        }
    }

    /// - Returns: nil for what is no file.
    private static func standing(of url: URL) throws -> (size: Int, written: Date)? {
        let values = try url.resourceValues(forKeys: [.isRegularFileKey, .fileSizeKey, .contentModificationDateKey])
        guard values.isRegularFile == true, let size = values.fileSize, let written = values.contentModificationDate
        else { return nil }
        return (size, written)
    }

    private func isWhole(_ name: String, _ look: Look, at now: Date) -> Bool {
        let quiet = now.timeIntervalSince(look.since)
        guard look.size > 0, quiet >= Self.patience else { return false }
        return quiet >= Self.longPatience || !look.isInVain && !Self.lacksEnd(folder.appending(path: name))
    }

    /// Whether it is a PDF whose last kilobyte has no end mark (ISO 32000-1, 7.5.5).
    private static func lacksEnd(_ url: URL) -> Bool {
        do {
            let handle = try FileHandle(forReadingFrom: url)
            defer { try? handle.close() }  // It was only read.
            guard let head = try handle.read(upToCount: 1 << 10), head.firstRange(of: Data("%PDF-".utf8)) != nil else {
                return false
            }
            let size = try handle.seekToEnd()
            try handle.seek(toOffset: size - min(size, 1 << 10))
            return try handle.read(upToCount: 1 << 10)?.firstRange(of: Data("%%EOF".utf8)) == nil
        } catch {
            // Taking it says what is wrong with it.
            return false
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
