// SPDX-License-Identifier: Apache-2.0

import Foundation
import Routing

/// Texts that name a place among others, in a made-up city; the same in every run.
struct NameRate {
    private let gazetteer: Gazetteer
    private let texts: [String]

    struct Figures {
        /// Milliseconds.
        let middle: Double
        let p95: Double
        let found: Int
    }

    /// - Throws: What the decoder throws; never, as far as these documents go.
    init(names: Int, texts: Int) throws {
        let districts = 10
        let areas = (0..<names / 2).map { number in
            let parent = number < districts ? "" : #", "parent": "a\#(number % districts)""#
            return #"{"code": "a\#(number)", "name": {"zh": "\#(Self.name(number))街道", "en": "Place"}\#(parent)}"#
        }
        let roads = (names / 2..<names).map { number in
            #"{"name": {"zh": "\#(Self.name(number))路", "en": "Road"}, "kind": "road", "in": ["a\#(number % 97)"]}"#
        }
        gazetteer = Gazetteer(
            try JSONDecoder().decode([Gazetteer.Entry].self, from: Data("[\(areas.joined(separator: ","))]".utf8)),
            spots: try JSONDecoder().decode(
                [Gazetteer.Spot].self,
                from: Data("[\(roads.joined(separator: ","))]".utf8),
            ),
        )
        self.texts = (0..<texts).map { number in
            let words = (0..<60).map { Self.name(number &* 131 &+ $0 &* 977) + "的" }.joined()
            let (area, road) = (number &* 31 % (names / 2), names / 2 + number &* 17 % (names / 2))
            return "\(words)\(Self.name(area))街道\(Self.name(road))路12号\(words.suffix(20))"
        }
    }

    func measure() -> Figures {
        let clock = ContinuousClock()
        var found = 0
        let times = texts.map { text in clock.measure { found += gazetteer.place(in: text).names.isEmpty ? 0 : 1 } }
            .sorted()
        return Figures(
            middle: times[times.count / 2] / .milliseconds(1),
            p95: times[times.count * 95 / 100] / .milliseconds(1),
            found: found,
        )
    }

    /// Two signs of the common block.
    private static func name(_ number: Int) -> String {
        let (first, second) = (number / 50 % 200, number % 50 + 200)
        return [first, second].compactMap { Unicode.Scalar(UInt32(0x4E00 + $0 * 7)).map(String.init) }.joined()
    }
}
