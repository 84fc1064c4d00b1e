// SPDX-License-Identifier: Apache-2.0

import Crypto
package import Foundation
package import Tickets

/// The folder beside the database that holds what is attached: each content once, named by its SHA-256, so that a file
/// proves itself by its name (B4, docs/adr/0011).
///
/// ```
/// incoming/TOKEN        on its way in, or waiting for the rest of a form
/// 3f/3fa9…              a content, under the first two digits of its digest
/// thumbnails/3f/3fa9…   made from it; can be made again
/// ```
package struct ContentStore: Sendable {
    package let folder: URL

    /// Makes the folder where it does not exist; nobody but the server's account may enter it.
    ///
    /// - Throws: A file error when it cannot be made.
    package init(folder: URL) throws {
        self.folder = folder
        for part in [folder, folder.appending(path: Self.incoming), folder.appending(path: Self.thumbnails)] {
            try Self.makeFolder(part)
        }
    }

    static let incoming = "incoming"
    static let thumbnails = "thumbnails"

    /// Where a content lies, if it does.
    package func url(of digest: ContentDigest) -> URL {
        folder.appending(path: "\(digest.hex.prefix(2))/\(digest.hex)")
    }

    func incoming(_ token: String) -> URL { folder.appending(path: "\(Self.incoming)/\(token)") }

    /// Begins a file under a token that nobody can guess.
    func begin(_ token: String) throws -> FileWriter { try FileWriter(incoming(token)) }

    /// What was sent before under `token` and still waits.
    ///
    /// - Returns: nil when there is none: it was used, or waited too long.
    func waiting(_ token: String) throws -> StagedFile? {
        let url = incoming(token)
        guard token.isToken, FileManager.default.fileExists(atPath: url.path) else { return nil }
        let (digest, size) = try Self.digest(of: url)
        return StagedFile(token: token, url: url, digest: digest, size: size)
    }

    /// Takes a content in for good: once this returns, it survives a power cut. Under its token it stays for the form
    /// that is sent twice; a content that is there already becomes young again.
    func keep(_ staged: StagedFile) throws {
        let target = url(of: staged.digest)
        let shelf = target.deletingLastPathComponent()
        try locked(exclusively: false) {
            try Self.makeFolder(shelf)
            try Self.sync(staged.url, O_RDONLY)
            try Self.name(staged.url, target)
            try Self.sync(shelf, O_RDONLY | O_DIRECTORY)
            try Self.sync(folder, O_RDONLY | O_DIRECTORY)
        }
    }

    /// A second name for the same bytes, or today's date for those that have it.
    private static func name(_ url: URL, _ target: URL) throws {
        guard link(url.path, target.path) != 0 else { return }
        try check(errno == EEXIST ? 0 : -1, "link")
        try check(utimes(target.path, nil), "date")
    }

    /// How much waits under tokens; what has been kept has a second name and takes no room here.
    func waitingBytes() throws -> Int {
        let folder = folder.appending(path: Self.incoming)
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).reduce(0) { sum, name in
            var found = stat()
            let isThere = stat(folder.appending(path: name).path, &found) == 0
            return sum + (isThere && found.st_nlink == 1 ? Int(found.st_size) : 0)
        }
    }

    func discard(_ token: String) {
        // What stays behind is swept away in two hours.
        try? FileManager.default.removeItem(at: incoming(token))
    }

    /// The digest of what lies where a content should: itself, if all is well.
    ///
    /// - Returns: nil when nothing lies there.
    package func digestFound(for digest: ContentDigest) throws -> ContentDigest? {
        let url = url(of: digest)
        guard FileManager.default.fileExists(atPath: url.path) else { return nil }
        return try Self.digest(of: url).digest
    }

    /// Keeps a sweep from taking away what is just being kept, also from another process.
    func locked(exclusively: Bool, _ body: () throws -> Void) throws {
        let lock = open(folder.appending(path: ".lock").path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        try check(lock, "open the lock")
        defer { close(lock) }
        try check(flock(lock, exclusively ? LOCK_EX : LOCK_SH), "lock")
        try body()
    }

    private static func digest(of url: URL) throws -> (digest: ContentDigest, size: Int) {
        let file = try FileHandle(forReadingFrom: url)
        defer { try? file.close() }  // It was only read.
        var hash = SHA256()
        var size = 0
        while let bytes = try file.read(upToCount: 1 << 20), !bytes.isEmpty {
            hash.update(data: bytes)
            size += bytes.count
        }
        guard let digest = ContentDigest(bytes: Array(hash.finalize())) else { throw CocoaError(.fileReadUnknown) }
        return (digest, size)
    }

    static func makeFolder(_ url: URL) throws {
        guard !FileManager.default.fileExists(atPath: url.path) else { return }
        let onlyOwner: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true, attributes: onlyOwner)
    }

    /// Puts a file, or the names in a folder, on the disk.
    private static func sync(_ url: URL, _ flags: Int32) throws {
        let descriptor = open(url.path, flags | O_CLOEXEC)
        try check(descriptor, "open")
        defer { close(descriptor) }
        try check(fsync(descriptor), "sync")
    }
}

extension String {
    /// As `IDSource.secret` draws them: nothing in it can lead to another folder.
    fileprivate var isToken: Bool {
        (20...64).contains(utf8.count)
            && utf8.allSatisfy { byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45
                    || byte == 95
            }
    }
}
