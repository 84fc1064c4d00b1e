// SPDX-License-Identifier: Apache-2.0

import Foundation
import Survey
import Testing

/// The arithmetic of scoring packs (docs/scoring.md).
struct FormulaTests {
    /// What a formula comes to for x = 7, y = 2, `first-contact` = 5, 按时 = 9, and r = 3 of 8; nil without a base.
    private func value(_ formula: String) throws -> String? {
        let json =
            #"{"rounding": {"parts": "none"}, "noBase": "zero", "parts": [{"code": "a", "formula": \#(formula.debugDescription)}]}"#
        var evaluation = ScoreEvaluation(try JSONDecoder().decode(ScoringPack.self, from: Data(json.utf8)))
        evaluation.take(
            #"{"id": 1, "group": "g", "indicators": {"x": 7, "y": 2, "first-contact": 5, "按时": 9, "r": {"numerator": 3, "denominator": 8}}}"#
        )
        evaluation.take(#"{"id": 2, "group": "g", "indicators": {"x": 3}}"#)
        evaluation.take(#"{"id": 3, "group": "h", "indicators": {"x": 11}}"#)
        return evaluation.answers()[0].firstMatch(of: /"a":"([^"]*)"/).map { String($0.1) }
    }

    @Test(arguments: [
        ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("10 - 4 - 3", "3"), ("12 / 3 / 2", "2"), ("-2 * -3", "6"),
        ("-x + y", "-5"), ("x - y", "5"), ("first-contact - 5", "0"), ("按时 * 2", "18"), ("\"first-contact\" + 1", "6"),
        ("r.numerator / r.denominator", "0.375"), ("r.percent", "37.5"), ("r.ratio", "0.375"), ("x.percent", "7"),
        ("x > 6 and y < 3", "1"), ("x > 6 and not(y < 3)", "0"), ("x < 6 or y == 2", "1"), ("x >= 7", "1"),
        ("x != 7", "0"), ("x <= 6", "0"), ("1 + 1 == 2 and 3 > 2", "1"),
        ("min(x, y, 5)", "2"), ("max(x, y)", "7"), ("abs(y - x)", "5"), ("round(2.345, 2)", "2.35"),
        ("floor(0 - 2.5)", "-3"), ("ceil(2.1)", "3"), ("if(x > y, 1, 2)", "1"), ("if(x < y, 1, 2)", "2"),
        ("given(x)", "1"), ("given(z)", "0"), ("otherwise(z, 4)", "4"), ("otherwise(x, 4)", "7"),
        ("groupSum(x)", "10"), ("groupMean(x)", "5"), ("groupMax(x)", "7"), ("groupMin(x)", "3"),
        ("groupCount(y)", "1"),
        ("allSum(x)", "21"), ("allMax(x * 2)", "22"), ("x / groupSum(x) * 100", "70"),
        ("1000 * 0.1", "100"), ("if(x > 0, 3, z)", "3"),
        ("if(z, 1, 2)", "2"), ("z > 0", "0"), ("x > 0 or z > 0", "1"), ("x > 0 and z > 0", "0"),
        ("60 <= x * 10 and x * 10 < 80", "1"),
    ])
    func `a formula comes to what is written`(formula: String, value: String) throws {
        #expect(try self.value(formula) == value)
    }

    @Test(arguments: ["z", "x + z", "x / 0", "r.percent / (x - 7)", "min(x, z)", "groupSum(z)"])
    func `without a base there is no value`(formula: String) throws {
        #expect(try value(formula) == nil)
    }
}
