// SPDX-License-Identifier: Apache-2.0

import Survey
import Tickets

/// The scoring pack, said for people in docs/scoring.md.
extension Shape {
    static let scoring = record([
        .optional("indicators", .list(indicator, upTo: 500)), .optional("rates", .list(rate, upTo: 50)),
        .optional("parts", .list(scorePart(depth: 4), upTo: 200)),
        .optional("minimumVolume", .integer(0...1_000_000)), .optional("volume", .formula),
        .optional("rounding", rounding), .optional("noBase", .choice(of: ScoringPack.NoBase.self)),
        .optional("total", record(["start", "min", "max"].map { .optional($0, .amount) })),
        .optional("ranking", ranking), .optional("cards", .list(card, upTo: 50)),
    ])

    private static let factWeight = record([
        .required("fact", .choice(of: Fact.self)), .required("weight", .decimal(0...1)),
    ])

    private static let facts = list(.choice(of: Fact.self), upTo: 50)

    private static let rate = record([
        .required("code", .code), .required("name", localText),
        .required("numerator", .list(factWeight, upTo: 50)), .required("denominator", facts),
        .optional("excluded", facts), .required("share", .integer(0...100)),
    ])

    private static let indicator = record([
        .required("code", .text), .optional("name", localText),
        .optional("numerator", .list(factWeight, upTo: 50)), .optional("denominator", facts),
        .optional("excluded", facts), .optional("atLeast", .amount), .optional("atMost", .amount),
    ])

    private static let decimals = choice((0...10).map(String.init) + ["none"])

    private static let rounding = record([
        .optional("rates", decimals), .optional("parts", decimals), .optional("total", decimals),
        .optional("mode", .choice(of: Rounding.Mode.self)),
    ])

    private static let scope = choice(of: Formula.Scope.self)

    private static let ranking = record([
        .optional("best", .choice(of: Ranking.Best.self)), .optional("ties", .choice(of: Ranking.Ties.self)),
        .optional("within", scope),
    ])

    private static let groups = list(.text, upTo: 200)

    private static let card = record([
        .required("card", .text), .optional("below", .amount), .optional("from", .amount),
        .optional("first", .integer(1...10_000)), .optional("last", .integer(1...10_000)), .optional("within", scope),
        .optional("when", .formula), .optional("for", groups),
    ])

    private static let slope = record([
        .required("of", .formula), .required("full", .amount), .required("take", .amount), .optional("per", .amount),
        .optional("side", .choice(of: ScorePart.Slope.Side.self)),
        .optional("steps", .choice(of: ScorePart.Slope.Steps.self)),
    ])

    private static let band = record(
        ["from", "above", "upTo", "below"].map { .optional($0, .amount) } + [.required("points", .amount)]
    )

    private static let bands = record([
        .required("of", .formula), .required("table", .list(band, upTo: 100)), .optional("otherwise", .amount),
    ])

    private static let entered = record([
        .required("of", .formula), .optional("allowed", .list(.amount, upTo: 100)), .optional("evidence", .flag),
    ])

    /// Parts are inside parts to this depth.
    private static func scorePart(depth: Int) -> Shape {
        let plain: [Field] = [
            .required("code", .text), .optional("name", localText), .optional("for", groups),
            .optional("points", .amount), .optional("min", .amount), .optional("max", .amount),
            .optional("weight", .formula), .optional("decimals", decimals),
            .optional("noBase", .choice(of: ScoringPack.NoBase.self)), .optional("zeroWhen", .formula),
            .optional("fullWhen", .formula),
        ]
        let methods: [Field] = [
            .optional("rate", .formula), .optional("graded", .table(.amount)), .optional("share", .formula),
            .optional("slope", slope), .optional("bands", bands), .optional("marks", .table(.amount)),
            .optional("entered", entered), .optional("when", .formula), .optional("formula", .formula),
        ]
        let inner: [Field] = depth > 0 ? [.optional("sum", .list(scorePart(depth: depth - 1), upTo: 100))] : []
        return record(plain + methods + inner)
    }
}
