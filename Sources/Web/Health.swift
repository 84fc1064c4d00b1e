// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Hummingbird
import Records
import Storage

/// For whoever watches the server: `/healthz` says that the process answers, `/readyz` that it can do its work.
struct Health: Sendable {
    let desk: Desk
    /// Seconds.
    let lagLimit: Double

    func addRoutes(to router: Router<HotlineContext>) {
        router.get("/healthz") { _, _ in plain("ok", .ok) }
        router.get("/readyz") { _, _ in
            let late = try await lateFollowers()
            guard late.isEmpty else { return plain("late: " + late.joined(separator: " "), .serviceUnavailable) }
            return plain("ready", .ok)
        }
    }

    /// The followers whose oldest unread journal entry is older than the limit; reading them proves the store.
    private func lateFollowers() async throws -> [String] {
        let limit = desk.time.now.addingTimeInterval(-lagLimit)
        return try await desk.database.read { reader in
            try FollowerRecords.all(in: reader)
                .filter { try FollowerRecords.oldestUnread(after: $0.position, in: reader) ?? limit < limit }
                .map(\.name)
        }
    }

    private func plain(_ text: String, _ status: HTTPResponse.Status) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text + "\n")),
        )
    }
}
