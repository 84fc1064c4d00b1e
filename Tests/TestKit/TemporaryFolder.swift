// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// A folder that is gone when the test is over.
package enum TemporaryFolder {
    package static func with<T>(_ body: (URL) async throws -> T) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.appending(path: "hotline-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        do {
            let result = try await body(folder)
            try FileManager.default.removeItem(at: folder)
            return result
        } catch {
            try? FileManager.default.removeItem(at: folder)  // The test has failed already.
            throw error
        }
    }
}
