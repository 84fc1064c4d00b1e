// SPDX-License-Identifier: Apache-2.0

package import Desk
package import Hummingbird

extension StatementRefusal: Fault {
    package var status: HTTPResponse.Status {
        switch self {
        case .unknownStatement: .notFound
        }
    }

    package var code: String {
        switch self {
        case .unknownStatement: "statementUnknown"
        }
    }
}
