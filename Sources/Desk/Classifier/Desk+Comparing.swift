// SPDX-License-Identifier: Apache-2.0

import Records
package import Routing
import Storage

extension Desk {
    /// The store's newest tickets that versions can be tried on: none of them learnt those, as far as that is known.
    ///
    /// - Parameter numbers: The versions.
    /// - Returns: None for a store whose tickets teach nothing yet.
    /// - Throws: `DatabaseError`.
    package func lessons(unknownTo numbers: [Int]) async throws -> [LabelledText] {
        let versions = try await database.read { reader in
            try numbers.compactMap { try ModelRecords.version($0, in: reader) }
        }
        let learntThrough = versions.compactMap { ModelFigures($0)?.learntThrough }.max() ?? 0
        return try await lessons().filter { $0.id > learntThrough }.prefix(Self.mostTried).map(\.row)
    }

    /// Enough to tell versions apart, few enough not to be waited for.
    private static let mostTried = 5_000
}
