// SPDX-License-Identifier: Apache-2.0

import Foundation
import WorkCalendar

/// A line taken apart: the id survives when the rest of the line is wrong.
struct ParsedScoreLine {
    let id: LineID
    let line: Result<ScoreLine, ScoreLineFault>

    init(_ text: String) {
        do {
            self = try JSONDecoder().decode(ParsedScoreLine.self, from: Data(text.utf8))
        } catch {
            id = .missing
            line = .failure(ScoreLineFault("the line is no JSON object"))
        }
    }
}

extension ParsedScoreLine: Decodable {
    private enum Key: CodingKey {
        case id, unit, group, indicators
    }

    init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: Key.self)
        id = try keys.decodeIfPresent(LineID.self, forKey: .id) ?? .missing
        do {
            let measures = try keys.decode([String: Measured].self, forKey: .indicators)
            line = .success(
                ScoreLine(
                    unit: try keys.decodeIfPresent(Label.self, forKey: .unit)?.text,
                    group: try keys.decodeIfPresent(Label.self, forKey: .group)?.text ?? "",
                    measures: measures.compactMapValues(\.measure),
                    evidenced: Set(measures.filter { $1.hasEvidence }.keys),
                )
            )
        } catch let error as DecodingError {
            line = .failure(ScoreLineFault(error.plainSentence))
        }
    }
}

/// A text, or a number that is one.
private struct Label: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        // Of the wrong type is no failure here: a number is tried.
        text = try (try? container.decode(String.self)) ?? container.decode(Decimal.self).description
    }
}

/// A number, bare or as a value with its evidence, a numerator with its denominator, or null for what was not measured.
private struct Measured: Decodable {
    let measure: ScoreLine.Measure?
    let hasEvidence: Bool

    private enum Key: CodingKey {
        case numerator, denominator, value, evidence
    }

    init(from decoder: any Decoder) throws {
        if try decoder.singleValueContainer().decodeNil() {
            measure = nil
            hasEvidence = false
            // Of the wrong type is no failure here: what is no object is read as a number.
        } else if let keys = try? decoder.container(keyedBy: Key.self) {
            hasEvidence =
                try keys.decodeIfPresent(String.self, forKey: .evidence)?.contains { !$0.isWhitespace } ?? false
            guard !keys.contains(.value) else {
                measure = .number(try keys.decode(ExactNumber.self, forKey: .value).value)
                return
            }
            measure = .pair(
                numerator: try keys.decode(ExactNumber.self, forKey: .numerator).value,
                denominator: try keys.decode(ExactNumber.self, forKey: .denominator).value,
            )
        } else {
            measure = .number(try ExactNumber(from: decoder).value)
            hasEvidence = false
        }
    }
}

extension DecodingError {
    /// As `sentence`, but types by the names that JSON has for them.
    fileprivate var plainSentence: String {
        guard case .typeMismatch(let type, let context) = self else { return sentence }
        let path = context.codingPath.map(\.stringValue).joined(separator: ".")
        let wanted = type == Decimal.self ? (path == "unit" || path == "group" ? "a text" : "a number") : "an object"
        return "\(path) is not \(wanted)"
    }
}
