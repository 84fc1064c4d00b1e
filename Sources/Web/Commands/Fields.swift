// SPDX-License-Identifier: Apache-2.0

package import Foundation
import Tickets
import WorkCalendar

/// Named values as they came, from a posted form, a query or JSON: every one is asked for by the type it should have.
///
/// A member of a nested JSON object is named with a dot (`answers.q1`), and so is a form's field that means the same.
package struct Fields: Equatable, Sendable {
    private let values: [String: Value]

    /// One value; JSON's null is no value.
    package enum Value: Equatable, Sendable {
        case text(String)
        case texts([String])
        case number(Double)
        case flag(Bool)
        /// Something that no field of ours holds.
        case other
    }

    package init(_ values: [String: Value]) { self.values = values }

    /// UTF-16 units of one text; a request's narrative may be as long.
    package static let textLimit = 20_000

    package func has(_ name: String) -> Bool { values[name] != nil }

    /// Whether nothing was sent under this name, or only white space.
    package func isBlank(_ name: String) -> Bool {
        switch values[name] {
        case nil: true
        case .text(let text): text.isBlank
        case .texts(let texts): texts.allSatisfy(\.isBlank)
        case .number, .flag, .other: false
        }
    }

    /// What was sent under this name, the same for the same and different for what is different.
    package func trace(of name: String) -> String { String(reflecting: values[name]) }

    /// The text as it was sent; blank is for the law to judge.
    package func text(_ name: String, limit: Int = textLimit) throws(FieldFault) -> String {
        guard let text = try sent(name, limit: limit) else { throw .missing(name) }
        return text
    }

    /// The trimmed text; nil when it is missing or blank.
    package func optionalText(_ name: String, limit: Int = textLimit) throws(FieldFault) -> String? {
        let text = try sent(name, limit: limit)?.trimmed ?? ""
        return text.isEmpty ? nil : text
    }

    /// Several texts: a JSON list, boxes ticked, or one text with commas. Blank ones are left out.
    package func list(_ name: String) throws(FieldFault) -> [String] {
        let texts: [String] =
            switch values[name] {
            case nil: []
            case .text(let text): text.split(separator: ",").map { String($0) }
            case .texts(let texts): texts
            case .number, .flag, .other: throw .wrongType(name, expected: .list)
            }
        for text in texts { try Self.check(text, name, limit: Self.textLimit) }
        return texts.map(\.trimmed).filter { !$0.isEmpty }
    }

    /// Several whole texts: a JSON list, or a form's areas of one name. Blank ones are left out.
    package func paragraphs(_ name: String) throws(FieldFault) -> [String] {
        let texts: [String] =
            switch values[name] {
            case nil: throw .missing(name)
            case .text(let text): [text]
            case .texts(let texts): texts
            case .number, .flag, .other: throw .wrongType(name, expected: .list)
            }
        for text in texts { try Self.check(text, name, limit: Self.textLimit) }
        return texts.map(\.trimmed).filter { !$0.isEmpty }
    }

    /// A whole number, as JSON number or in digits.
    package func optionalInt(_ name: String) throws(FieldFault) -> Int? {
        switch values[name] {
        case nil: return nil
        case .text(let text) where text.isBlank: return nil
        case .number(let number):
            guard let whole = Int(exactly: number) else { throw .wrongType(name, expected: .number) }
            return whole
        case .text(let text):
            guard let whole = Int(text.trimmed) else { throw .wrongType(name, expected: .number) }
            return whole
        case .texts, .flag, .other: throw .wrongType(name, expected: .number)
        }
    }

    /// JSON's `true` or `false`, or the same words in a form.
    package func flag(_ name: String) throws(FieldFault) -> Bool {
        switch values[name] {
        case nil: throw .missing(name)
        case .flag(let flag): return flag
        case .text("true"): return true
        case .text("false"): return false
        case .text, .texts, .number, .other: throw .wrongType(name, expected: .flag)
        }
    }

    /// An instant in ISO 8601 with its offset, or as a browser's `datetime-local` sends it, by the site's clock.
    package func instant(_ name: String, by clock: Clockface) throws(FieldFault) -> Date {
        guard let text = try optionalText(name) else { throw .missing(name) }
        guard let instant = InstantText.instant(text) ?? clock.instant(text) else {
            throw .wrongType(name, expected: .instant)
        }
        return instant
    }

    private func sent(_ name: String, limit: Int) throws(FieldFault) -> String? {
        switch values[name] {
        case nil: return nil
        case .text(let text):
            try Self.check(text, name, limit: limit)
            return text
        case .texts, .number, .flag, .other: throw .wrongType(name, expected: .text)
        }
    }

    private static func check(_ text: String, _ name: String, limit: Int) throws(FieldFault) {
        guard text.utf16.count <= limit else { throw .tooLong(name, limit: limit) }
        // PostgreSQL keeps no NUL in text; refused here so that both engines agree.
        guard !text.utf8.contains(0) else { throw .wrongType(name, expected: .text) }
    }
}
