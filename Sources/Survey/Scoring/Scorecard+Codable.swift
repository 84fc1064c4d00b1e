// SPDX-License-Identifier: Apache-2.0

import Tickets

/// Stored as an object whose members are the facts that were counted, in the vocabulary's order: equal cards are equal
/// text. A fact that only a newer program knows is left out.
extension Scorecard: Codable {
    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: FactKey.self)
        let known = try members.allKeys.compactMap { key in
            try Fact(rawValue: key.stringValue).map { ($0, try members.decode(Int.self, forKey: key)) }
        }
        self.init(counts: Dictionary(known, uniquingKeysWith: { first, _ in first }))
    }

    package func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: FactKey.self)
        for fact in Fact.allCases {
            if let count = counts[fact] { try members.encode(count, forKey: FactKey(stringValue: fact.rawValue)) }
        }
    }
}

private struct FactKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
}
