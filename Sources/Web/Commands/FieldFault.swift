// SPDX-License-Identifier: Apache-2.0

package import Hummingbird

/// Why one field of a call, a query or a command's form cannot be read. Answered with 400; nothing has changed.
///
/// A case names the field as the sender wrote it (`place.lat`), never what was in it.
package enum FieldFault: Fault, Equatable {
    case missing(String)
    case wrongType(String, expected: Expected)
    /// None of the words that the field may hold, or no code that can exist.
    case unknownValue(String)
    /// - Parameter limit: UTF-16 units, as a browser's `maxlength` counts.
    case tooLong(String, limit: Int)
    case outOfRange(String, ClosedRange<Int>)

    /// What the field should have been.
    package enum Expected: String, CaseIterable, Sendable {
        case text, number, flag, list, object, instant
    }

    package var status: HTTPResponse.Status { .badRequest }

    package var code: String {
        switch self {
        case .missing: "fieldMissing"
        case .wrongType: "fieldWrongType"
        case .unknownValue: "fieldUnknownValue"
        case .tooLong: "fieldTooLong"
        case .outOfRange: "fieldOutOfRange"
        }
    }

    package func message(in wording: Wording) -> String { message(in: wording, calling: field) }

    /// What the reader is told, with the field named as their form names it.
    package func message(in wording: Wording, calling name: String) -> String {
        var arguments = ["field": name]
        switch self {
        case .missing, .unknownValue: break
        case .wrongType(_, let expected): arguments["expected"] = wording.text("expected.\(expected.rawValue)")
        case .tooLong(_, let limit): arguments["limit"] = String(limit)
        case .outOfRange(_, let range):
            arguments["least"] = String(range.lowerBound)
            arguments["most"] = String(range.upperBound)
        }
        return wording.text("fieldFault.\(code)", arguments)
    }

    package var fieldName: String? { field }

    /// The field's name; dots lead into nested objects.
    package var field: String {
        switch self {
        case .missing(let field), .wrongType(let field, _), .unknownValue(let field), .tooLong(let field, _),
            .outOfRange(let field, _):
            field
        }
    }
}
