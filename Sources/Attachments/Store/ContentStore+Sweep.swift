// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets

extension ContentStore {
    /// In how many parts the store is swept; each is a folder of contents.
    package static let shelves = 256

    /// How long an upload waits for the rest of its form.
    private static let longestWait: TimeInterval = 2 * 3_600
    /// How long a content may lie before a transaction must have named it.
    private static let grace: TimeInterval = 24 * 3_600

    /// Clears away what came in and was never used.
    ///
    /// - Returns: How many files.
    package func sweepIncoming(at now: Date) throws -> Int {
        let old = try Self.files(in: folder.appending(path: Self.incoming), before: now - Self.longestWait)
        for url in old { try FileManager.default.removeItem(at: url) }
        return old.count
    }

    /// The contents of a shelf, 0…255, that are old enough to be asked about: what is not needed may go.
    package func oldContents(onShelf shelf: Int, at now: Date) throws -> [ContentDigest] {
        let name = (shelf < 16 ? "0" : "") + String(shelf, radix: 16)
        return try Self.files(in: folder.appending(path: name), before: now - Self.grace)
            .compactMap { ContentDigest($0.lastPathComponent) }
    }

    /// Removes contents that nothing needs, but for one that was sent again meanwhile.
    ///
    /// - Returns: How many.
    package func remove(_ digests: some Sequence<ContentDigest>, at now: Date) throws -> Int {
        var removed = 0
        for digest in digests {
            try locked(exclusively: true) {
                let url = url(of: digest)
                guard try Self.isOlder(url, than: now - Self.grace) else { return }
                try FileManager.default.removeItem(at: url)
                removed += 1
            }
            // A picture that is left behind without its content shows nothing that anybody can ask for.
            try? FileManager.default.removeItem(at: thumbnail(of: digest))
        }
        return removed
    }

    func thumbnail(of digest: ContentDigest) -> URL {
        folder.appending(path: "\(Self.thumbnails)/\(digest.hex.prefix(2))/\(digest.hex)")
    }

    private static func files(in folder: URL, before limit: Date) throws -> [URL] {
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { try isOlder($0, than: limit) }
    }

    /// Whether a file was last written before `limit`; false for one that has gone.
    private static func isOlder(_ url: URL, than limit: Date) throws -> Bool {
        guard FileManager.default.fileExists(atPath: url.path) else { return false }
        let written = try FileManager.default.attributesOfItem(atPath: url.path)[.modificationDate] as? Date
        return written.map { $0 < limit } ?? false
    }
}
