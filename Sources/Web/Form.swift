// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// The fields of a posted form or of a query, decoded strictly.
package struct Form: Equatable, Sendable {
    private var values: [String: [String]] = [:]

    package init() {}

    /// Reads `application/x-www-form-urlencoded`, which is also a query's form.
    ///
    /// - Throws: `FormFault` naming what cannot be read; nothing is guessed.
    package init(urlEncoded bytes: some Collection<UInt8>) throws(FormFault) {
        var count = 0
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            count += 1
            guard count <= Self.fieldLimit else { throw .tooManyFields(limit: Self.fieldLimit) }
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = try Self.decoded(parts[0])
            guard !name.isEmpty, name.utf8.count <= Self.nameLimit else { throw .badName }
            values[name, default: []].append(parts.count == 2 ? try Self.decoded(parts[1]) : "")
        }
    }

    /// Takes in a field of a form that came in parts.
    mutating func add(_ name: String, _ bytes: some Collection<UInt8>) throws(FormFault) {
        guard values.values.reduce(0, { $0 + $1.count }) < Self.fieldLimit else {
            throw .tooManyFields(limit: Self.fieldLimit)
        }
        guard !name.isEmpty, name.utf8.count <= Self.nameLimit else { throw .badName }
        values[name, default: []].append(try Self.text(Array(bytes)))
    }

    /// Fields of a form; the largest of ours has about 40.
    private static let fieldLimit = 500
    /// Bytes of a field's name.
    private static let nameLimit = 100

    /// The field's text as sent, its first value when there are several; empty when it is missing.
    package subscript(name: String) -> String { values[name]?.first ?? "" }

    /// The field's text without white space at both ends; nil when it is missing or blank.
    package func text(_ name: String) -> String? {
        let text = self[name].trimmed
        return text.isEmpty ? nil : text
    }

    /// The same with `text` behind what stands in a field, on a line of its own.
    package func appending(_ text: String, to name: String) -> Form {
        guard !text.isEmpty else { return self }
        var form = self
        let typed = self[name]
        form.values[name] = [typed.isBlank ? text : typed + "\n" + text]
        return form
    }

    /// These fields of it and no others.
    package func only(_ names: String...) -> Form {
        var form = Form()
        form.values = values.filter { names.contains($0.key) }
        return form
    }

    /// Every value of a field that may be sent several times, such as check boxes, in the order of the page.
    package func all(_ name: String) -> [String] { values[name] ?? [] }

    /// Every field with all its values.
    package var named: [String: [String]] { values }

    /// Whether the field was sent at all: a check box that is not ticked is not.
    package func has(_ name: String) -> Bool { values[name] != nil }

    /// The first value of each field, for readers that take plain names and values.
    package var fields: [String: String] { values.compactMapValues(\.first) }

    /// Browsers send line ends as CR LF; kept as LF.
    private static func decoded(_ bytes: some Collection<UInt8>) throws(FormFault) -> String {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var rest = bytes.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "+"): plain.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.next()?.hexValue, let low = rest.next()?.hexValue else { throw .badEscape }
                plain.append(high << 4 | low)
            default: plain.append(byte)
            }
        }
        return try text(plain)
    }

    private static func text(_ plain: [UInt8]) throws(FormFault) -> String {
        guard !plain.contains(0), let text = String(validating: plain, as: UTF8.self) else { throw .notText }
        return text.replacing("\r\n", with: "\n")
    }
}

/// Why a form cannot be read. Answered with 400; the person sees which of these it was.
package enum FormFault: Error, Equatable, Sendable {
    case tooManyFields(limit: Int)
    case badName
    /// A percent sign without two hexadecimal digits.
    case badEscape
    /// Not UTF-8, or with a NUL in it.
    case notText
}

extension UInt8 {
    fileprivate var hexValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
