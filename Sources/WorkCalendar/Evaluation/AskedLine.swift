// SPDX-License-Identifier: Apache-2.0

import Foundation

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
