// SPDX-License-Identifier: Apache-2.0

import CLibPQ

/// Hears the server's notices instead of libpq, which would print them. A class because libpq keeps a pointer to it.
final class WarningListener {
    /// The last warning since `reset`; notes of lesser weight are passed over.
    private(set) var latest: String?

    func reset() {
        latest = nil
    }

    /// The listener must live as long as the connection does.
    func listen(to connection: OpaquePointer) {
        PQsetNoticeReceiver(connection, Self.receive, Unmanaged.passUnretained(self).toOpaque())
    }

    private static let receive: PQnoticeReceiver = { listener, notice in
        let words = DiagnosticFields(notice)
        guard let listener, words[.severity] == "WARNING" else { return }
        let warning = words[.message] ?? "a warning without words"
        Unmanaged<WarningListener>.fromOpaque(listener).takeUnretainedValue().latest = warning
    }
}
