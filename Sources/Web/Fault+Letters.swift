// SPDX-License-Identifier: Apache-2.0

package import Hummingbird
package import Tickets

extension LetterRefusal: Fault {
    package var status: HTTPResponse.Status {
        switch self {
        case .unknown: .notFound
        case .notRecognised, .registeredAlready: .conflict
        case .reasonMissing, .noteTooLong, .notAScan: .unprocessableContent
        case .numbersUsedUp: .serviceUnavailable
        }
    }

    package var code: String {
        switch self {
        case .unknown: "letterUnknown"
        case .notRecognised: "letterNotRecognised"
        case .registeredAlready: "letterRegistered"
        case .reasonMissing: "letterReasonMissing"
        case .noteTooLong: "letterNoteTooLong"
        case .notAScan: "letterNotAScan"
        case .numbersUsedUp: "letterNumbersUsedUp"
        }
    }

    package func message(in wording: Wording) -> String {
        guard case .notAScan(let name) = self else { return wording.text("fault.\(code)") }
        return wording.text("fault.\(code)", ["name": name])
    }
}
