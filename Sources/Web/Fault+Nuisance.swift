// SPDX-License-Identifier: Apache-2.0

package import Hummingbird
package import Tickets

extension NuisanceRefusal: Fault {
    package var status: HTTPResponse.Status {
        switch self {
        case .unknown, .notKept: .notFound
        case .notPermitted, .mustBeSomebodyElse: .forbidden
        case .numberUnreadable, .reasonMissing, .expiryOutOfRange: .unprocessableContent
        case .listedAlready, .notNow: .conflict
        }
    }

    package var code: String {
        switch self {
        case .unknown: "nuisanceUnknown"
        case .notPermitted: "nuisanceNotPermitted"
        case .numberUnreadable: "nuisanceNumberUnreadable"
        case .reasonMissing: "nuisanceReasonMissing"
        case .expiryOutOfRange: "nuisanceExpiryOutOfRange"
        case .listedAlready: "nuisanceListedAlready"
        case .notKept: "nuisanceNotKept"
        case .mustBeSomebodyElse: "nuisanceMustBeSomebodyElse"
        case .notNow: "nuisanceNotNow"
        }
    }

    package func message(in wording: Wording) -> String {
        switch self {
        case .expiryOutOfRange(let days): wording.text("fault.\(code)", ["days": String(days)])
        case .notNow(let standing): wording.text("fault.\(code)", ["standing": wording.word(standing)])
        default: wording.text("fault.\(code)")
        }
    }
}
