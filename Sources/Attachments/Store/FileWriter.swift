// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Tickets

/// A file that is being written, with its digest growing along. A class, because it owns an open file.
///
/// Not for two tasks at once: whoever receives an upload writes one part after the other.
final class FileWriter {
    let url: URL
    private let descriptor: Int32
    private var hash = SHA256()
    private(set) var size = 0

    /// - Throws: When there is such a file already.
    init(_ url: URL) throws {
        self.url = url
        descriptor = open(url.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        try check(descriptor, "open")
    }

    deinit { close(descriptor) }

    func append(_ bytes: UnsafeRawBufferPointer) throws {
        hash.update(bufferPointer: bytes)
        size += bytes.count
        var rest = bytes
        while !rest.isEmpty {
            let written = write(descriptor, rest.baseAddress, rest.count)
            if written < 0, errno == EINTR { continue }
            try check(Int32(clamping: written), "write")
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
        }
    }

    /// The whole file; not on the disk for good before it is kept.
    func finish() throws -> StagedFile {
        guard let digest = ContentDigest(bytes: Array(hash.finalize())) else { throw CocoaError(.fileWriteUnknown) }
        return StagedFile(token: url.lastPathComponent, url: url, digest: digest, size: size)
    }
}

/// A file that has come in whole, but is not kept yet.
struct StagedFile: Sendable {
    let token: String
    let url: URL
    let digest: ContentDigest
    /// Bytes.
    let size: Int
}

/// Turns a refusal of the operating system into an error that names what was tried.
func check(_ result: Int32, _ deed: String) throws {
    guard result < 0 else { return }
    throw FileFault(deed: deed, code: errno)
}

/// What the operating system refused.
package struct FileFault: Error, CustomStringConvertible {
    let deed: String
    let code: Int32

    package var description: String { "cannot \(deed): \(String(cString: strerror(code)))" }
}
