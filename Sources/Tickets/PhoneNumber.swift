// SPDX-License-Identifier: Apache-2.0

/// A telephone number in E.164 (`+8613800005678`), or a short number as dialled (`110`, `12345`).
///
/// `description` is masked, so that a number cannot slip into a log or a message; `dialled` is the number itself.
package struct PhoneNumber: Hashable, Codable, Sendable, CustomStringConvertible {
    /// What a telephone exchange takes. Personal data: only for the call itself and for those who may see it.
    package let dialled: String

    /// Reads a number as people write it: spaces, dashes, brackets, a trunk zero, `0086` or full-width digits.
    ///
    /// Nil when no number can be read; the caller then says so and loses nothing else.
    /// - Parameters:
    ///   - text: As written.
    ///   - country: The calling code put before a national number, for example `86`.
    ///   - area: The trunk code put before a local number of seven or eight digits, without its zero; nil if unknown.
    package init?(_ text: String, country: String, area: String?) {
        guard let digits = Self.digits(of: text),
            let dialled = Self.spelling(of: digits, country: country, area: area)
        else { return nil }
        self.dialled = dialled
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

    /// As people of `country` read it out: `139 0000 0001`, `0710 3512345`; a foreign or a short number as dialled.
    ///
    /// - Parameters:
    ///   - country: The calling code whose numbers are written without it, for example `86`.
    ///   - area: The trunk code of the city, without its zero; nil if unknown.
    /// - Returns: What may be dialled as it is.
    package func written(in country: String, area: String?) -> String {
        guard dialled.hasPrefix("+" + country) else { return dialled }
        let national = dialled.dropFirst(country.count + 1)
        if let area, national.hasPrefix(area) { return "0\(area) \(national.dropFirst(area.count))" }
        if national.count == 11, national.hasPrefix("1") {
            return "\(national.prefix(3)) \(national.dropFirst(3).prefix(4)) \(national.suffix(4))"
        }
        // 400 and 800 are dialled without the trunk zero.
        return national.hasPrefix("400") || national.hasPrefix("800") ? String(national) : "0\(national)"
    }

    /// The one spelling of a number that may have several.
    private static func spelling(of digits: String, country: String, area: String?) -> String? {
        if digits.hasPrefix("+") { return international(digits.dropFirst(), country: country) }
        if digits.hasPrefix("00") { return international(digits.dropFirst(2), country: country) }
        if digits.hasPrefix("0") { return (10...12).contains(digits.count) ? "+\(country)\(digits.dropFirst())" : nil }
        switch digits.count {
        case 3...6: return digits
        case 7...8: return area.map { "+\(country)\($0)\(digits)" }
        case 10...11: return "+\(country)\(digits)"
        // The country's code, its plus forgotten.
        case 12...13 where digits.hasPrefix(country): return international(digits[...], country: country)
        default: return nil
        }
    }

    /// Seven to fifteen digits (E.164), without the trunk zero that people write behind their own country's code.
    private static func international(_ digits: Substring, country: String) -> String? {
        let trunk = country + "0"
        let digits = digits.hasPrefix(trunk) ? country + digits.dropFirst(trunk.count) : String(digits)
        return (7...15).contains(digits.count) ? "+\(digits)" : nil
    }

    /// The digits of `text`, with a leading plus if it has one; nil when anything else is in it.
    private static func digits(of text: String) -> String? {
        var digits = ""
        for character in text {
            if let value = decimal(character) {
                digits.append(String(value))
            } else if character == "+" || character == "＋", digits.isEmpty {
                digits.append("+")
            } else if !separators.contains(character) {
                return nil
            }
        }
        return digits
    }

    /// Dashes, brackets, points and spaces, narrow and full-width.
    private static let separators: Set<Character> = Set("-–—‒−‐‑－()（）.．\t \u{a0}\u{3000}")

    /// Full-width digits are digits; `①` and `Ⅶ` are not.
    private static func decimal(_ character: Character) -> Int? {
        guard character.unicodeScalars.first?.properties.numericType == .decimal else { return nil }
        return character.wholeNumberValue
    }
}
