// SPDX-License-Identifier: Apache-2.0

package import Records
import Storage

extension Desk {
    /// What everybody may read, the newest first.
    package func publicRequests(limit: Int) async throws -> [PublicRequest] {
        try await database.read { try PublicationRecords.newest(limit: limit, in: $0) }
    }

    /// What everybody may read that is like what somebody writes (C7).
    package func publicRequests(like text: String, limit: Int) async throws -> [PublicRequest] {
        try await database.read { try PublicationRecords.similar(to: text, limit: limit, in: $0) }
    }
}
