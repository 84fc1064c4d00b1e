// SPDX-License-Identifier: Apache-2.0

package import Desk
package import Hummingbird

extension StatementRefusal: Fault {
    package var status: HTTPResponse.Status {
        switch self {
        case .unknownStatement, .unknownObjection: .notFound
        case .notPermitted: .forbidden
        case .frozen, .answered: .conflict
        case .notOver, .wordsMissing, .evidenceMissing, .replyMissing, .tooLong, .unrelatedTicket: .unprocessableContent
        }
    }

    package var code: String {
        switch self {
        case .unknownStatement: "statementUnknown"
        case .notPermitted: "statementNotPermitted"
        case .notOver: "statementNotOver"
        case .frozen: "statementFrozen"
        case .unknownObjection: "objectionUnknown"
        case .answered: "objectionAnswered"
        case .wordsMissing: "objectionWordsMissing"
        case .evidenceMissing: "objectionEvidenceMissing"
        case .replyMissing: "objectionReplyMissing"
        case .tooLong: "objectionTooLong"
        case .unrelatedTicket: "objectionUnrelated"
        }
    }

    package func message(in wording: Wording) -> String {
        switch self {
        case .tooLong(let limit): wording.text("fault.\(code)", ["limit": String(limit)])
        default: wording.text("fault.\(code)")
        }
    }
}
