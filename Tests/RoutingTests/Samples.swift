// SPDX-License-Identifier: Apache-2.0

import Foundation
import Routing
import TestKit
import Tickets

/// Reads a part of a site document, as the site would write it.
func document<Value: Decodable>(_ text: String, as type: Value.Type = Value.self) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
}

extension Catalogue {
    /// Potholes belong to the roads, leaks to the water with the market, square dancing to the district of the place.
    static func sample() throws -> Catalogue {
        let name = #""name": {"zh": "某类", "en": "Some class"}"#
        return Catalogue(
            number: 3,
            entries: try document(
                """
                [{"code": "roads", \(name)},
                 {"code": "roads.surface", \(name), "parent": "roads"},
                 {"code": "roads.surface.pothole", \(name), "parent": "roads.surface", "lead": "roads", "words": ["坑", "路面"]},
                 {"code": "water.pipes.leak", \(name), "lead": "water", "coUnits": ["market"], "words": ["漏水", "水管"]},
                 {"code": "environment.noise.square", \(name), "lead": "district", "words": ["广场舞"]}]
                """
            ),
        )
    }
}

extension Gazetteer {
    /// A district and two of its streets; one street's name contains the district's.
    static func sample() throws -> Gazetteer {
        Gazetteer(
            try document(
                """
                [{"code": "fancheng", "name": {"zh": "樊城区", "en": "Fancheng"}, "aliases": ["樊城"]},
                 {"code": "fancheng.hanjiang", "name": {"zh": "汉江街道", "en": "Hanjiang"}, "parent": "fancheng"},
                 {"code": "fancheng.wangzhai", "name": {"zh": "樊城区王寨", "en": "Wangzhai"}, "parent": "fancheng"}]
                """
            )
        )
    }
}

extension Router {
    /// The sample city with the rules that a test is about, as JSON; no rules otherwise.
    static func sample(rules: String...) throws -> Router {
        Router(
            catalogue: try .sample(),
            rulebook: Rulebook(number: 7, rules: try document("[\(rules.joined(separator: ","))]")),
            gazetteer: try .sample(),
            organisation: .sample,
        )
    }
}

extension Filing {
    /// Words that speak for nothing and for no place.
    static func vague(_ change: (inout Filing) -> Void = { _ in }) -> Filing {
        .sample { filing in
            filing.summary = "请帮忙"
            filing.narrative = "请帮忙看看"
            filing.place = Place()
            change(&filing)
        }
    }
}
