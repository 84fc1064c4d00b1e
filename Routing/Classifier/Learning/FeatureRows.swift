// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Texts as rows of features, one after the other in memory. Each has one feature more, which is always 1: the planes'
/// distance.
struct FeatureRows: Sendable {
    /// Without the one that is always 1.
    let featureCount: Int
    /// Where each row begins in `features`; one more at the end.
    private let starts: [Int]
    private let features: [Feature]
    /// In how many rows each feature is.
    private let holders: [Float]

    init(_ rows: [[Feature]], featureCount: Int) {
        self.featureCount = featureCount
        var starts = [0]
        var features: [Feature] = []
        var holders = [Float](repeating: 0, count: featureCount)
        features.reserveCapacity(rows.reduce(rows.count) { $0 + $1.count })
        for row in rows {
            features += row
            features.append(Feature(number: Int32(featureCount), weight: 1))
            starts.append(features.count)
            for feature in row { holders[Int(feature.number)] += 1 }
        }
        self.starts = starts
        self.features = features
        self.holders = holders
    }

    var count: Int { starts.count - 1 }

    func product(_ row: Int, _ weights: [Float]) -> Float {
        features.withUnsafeBufferPointer { features in
            weights.withUnsafeBufferPointer { weights in
                var sum: Float = 0
                for place in starts[row]..<starts[row + 1] {
                    sum += weights[Int(features[place].number)] * features[place].weight
                }
                return sum
            }
        }
    }

    /// Adds `factor` of a row to `weights`, each feature as far as it may move.
    func add(_ factor: Float, of row: Int, to weights: inout [Float], moving mobility: [Float]) {
        features.withUnsafeBufferPointer { features in
            mobility.withUnsafeBufferPointer { mobility in
                weights.withUnsafeMutableBufferPointer { weights in
                    for place in starts[row]..<starts[row + 1] {
                        let number = Int(features[place].number)
                        weights[number] += factor * features[place].weight * mobility[number]
                    }
                }
            }
        }
    }

    /// The square of each row's length, each feature stretched by its mobility.
    func squares(moving mobility: [Float]) -> [Float] {
        (0..<count).map { row in
            features[starts[row]..<starts[row + 1]].reduce(0) { $0 + $1.weight * $1.weight * mobility[Int($1.number)] }
        }
    }

    /// How freely each feature's weight may move for a class: the more, the more unevenly it lies inside and outside.
    ///
    /// The square of 1 + |log of the ratio of its share inside to that outside|, each smoothed by one. Source: Wang and
    /// Manning, “Baselines and bigrams: simple, good sentiment and topic classification”, ACL 2012, whose weights this
    /// takes as a prior's.
    func mobility(for isMember: [Bool]) -> [Float] {
        var inside = [Float](repeating: 0, count: featureCount)
        var rest: Float = Float(featureCount)
        var sum: Float = Float(featureCount)
        for row in 0..<count where isMember[row] {
            for feature in features[starts[row]..<(starts[row + 1] - 1)] { inside[Int(feature.number)] += 1 }
        }
        for (mine, all) in zip(inside, holders) {
            sum += mine
            rest += all - mine
        }
        let base = log(rest / sum)
        return zip(inside, holders).map { mine, all in
            let telling = 1 + abs(log((mine + 1) / (all - mine + 1)) + base)
            return telling * telling
        } + [1]
    }
}
