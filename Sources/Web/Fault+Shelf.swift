// SPDX-License-Identifier: Apache-2.0

package import Desk
package import Hummingbird

extension ShelfRefusal: Fault {
    package var status: HTTPResponse.Status {
        switch self {
        case .unknown: .notFound
        case .notYours, .sharingNotYours: .forbidden
        case .nameMissing, .textMissing, .tooLong, .full: .unprocessableContent
        }
    }

    package var code: String {
        switch self {
        case .unknown: "shelfUnknown"
        case .notYours: "shelfNotYours"
        case .sharingNotYours: "shelfSharingNotYours"
        case .nameMissing: "shelfNameMissing"
        case .textMissing: "shelfTextMissing"
        case .tooLong: "shelfTooLong"
        case .full: "shelfFull"
        }
    }

    package func message(in wording: Wording) -> String {
        switch self {
        case .tooLong(let limit), .full(let limit): wording.text("fault.\(code)", ["limit": String(limit)])
        default: wording.text("fault.\(code)")
        }
    }
}
