// SPDX-License-Identifier: Apache-2.0

import Foundation
import WorkCalendar

/// `hotline routing classify`: a request as a line of JSON in, what it is about as a line of JSON out.
///
/// `{"id": 1, "title": "…", "detail": "…"}` is answered with
/// `{"id":1,"labels":[{"label":"…","probability":0.98},…],"because":["…",…]}`, the likeliest label ahead and the words
/// that spoke for it.
package enum ClassifiedLine {
    /// The answer to one line, without a line feed. A line that cannot be answered is answered `{"id":…,"error":"…"}`.
    package static func answer(line: String, by classifier: TextClassifier) -> String {
        let asked = AskedRequest(line)
        switch asked.text {
        case .failure(let error):
            return "{\"id\":\(asked.id.json),\"error\":\(DecodingError.sentence(for: error).jsonString)}"
        case .success(let text):
            let guesses = classifier.explainedGuesses(about: text)
            let labels = guesses.map { guess in
                "{\"label\":\(guess.label.jsonString),\"probability\":\((guess.probability * 1e6).rounded() / 1e6)}"
            }
            let words = guesses.first?.words.map(\.jsonString) ?? []
            return "{\"id\":\(asked.id.json),\"labels\":[\(labels.joined(separator: ","))],"
                + "\"because\":[\(words.joined(separator: ","))]}"
        }
    }
}

/// A line taken apart: the id survives when the rest of the line is wrong.
private struct AskedRequest {
    let id: LineID
    let text: Result<RequestText, any Error>

    init(_ line: String) {
        do {
            self = try JSONDecoder().decode(AskedRequest.self, from: Data(line.utf8))
        } catch {
            id = .missing
            text = .failure(error)
        }
    }
}

extension AskedRequest: Decodable {
    private enum Key: CodingKey {
        case id
        case title
        case detail
    }

    init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: Key.self)
        id = try keys.decodeIfPresent(LineID.self, forKey: .id) ?? .missing
        text = Result {
            let title = try keys.decodeIfPresent(String.self, forKey: .title)
            guard let detail = try keys.decodeIfPresent(String.self, forKey: .detail) ?? title.map({ _ in "" }) else {
                throw DecodingError.keyNotFound(
                    Key.detail,
                    DecodingError.Context(codingPath: [], debugDescription: ""),
                )
            }
            return RequestText(title: title ?? "", detail: detail)
        }
    }
}
