// SPDX-License-Identifier: Apache-2.0

package import Desk
package import Hummingbird
package import Survey
package import Tickets

extension TicketRefusal: Fault {
    /// 403 for the wrong role; all else is the law's own refusal.
    package var status: HTTPResponse.Status {
        if case .notPermitted = self { return .forbidden }
        return .unprocessableContent
    }

    package var code: String { name }
    package var refusal: String? { code }
    package func message(in wording: Wording) -> String { wording.sentence(self) }
}

extension IntakeRefusal: Fault {
    package var status: HTTPResponse.Status { .unprocessableContent }

    package var code: String {
        switch self {
        case .missing: "missing"
        case .tooLong: "tooLong"
        case .unreadable: "unreadable"
        case .unknown: "unknown"
        case .notInForce: "notInForce"
        case .answer: "answer"
        case .reserved: "reserved"
        case .namesSender: "namesSender"
        }
    }

    package func message(in wording: Wording) -> String { wording.sentence(self) }
}

extension DeskRefusal: Fault {
    package var status: HTTPResponse.Status {
        switch self {
        case .unknownTicket: .notFound
        case .staleVersion, .documentChanged, .bulkKeyTaken: .conflict
        case .unknownUnit, .unknownMatter, .matterNotInForce, .handlerOfOtherUnit, .documentUnchanged, .reasonMissing:
            .unprocessableContent
        case .invitationVoid: .gone
        case .numbersUsedUp: .serviceUnavailable
        }
    }

    package var code: String {
        switch self {
        case .unknownTicket: "unknownTicket"
        case .staleVersion: "staleVersion"
        case .unknownUnit: "unknownUnit"
        case .unknownMatter: "unknownMatter"
        case .matterNotInForce: "matterNotInForce"
        case .handlerOfOtherUnit: "handlerOfOtherUnit"
        case .invitationVoid: "invitationVoid"
        case .documentChanged: "documentChanged"
        case .documentUnchanged: "documentUnchanged"
        case .reasonMissing: "reasonMissing"
        case .numbersUsedUp: "numbersUsedUp"
        case .bulkKeyTaken: "bulkKeyTaken"
        }
    }
}

extension SignInRefusal: Fault {
    package var status: HTTPResponse.Status {
        switch self {
        case .wrong: .unauthorized
        case .throttled: .tooManyRequests
        }
    }

    package var code: String {
        switch self {
        case .wrong: "signInWrong"
        case .throttled: "signInThrottled"
        }
    }

    package var retryAfter: Int? {
        guard case .throttled(let seconds) = self else { return nil }
        return seconds
    }

    package func message(in wording: Wording) -> String {
        wording.text("fault.\(code)", ["seconds": String(retryAfter ?? 0)])
    }
}

extension PasswordRefusal: Fault {
    package var status: HTTPResponse.Status { .unprocessableContent }
    package var code: String { "passwordRefused" }
}

extension SurveyFault: Fault {
    package var status: HTTPResponse.Status { .unprocessableContent }

    package var code: String {
        switch self {
        case .unanswered: "surveyUnanswered"
        case .noSuchChoice: "surveyNoSuchChoice"
        case .tooLong: "surveyTooLong"
        }
    }
}
