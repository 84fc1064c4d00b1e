// SPDX-License-Identifier: Apache-2.0

import Foundation
import WorkCalendar

/// `hotline score evaluate`: what units did as lines of JSON in, their scores as lines of JSON out.
///
/// `{"id": 1, "unit": "water", "group": "city", "indicators": {"response": {"numerator": 9, "denominator": 10}}}` is
/// answered with `{"id":1,"score":"90.00","parts":{"response":"90.00"},"rank":1,"card":null}`.
package struct ScoreEvaluation {
    private let pack: ScoringPack
    private let limits: ScoreLimits
    private let names: Set<String>
    private var asked: [Asked] = []
    private var lines: [ScoreLine] = []
    private var known: [[String]: Int] = [:]
    private var unknown: [String] = []
    private var seen: Set<String> = []

    /// A line's id, and where in `lines` it is or why it is not.
    private struct Asked {
        let id: LineID
        let line: Result<Int, ScoreLineFault>
    }

    package init(_ pack: ScoringPack) {
        self.pack = pack
        limits = ScoreLimits(pack)
        names = Set(limits.names)
    }

    /// Takes the next line; ranks need all of them before one is answered.
    package mutating func take(_ text: String) {
        let parsed = ParsedScoreLine(text)
        let line = parsed.line.flatMap { line in
            Result { () throws(ScoreLineFault) in try place(line) }
        }
        asked.append(Asked(id: parsed.id, line: line))
    }

    private mutating func place(_ line: ScoreLine) throws(ScoreLineFault) -> Int {
        for name in line.measures.keys.sorted() where seen.insert(name).inserted && !names.contains(name) {
            unknown.append(name)
        }
        if let unit = line.unit, let earlier = known[[line.group, unit]] {
            throw ScoreLineFault("the unit “\(unit)” is already in line \(earlier)")
        }
        do throws(ScoreFault) { try limits.check(line) } catch { throw ScoreLineFault(error.description) }
        if let unit = line.unit { known[[line.group, unit]] = asked.count + 1 }
        lines.append(line)
        return lines.count - 1
    }

    /// One answer a line, in the order in which they came.
    package func answers() -> [String] {
        let standings = ScoreRun.standings(of: lines, by: pack)
        return asked.map { asked in
            switch asked.line.flatMap({ standings[$0].mapError { ScoreLineFault($0.description) } }) {
            case .success(let standing): standing.json(asked.id, pack.rounding)
            case .failure(let fault): "{\"id\":\(asked.id.json),\"error\":\(fault.message.jsonString)}"
            }
        }
    }

    /// What whoever wrote the lines or the pack should look at although nothing is refused.
    package var remarks: [String] {
        let missing = lines.isEmpty ? [] : names.subtracting(seen).subtracting(["volume"]).sorted()
        return unknown.map { "the pack reads no indicator “\($0)”" }
            + missing.map { "no line has the indicator “\($0)”" }
    }
}

/// Why a line is not scored.
struct ScoreLineFault: Error {
    let message: String

    init(_ message: String) { self.message = message }
}

extension Standing {
    fileprivate func json(_ id: LineID, _ rounding: Rounding) -> String {
        let parts = parts.map { part in
            "\(part.code.jsonString):\(part.value?.written(part.decimals).jsonString ?? "null")"
        }
        return "{\"id\":\(id.json),\"score\":\(score?.written(rounding.total).jsonString ?? "null"),"
            + "\"parts\":{\(parts.joined(separator: ","))},\"rank\":\(rank.map(String.init) ?? "null"),"
            + "\"card\":\(card?.jsonString ?? "null")}"
    }
}

extension ScoringPack {
    /// Every indicator that the pack reads.
    package var names: Set<String> {
        let formulas = scored.flatMap(\.formulas) + cards.compactMap(\.condition) + (minimumVolume > 0 ? [volume] : [])
        return formulas.reduce(into: []) { $0.formUnion($1.names) }
    }
}
