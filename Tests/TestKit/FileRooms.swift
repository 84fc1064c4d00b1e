// SPDX-License-Identifier: Apache-2.0

package import Attachments
import Foundation

extension FileRoom {
    /// A file room over a folder of its own, gone afterwards.
    package static func open<T>(
        rules: AttachmentRules = AttachmentRules(),
        scanner: (any VirusScanner)? = nil,
        _ body: (FileRoom) async throws -> T,
    ) async throws -> T {
        try await TemporaryFolder.with { folder in
            let store = try ContentStore(folder: folder.appending(path: "contents"))
            return try await body(FileRoom(store: store, rules: rules, scanner: scanner))
        }
    }

    /// Files taken in and kept, each named as its place in the list.
    package func keep(_ contents: [UInt8]...) async throws -> [KeptFile] {
        var files: [CheckedFile] = []
        for (index, bytes) in contents.enumerated() {
            let file = try receive("file-\(index + 1)", token: "token-of-a-test-\(UUID().uuidString)")
            try bytes.withUnsafeBytes { try file.append($0) }
            files.append(try await file.checked())
        }
        return try await keep(files)
    }
}
