// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// A line taken apart: the id survives when the rest of the line is wrong.
struct AskedLine {
    let id: LineID
    let question: Result<CalendarQuestion, any Error>

    init(_ line: String) {
        do {
            self = try JSONDecoder().decode(AskedLine.self, from: Data(line.utf8))
        } catch {
            id = .missing
            question = .failure(error)
        }
    }
}

extension AskedLine: Decodable {
    private enum Key: CodingKey {
        case id
    }

    init(from decoder: any Decoder) throws {
        id = try decoder.container(keyedBy: Key.self).decodeIfPresent(LineID.self, forKey: .id) ?? .missing
        question = Result { try CalendarQuestion(from: decoder) }
    }
}

/// What the asker calls a line: echoed as it came.
package enum LineID: Decodable, Sendable {
    case number(Decimal)
    case text(String)
    case missing

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        // A value of the wrong type is no failure here: the next one is tried, and an odd id is answered with null.
        if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let number = try? container.decode(Decimal.self) {
            self = .number(number)
        } else {
            self = .missing
        }
    }

    package var json: String {
        switch self {
        case .number(let number): number.description
        case .text(let text): text.jsonString
        case .missing: "null"
        }
    }
}
