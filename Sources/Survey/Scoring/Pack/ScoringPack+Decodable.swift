// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Read in its long form, with indicators and parts, and in the short form of rates with shares, in which documents of
/// before are written.
extension ScoringPack: Decodable {
    private enum Key: CodingKey {
        case indicators, rates, parts, minimumVolume, volume, rounding, noBase, total, ranking, cards
    }

    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: Key.self)
        rates = try keys.decodeIfPresent([RateRule].self, forKey: .rates) ?? []
        indicators = try keys.decodeIfPresent([Indicator].self, forKey: .indicators) ?? []
        parts = try keys.decodeIfPresent([ScorePart].self, forKey: .parts) ?? []
        minimumVolume = try keys.decodeIfPresent(Int.self, forKey: .minimumVolume) ?? 0
        volume = try keys.decodeIfPresent(Formula.self, forKey: .volume) ?? Formula("volume")
        rounding = try keys.decodeIfPresent(Rounding.self, forKey: .rounding) ?? Rounding()
        noBase = try keys.decodeIfPresent(NoBase.self, forKey: .noBase) ?? .noScore
        total = try keys.decodeIfPresent(Total.self, forKey: .total) ?? Total(start: 0, min: nil, max: nil)
        ranking = try keys.decodeIfPresent(Ranking.self, forKey: .ranking) ?? Ranking()
        cards = try keys.decodeIfPresent([CardRule].self, forKey: .cards) ?? []
        guard !rates.isEmpty || !parts.isEmpty else {
            throw DecodingError.dataCorruptedError(
                forKey: .parts,
                in: keys,
                debugDescription: "a pack has parts, or rates with shares",
            )
        }
    }
}

extension ScoringPack.Total {
    private enum Key: CodingKey {
        case start, min, max
    }

    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: Key.self)
        start = try keys.decodeIfPresent(ExactNumber.self, forKey: .start)?.value ?? 0
        min = try keys.decodeIfPresent(ExactNumber.self, forKey: .min)?.value
        max = try keys.decodeIfPresent(ExactNumber.self, forKey: .max)?.value
    }
}
