// SPDX-License-Identifier: Apache-2.0

package import Hummingbird
package import Storage

extension DatabaseError: Fault {
    /// 503 where trying again may help; anything else is a mistake of ours.
    package var status: HTTPResponse.Status { retryAfter == nil ? .internalServerError : .serviceUnavailable }

    package var code: String {
        switch self {
        case .connectionLost, .unconfirmed: "unconfirmed"
        case .busy, .unavailable, .closed: "unavailable"
        case .uniqueViolation, .foreignKeyViolation, .checkViolation, .notNullViolation, .statement, .unstorable,
            .decoding, .malformedURL, .schema:
            "unexpected"
        }
    }

    package var retryAfter: Int? {
        switch self {
        case .connectionLost, .unconfirmed, .busy, .unavailable, .closed: 5
        case .uniqueViolation, .foreignKeyViolation, .checkViolation, .notNullViolation, .statement, .unstorable,
            .decoding, .malformedURL, .schema:
            nil
        }
    }
}
