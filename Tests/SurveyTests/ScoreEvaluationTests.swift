// SPDX-License-Identifier: Apache-2.0

import Foundation
import Survey
import Testing

/// `hotline score evaluate`, line by line (E6, E7, contracts.md).
struct ScoreEvaluationTests {
    private func answers(_ pack: String, _ lines: String...) throws -> [String] {
        var evaluation = try ScoreEvaluation(pack: pack)
        for line in lines { evaluation.take(line) }
        return evaluation.answers()
    }

    private static let plain = #"{"parts": [{"code": "a", "formula": "x"}]}"#

    @Test func `answers come in the order of the lines, and a bad one stops nothing`() throws {
        let answers = try answers(
            Self.plain,
            #"{"id": "b", "unit": "B", "group": "g", "indicators": {"x": "1.005"}}"#,
            "not json",
            #"{"id": [7], "unit": "B", "group": "g", "indicators": {"x": 3}}"#,
            #"{"id": 4, "unit": "B", "group": "h", "indicators": {"x": 1.004999}}"#,
        )

        #expect(
            answers == [
                #"{"id":"b","score":"1.01","parts":{"a":"1.01"},"rank":1,"card":null}"#,
                #"{"id":null,"error":"the line is no JSON object"}"#,
                #"{"id":[7],"error":"the unit “B” is already in line 1"}"#,
                #"{"id":4,"score":"1.00","parts":{"a":"1.00"},"rank":1,"card":null}"#,
            ]
        )
    }

    @Test(arguments: [
        ("[1]", "the line is no JSON object"), ("{}", "indicators is missing"),
        (#"{"indicators": null}"#, "indicators must not be null"),
        (#"{"indicators": 3}"#, "indicators is not an object"),
        (#"{"indicators": {"x": true}}"#, "indicators.x is not a number"),
        (#"{"indicators": {"x": "1."}}"#, "indicators.x: “1.” is not a number of at most 10¹⁵ and 12 decimals"),
        (
            #"{"indicators": {"x": 1e16}}"#,
            "indicators.x: 10000000000000000 is not a number of at most 10¹⁵ and 12 decimals",
        ),
        (#"{"indicators": {"x": -1}}"#, "x is -1; 0 to 1000000000000 is believed"),
        (#"{"indicators": {"x": {"numerator": 1}}}"#, "indicators.x.denominator is missing"),
        (#"{"indicators": {"x": {"numerator": 9, "denominator": 8}}}"#, "x.percent is 112.5; 0 to 100 is believed"),
        (#"{"indicators": {"x": {"numerator": 3, "denominator": 0}}}"#, "x is 3 of 0"),
        (
            #"{"indicators": {"x": {"numerator": 1, "denominator": -2}}}"#,
            "x.denominator is -2; at least 0 is believed",
        ),
        (#"{"unit": [], "indicators": {"x": 1}}"#, "unit is not a text"),
    ])
    func `a line that cannot be read says why`(line: String, error: String) throws {
        let id = line.hasPrefix("{") ? "9" : "null"
        let line = line.replacing("{\"", with: "{\"id\": 9, \"", maxReplacements: 1).replacing(
            "{}",
            with: #"{"id": 9}"#,
        )

        #expect(try answers(Self.plain, line) == [#"{"id":\#(id),"error":"\#(error)"}"#])
    }

    @Test func `figures too large to reckon with are refused, and too small ones are nothing`() throws {
        let pack = #"{"parts": [{"code": "a", "formula": "x * x * x * x * x * x"}]}"#

        let answers = try answers(
            pack,
            #"{"id": 1, "indicators": {"x": 999999999999}}"#,
            #"{"id": 2, "indicators": {"x": 0.000000000001}}"#,
        )

        #expect(answers[0] == #"{"id":1,"error":"the figures are too large to reckon with"}"#)
        #expect(answers[1].contains(#""score":"0.00""#))
    }

    @Test func `numbers are what is written: no floating point`() throws {
        let pack = #"{"rounding": {"parts": "none", "total": "none"}, "parts": [{"code": "a", "formula": "x + y"}]}"#

        let answers = try answers(
            pack,
            #"{"id": 1, "indicators": {"x": 0.1, "y": 0.2}}"#,
            #"{"id": 2, "indicators": {"x": 999999999999, "y": 0.000000000001}}"#,
        )

        #expect(answers[0].contains(#""score":"0.3""#))
        #expect(answers[1].contains(#""score":"999999999999.000000000001""#))
    }

    @Test(arguments: [
        ("halfUp", "2.35", "-2.35"), ("halfEven", "2.34", "-2.34"), ("down", "2.34", "-2.34"), ("up", "2.35", "-2.35"),
    ])
    func `rounding is as the pack says, alike on both sides of nought`(mode: String, up: String, down: String) throws {
        let pack = #"{"rounding": {"mode": "\#(mode)"}, "parts": [{"code": "a", "formula": "x - y"}]}"#

        let answers = try answers(
            pack,
            #"{"id": 1, "indicators": {"x": 2.345, "y": 0}}"#,
            #"{"id": 2, "indicators": {"x": 0, "y": 2.345}}"#,
        )

        #expect(answers[0].contains("\"score\":\"\(up)\""))
        #expect(answers[1].contains("\"score\":\"\(down)\""))
    }

    @Test(arguments: [("skip", [1, 2, 2, 4]), ("dense", [1, 2, 2, 3])])
    func `equal scores share a rank`(ties: String, ranks: [Int]) throws {
        let pack = #"{"ranking": {"ties": "\#(ties)"}, "parts": [{"code": "a", "formula": "x"}]}"#
        let lines = [9, 8, 8, 7].map { #"{"id": 0, "group": "g", "indicators": {"x": \#($0)}}"# }

        let answers = try answers(pack, lines[0], lines[1], lines[2], lines[3])

        #expect(answers.map(\.rank) == ranks.map { "\($0)" })
    }

    @Test func `equal scores share their fate at the end of the group`() throws {
        let pack = #"{"cards": [{"card": "黄牌", "below": 71, "last": 2}], "parts": [{"code": "a", "formula": "x"}]}"#
        let lines = [80, 70, 65, 65, 60].map { #"{"id": 0, "group": "g", "indicators": {"x": \#($0)}}"# }

        let answers = try answers(pack, lines[0], lines[1], lines[2], lines[3], lines[4])

        #expect(answers.map { $0.contains("黄牌") } == [false, false, true, true, true])
    }

    @Test func `a part that is left out gives its points to the others`() throws {
        let pack = """
            {"noBase": "leftOut", "parts": [{"code": "a", "points": 30, "rate": "x"}, {"code": "b", "points": 30, "rate": "y"},
             {"code": "c", "points": 40, "rate": "z"}]}
            """

        let answers = try answers(
            pack,
            #"{"id": 1, "indicators": {"x": 90, "y": 80, "z": null}}"#,
            #"{"id": 2, "indicators": {"x": null}}"#,
        )

        #expect(answers[0].contains(#""score":"85.00","parts":{"a":"45.00","b":"40.00","c":null}"#))
        #expect(answers[1].contains(#""score":null"#))
    }

    @Test func `full marks without a base have the part's weight, and so has a weight without one its rule`() throws {
        let pack = """
            {"noBase": "full", "parts": [{"code": "a", "points": 50, "rate": "x", "weight": 0.6},
             {"code": "b", "points": 10, "weight": "y", "noBase": "zero"}]}
            """

        let answers = try answers(pack, #"{"id": 1, "indicators": {"y": 2}}"#, #"{"id": 2, "indicators": {"x": 50}}"#)

        #expect(answers[0].contains(#""parts":{"a":"30.00","b":"20.00"}"#))
        #expect(answers[1].contains(#""score":"15.00","parts":{"a":"15.00","b":null}"#))
    }

    @Test func `names that only one side has are told`() throws {
        var evaluation = try ScoreEvaluation(pack: #"{"parts": [{"code": "a", "formula": "x + y"}]}"#)

        evaluation.take(#"{"id": 1, "indicators": {"x": 1, "why": 2}}"#)

        #expect(
            evaluation.remarks == ["the pack reads no indicator “why”", "no line has the indicator “y”"]
        )
    }
}

extension ScoreEvaluation {
    fileprivate init(pack: String) throws {
        self.init(try JSONDecoder().decode(ScoringPack.self, from: Data(pack.utf8)))
    }
}

extension String {
    fileprivate var rank: String { firstMatch(of: /"rank":(\d+)/).map { String($0.1) } ?? "" }
}
