// SPDX-License-Identifier: Apache-2.0

import Foundation
import NIOPosix

/// A file whose bytes are coming in. They go to the disk as they come; what is beyond the limit is counted and dropped.
///
/// A class, because it owns the open file; for one task, which awaits each part.
package final class IncomingFile {
    private let writer: FileWriter
    private let name: String
    private let room: FileRoom
    private var sent = 0

    init(_ writer: FileWriter, name: String, room: FileRoom) {
        self.writer = writer
        self.name = name
        self.room = room
    }

    private var isTooLarge: Bool { sent > room.rules.maxBytes }

    package func append(_ bytes: UnsafeRawBufferPointer) throws {
        sent += bytes.count
        if !isTooLarge { try writer.append(bytes) }
    }

    /// The whole file, on the disk and looked at. One that is refused is gone.
    ///
    /// - Throws: `AttachmentRefusal`.
    package func checked() async throws -> CheckedFile {
        do {
            guard !isTooLarge else {
                throw AttachmentRefusal.tooLarge(name: SafeName.shown(name), limit: room.rules.maxBytes)
            }
            let staged = try writer.finish()
            return try await room.checked(staged, name: name)
        } catch {
            discard()
            throw error
        }
    }

    package func discard() { room.store.discard(writer.url.lastPathComponent) }
}
