// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A folder of one workbook's own, which nobody else may read: the library writes to a file only.
struct TemporaryFolder {
    let path: String

    /// - Throws: `CocoaError` when there is no room.
    init() throws {
        let pattern = FileManager.default.temporaryDirectory.appending(path: "hotline-sheets.XXXXXX").path
        var name = pattern.utf8CString
        let made = name.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
        }
        guard let made else { throw CocoaError(.fileWriteUnknown) }
        path = made
    }

    func remove() {
        // What cannot be removed from the machine's temporary folder harms nobody.
        try? FileManager.default.removeItem(atPath: path)
    }
}
