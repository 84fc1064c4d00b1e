// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

extension ScorePart: Decodable {
    private enum Key: String, CodingKey {
        case code, name, points, noBase, zeroWhen, fullWhen, min, max, weight, decimals
        case rate, graded, share, slope, bands, marks, entered, when, formula, sum
        case groups = "for"
    }

    private static let methods: [Key] = [
        .rate, .graded, .share, .slope, .bands, .marks, .entered, .when, .formula, .sum,
    ]

    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: Key.self)
        code = try keys.decode(String.self, forKey: .code)
        name = try keys.decodeIfPresent(LocalText.self, forKey: .name) ?? LocalText(zh: code, en: code)
        groups = try keys.decodeIfPresent([String].self, forKey: .groups)
        points = try keys.decodeIfPresent(ExactNumber.self, forKey: .points)?.value
        method = try Self.method(in: keys)
        noBase = try keys.decodeIfPresent(ScoringPack.NoBase.self, forKey: .noBase)
        zeroWhen = try keys.decodeIfPresent(Formula.self, forKey: .zeroWhen)
        fullWhen = try keys.decodeIfPresent(Formula.self, forKey: .fullWhen)
        min = try keys.decodeIfPresent(ExactNumber.self, forKey: .min)?.value
        max = try keys.decodeIfPresent(ExactNumber.self, forKey: .max)?.value
        weight = try keys.decodeIfPresent(Formula.self, forKey: .weight)
        decimals = try keys.decodeIfPresent(Survey.Decimals.self, forKey: .decimals).map { Decimals(count: $0.count) }
        try checkPoints(in: keys)
    }

    private static func method(in keys: KeyedDecodingContainer<Key>) throws -> Method {
        let named = methods.filter(keys.contains)
        guard named.count <= 1 else {
            let names = named.map(\.rawValue).joined(separator: " and ")
            throw DecodingError.dataCorruptedError(
                forKey: named[1],
                in: keys,
                debugDescription: "a part is made in one way, not by \(names)",
            )
        }
        guard let key = named.first else { return .flat }
        switch key {
        case .graded: return .graded(try keys.decode(WeightTable.self, forKey: key).weights)
        case .marks: return .marks(try keys.decode(WeightTable.self, forKey: key).weights)
        case .slope: return .slope(try keys.decode(Slope.self, forKey: key))
        case .bands: return .bands(try keys.decode(Bands.self, forKey: key))
        case .entered: return .entered(try keys.decode(Entered.self, forKey: key))
        case .sum: return .sum(try keys.decode([ScorePart].self, forKey: key))
        case .rate: return .rate(try keys.decode(Formula.self, forKey: key))
        case .share: return .share(try keys.decode(Formula.self, forKey: key))
        case .when: return .when(try keys.decode(Formula.self, forKey: key))
        default: return .formula(try keys.decode(Formula.self, forKey: key))
        }
    }

    private func checkPoints(in keys: KeyedDecodingContainer<Key>) throws {
        let needsPoints =
            switch method {
            case .flat, .rate, .graded, .share, .slope, .when: true
            case .bands, .marks, .entered, .formula, .sum: false
            }
        let leavesGap = noBase == .full || noBase == .leftOut || fullWhen != nil
        guard points == nil, needsPoints || leavesGap else { return }
        let why =
            switch method {
            case .flat: "a part has points, or one of \(Self.methods.map(\.rawValue).joined(separator: ", "))"
            default: "this part needs points: how many are full marks"
            }
        throw DecodingError.dataCorruptedError(forKey: .code, in: keys, debugDescription: why)
    }
}

/// A table of indicators, or formulas, with a number each; in the order of their texts.
private struct WeightTable: Decodable {
    let weights: [ScorePart.Weighted]

    init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: TableKey.self)
        weights = try keys.allKeys.sorted { $0.stringValue < $1.stringValue }.map { key in
            do {
                let what = try Formula(key.stringValue)
                return ScorePart.Weighted(what: what, weight: try keys.decode(ExactNumber.self, forKey: key).value)
            } catch let fault as FormulaFault {
                throw DecodingError.dataCorruptedError(forKey: key, in: keys, debugDescription: fault.description)
            }
        }
    }
}

private struct TableKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
}

extension ScorePart.Slope: Decodable {
    private enum Key: String, CodingKey {
        case full, take, per, side, steps
        case what = "of"
    }

    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: Key.self)
        what = try keys.decode(Formula.self, forKey: .what)
        full = try keys.decode(ExactNumber.self, forKey: .full).value
        take = try keys.decode(ExactNumber.self, forKey: .take).value
        per = try keys.decodeIfPresent(ExactNumber.self, forKey: .per)?.value ?? 1
        side = try keys.decodeIfPresent(Side.self, forKey: .side) ?? .below
        steps = try keys.decodeIfPresent(Steps.self, forKey: .steps) ?? .exact
        guard per > 0 else {
            throw DecodingError.dataCorruptedError(forKey: .per, in: keys, debugDescription: "per is more than 0")
        }
    }
}

extension ScorePart.Bands: Decodable {
    private enum Key: String, CodingKey {
        case table, otherwise
        case what = "of"
    }

    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: Key.self)
        what = try keys.decode(Formula.self, forKey: .what)
        bands = try keys.decode([ScorePart.Band].self, forKey: .table)
        otherwise = try keys.decodeIfPresent(ExactNumber.self, forKey: .otherwise)?.value ?? 0
    }
}

extension ScorePart.Band: Decodable {
    private enum Key: CodingKey {
        case from, above, upTo, below, points
    }

    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: Key.self)
        from = try keys.decodeIfPresent(ExactNumber.self, forKey: .from)?.value
        above = try keys.decodeIfPresent(ExactNumber.self, forKey: .above)?.value
        upTo = try keys.decodeIfPresent(ExactNumber.self, forKey: .upTo)?.value
        below = try keys.decodeIfPresent(ExactNumber.self, forKey: .below)?.value
        points = try keys.decode(ExactNumber.self, forKey: .points).value
    }
}

extension ScorePart.Entered: Decodable {
    private enum Key: String, CodingKey {
        case allowed, evidence
        case what = "of"
    }

    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: Key.self)
        what = try keys.decode(Formula.self, forKey: .what)
        allowed = try keys.decodeIfPresent([ExactNumber].self, forKey: .allowed)?.map(\.value)
        needsEvidence = try keys.decodeIfPresent(Bool.self, forKey: .evidence) ?? false
    }
}
