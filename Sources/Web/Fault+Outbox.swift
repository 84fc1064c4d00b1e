// SPDX-License-Identifier: Apache-2.0

package import Desk
package import Hummingbird

extension OutboxRefusal: Fault {
    package var status: HTTPResponse.Status {
        switch self {
        case .unknown: .notFound
        case .notOver, .gone: .conflict
        }
    }

    package var code: String {
        switch self {
        case .unknown: "outboxUnknown"
        case .notOver: "outboxNotOver"
        case .gone: "outboxGone"
        }
    }

    package func message(in wording: Wording) -> String { wording.text("fault.\(code)") }
}
