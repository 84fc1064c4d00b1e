// SPDX-License-Identifier: Apache-2.0

import Hummingbird

/// What the API refuses before the desk is asked.
enum APIFault: Fault, Equatable {
    case tokenMissing
    /// Forged, revoked or misspelt: nobody is told which.
    case tokenUnknown
    case tooManyCalls(retryAfterSeconds: Int)
    case unknownNoun
    /// Another program has filed a message of this channel and id.
    case externalIDTaken
    case unknownParameter(allowed: [String])
    /// - Parameter place: nil where the reader does not say.
    case malformedJSON(place: JSONPlace?)
    case notAnObject

    var status: HTTPResponse.Status {
        switch self {
        case .tokenMissing, .tokenUnknown: .unauthorized
        case .tooManyCalls: .tooManyRequests
        case .unknownNoun: .notFound
        case .externalIDTaken: .conflict
        case .unknownParameter, .malformedJSON, .notAnObject: .badRequest
        }
    }

    var code: String {
        switch self {
        case .tokenMissing: "tokenMissing"
        case .tokenUnknown: "tokenUnknown"
        case .tooManyCalls: "tooManyCalls"
        case .unknownNoun: "unknownNoun"
        case .externalIDTaken: "externalIDTaken"
        case .unknownParameter: "unknownParameter"
        case .malformedJSON: "malformedJSON"
        case .notAnObject: "notAnObject"
        }
    }

    var retryAfter: Int? {
        guard case .tooManyCalls(let seconds) = self else { return nil }
        return seconds
    }

    func message(in wording: Wording) -> String {
        switch self {
        case .tokenMissing, .tokenUnknown, .unknownNoun, .externalIDTaken, .notAnObject, .malformedJSON(nil):
            wording.text("apiFault.\(code)")
        case .tooManyCalls(let seconds):
            wording.text("apiFault.tooManyCalls", ["seconds": String(seconds)])
        case .unknownParameter(let allowed):
            wording.text("apiFault.unknownParameter", ["allowed": wording.list(allowed)])
        case .malformedJSON(let place?):
            wording.text("apiFault.malformedJSONAt", ["line": String(place.line), "column": String(place.column)])
        }
    }
}
