// SPDX-License-Identifier: Apache-2.0

/// A telephone number in E.164 (`+8613800005678`), or a short number as dialled (`110`, `12345`).
///
/// `description` is masked, so that a number cannot slip into a log or a message; `dialled` is the number itself.
package struct PhoneNumber: Hashable, Codable, Sendable, CustomStringConvertible {
    /// What a telephone exchange takes. Personal data: only for the call itself and for those who may see it.
    package let dialled: String

    /// Reads a number as people write it: spaces, dashes, brackets, a trunk zero, `0086` or full-width digits.
    ///
    /// - Parameters:
    ///   - text: As written.
    ///   - country: The calling code put before a national number, for example `86`.
    ///   - area: The trunk code put before a local number of seven or eight digits, without its zero; nil if unknown.
    /// - Returns: nil when no number can be read; the caller then says so and loses nothing else.
    package init?(_ text: String, country: String, area: String?) {
        let digits = Self.digits(of: text)
        if digits.hasPrefix("+") {
            guard (8...16).contains(digits.count) else { return nil }
            dialled = digits
        } else if digits.hasPrefix("00") {
            guard (9...17).contains(digits.count) else { return nil }
            dialled = "+" + digits.dropFirst(2)
        } else if (3...6).contains(digits.count) {
            dialled = digits
        } else if digits.hasPrefix("0"), (10...12).contains(digits.count) {
            dialled = "+" + country + digits.dropFirst()
        } else if (7...8).contains(digits.count), let area {
            dialled = "+" + country + area + digits
        } else if (10...11).contains(digits.count) {
            dialled = "+" + country + digits
        } else {
            return nil
        }
    }

    /// A number already normalised, from the store.
    package init(dialled: String) { self.dialled = dialled }

    package init(from decoder: any Decoder) throws {
        dialled = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(dialled)
    }

    /// `138****5678`; a short number, which names no person, is shown whole.
    package var description: String {
        guard dialled.count > 6 else { return dialled }
        let national = dialled.hasPrefix("+86") ? dialled.dropFirst(3) : dialled[...]
        return national.prefix(3) + "****" + national.suffix(4)
    }

    /// The digits of `text`, with a leading plus if it has one; empty when anything else is in it.
    private static func digits(of text: String) -> String {
        var digits = ""
        for character in text {
            if let value = character.wholeNumberValue, (0...9).contains(value) {
                digits.append(String(value))
            } else if character == "+" || character == "＋", digits.isEmpty {
                digits.append("+")
            } else if !" -–—()（）.\u{3000}\t".contains(character) {
                return ""
            }
        }
        return digits
    }
}
