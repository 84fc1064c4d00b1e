// SPDX-License-Identifier: Apache-2.0

package import Hummingbird
import Tickets

/// An error that has an answer of its own: a page in the reader's language or, for a program, JSON.
///
/// Conform an error next to where it belongs; `ErrorPages` does the rest. Errors that do not conform are answered
/// with 500 and logged.
package protocol Fault: Error {
    var status: HTTPResponse.Status { get }
    /// For programs, and part of the default key of the message: `fault.<code>`.
    var code: String { get }
    /// What the reader is told. No personal data, nothing of what was sent.
    func message(in wording: Wording) -> String
    /// The law's word for what it refused, for the API's `{"refusal", "because"}`; nil for all other errors.
    var refusal: String? { get }
    /// Seconds after which it is worth trying again.
    var retryAfter: Int? { get }
    /// The field at fault, as programs name it; nil where no one field is.
    var fieldName: String? { get }
}

extension Fault {
    package func message(in wording: Wording) -> String { wording.text("fault.\(code)") }
    package var refusal: String? { nil }
    package var retryAfter: Int? { nil }
    package var fieldName: String? { nil }
}

/// What the web layer itself refuses.
package enum WebFault: Fault, Equatable {
    case notFound
    /// A page that only somebody signed in may see.
    case signedOut
    /// The role of who is signed in has no such page.
    case notYours
    case formKeyWrong
    case foreignOrigin
    case notAForm
    /// - Parameter limit: Bytes.
    case bodyTooLarge(limit: Int)
    /// A form with files. - Parameter limit: Bytes.
    case uploadTooLarge(limit: Int)

    package var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .signedOut: .unauthorized
        case .notYours, .formKeyWrong, .foreignOrigin: .forbidden
        case .notAForm: .unsupportedMediaType
        case .bodyTooLarge, .uploadTooLarge: .contentTooLarge
        }
    }

    package var code: String {
        switch self {
        case .notFound: "notFound"
        case .signedOut: "signedOut"
        case .notYours: "notYours"
        case .formKeyWrong: "formKeyWrong"
        case .foreignOrigin: "foreignOrigin"
        case .notAForm: "notAForm"
        case .bodyTooLarge: "bodyTooLarge"
        case .uploadTooLarge: "uploadTooLarge"
        }
    }

    package func message(in wording: Wording) -> String {
        switch self {
        case .bodyTooLarge(let limit): wording.text("fault.bodyTooLarge", ["kilobytes": String(limit >> 10)])
        case .uploadTooLarge(let limit): wording.text("fault.uploadTooLarge", ["limit": wording.size(limit)])
        default: wording.text("fault.\(code)")
        }
    }
}

extension FormFault: Fault {
    package var status: HTTPResponse.Status { .badRequest }

    package var code: String {
        switch self {
        case .tooManyFields: "tooManyFields"
        case .badName: "badFieldName"
        case .badEscape: "badEscape"
        case .notText: "notText"
        }
    }

    package func message(in wording: Wording) -> String {
        guard case .tooManyFields(let limit) = self else { return wording.text("fault.\(code)") }
        return wording.text("fault.tooManyFields", ["limit": String(limit)])
    }
}
