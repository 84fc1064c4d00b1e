// SPDX-License-Identifier: Apache-2.0

extension Day: LosslessStringConvertible {
    /// Reads `YYYY-MM-DD` and nothing else; nil for a date that does not exist.
    package init?(_ description: String) {
        var text = DigitScanner(description)
        guard let day = text.day(), text.isAtEnd else { return nil }
        self = day
    }

    package var description: String {
        let (year, month, day) = civil
        return "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))"
    }
}

extension Day: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = Day(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "“\(text)” is not a day; days are written like 2026-02-27",
            )
        }
        self = day
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Days are keys of JSON objects, not pairs in an array.
extension Day: CodingKeyRepresentable {
    package init?(codingKey: some CodingKey) {
        self.init(codingKey.stringValue)
    }

    package var codingKey: any CodingKey { DayKey(stringValue: description) }
}

private struct DayKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) { nil }
}
