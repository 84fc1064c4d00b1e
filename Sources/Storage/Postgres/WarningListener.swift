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
        guard let listener, let severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED),
            String(cString: severity) == "WARNING"
        else { return }
        let words = PQresultErrorField(notice, PG_DIAG_MESSAGE_PRIMARY).map { String(cString: $0) }
        Unmanaged<WarningListener>.fromOpaque(listener).takeUnretainedValue().latest = words ?? "a warning without words"
    }

    private static let PG_DIAG_SEVERITY_NONLOCALIZED = Int32(UInt8(ascii: "V"))
    private static let PG_DIAG_MESSAGE_PRIMARY = Int32(UInt8(ascii: "M"))
}
