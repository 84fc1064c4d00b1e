// SPDX-License-Identifier: Apache-2.0

import Foundation

extension ScoreRun {
    /// Ranks and cards for all that have a score and the volume; the others keep neither.
    mutating func ranked(_ scored: [Result<Standing, ScoreFault>]) -> [Result<Standing, ScoreFault>] {
        var ranked: [(line: Int, score: Decimal)] = []
        var results = scored
        for (line, result) in scored.enumerated() {
            do throws(ScoreFault) {
                guard let score = try result.get().score, try hasVolume(line) else { continue }
                ranked.append((line, score))
            } catch {
                results[line] = .failure(error)
            }
        }
        let places = ScorePlaces(ranked.map { (lines[$0.line].group, $0.score) }, by: pack.ranking)
        for (line, score) in ranked {
            do throws(ScoreFault) {
                results[line] = .success(try placed(results[line].get(), score, at: line, in: places))
            } catch {
                results[line] = .failure(error)
            }
        }
        return results
    }

    private mutating func hasVolume(_ line: Int) throws(ScoreFault) -> Bool {
        guard pack.minimumVolume > 0 else { return true }
        return try value(of: pack.volume.root, at: line) ?? 0 >= Decimal(pack.minimumVolume)
    }

    private mutating func placed(
        _ standing: Standing,
        _ score: Decimal,
        at line: Int,
        in places: ScorePlaces,
    ) throws(ScoreFault) -> Standing {
        let place = places.place(of: score, group: lines[line].group, within: pack.ranking.within)
        guard let place else { return standing }
        let card = try card(of: score, at: line, in: places)
        return standing.placed(pack.ranking.rank(place), card: card)
    }

    private mutating func card(of score: Decimal, at line: Int, in places: ScorePlaces) throws(ScoreFault) -> String? {
        let group = lines[line].group
        for rule in pack.cards where rule.groups?.contains(group) ?? true {
            guard let place = places.place(of: score, group: group, within: rule.within), rule.fits(score, place) else {
                continue
            }
            guard rule.condition != nil else { return rule.card }
            if try holds(rule.condition, at: line) { return rule.card }
        }
        return nil
    }
}

extension CardRule {
    fileprivate func fits(_ score: Decimal, _ place: ScorePlaces.Place) -> Bool {
        below.map { score < $0 } ?? true && from.map { score >= $0 } ?? true
            && first.map { place.better < $0 } ?? true && last.map { place.worse < $0 } ?? true
    }
}

extension Ranking {
    fileprivate func rank(_ place: ScorePlaces.Place) -> Int {
        switch ties {
        case .skip: place.better + 1
        case .dense: place.steps + 1
        }
    }
}
