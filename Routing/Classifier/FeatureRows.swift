// SPDX-License-Identifier: Apache-2.0

/// Texts as rows of features, one after the other in memory. Each has one feature more, which is always 1: the planes'
/// distance.
struct FeatureRows: Sendable {
    let featureCount: Int
    /// Where each row begins in `features`; one more at the end.
    private let starts: [Int]
    private let features: [Feature]
    /// The square of each row's length.
    let square: [Float]

    init(_ rows: [[Feature]], featureCount: Int) {
        self.featureCount = featureCount
        var starts = [0]
        var features: [Feature] = []
        features.reserveCapacity(rows.reduce(rows.count) { $0 + $1.count })
        for row in rows {
            features += row
            features.append(Feature(number: Int32(featureCount), weight: 1))
            starts.append(features.count)
        }
        self.starts = starts
        self.features = features
        square = rows.map { row in 1 + row.reduce(0) { $0 + $1.weight * $1.weight } }
    }

    var count: Int { square.count }

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

    func add(_ factor: Float, of row: Int, to weights: inout [Float]) {
        features.withUnsafeBufferPointer { features in
            weights.withUnsafeMutableBufferPointer { weights in
                for place in starts[row]..<starts[row + 1] {
                    weights[Int(features[place].number)] += factor * features[place].weight
                }
            }
        }
    }
}

/// Chance that is the same on every machine for the same seed (SplitMix64).
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        defer { state &+= 0x9E37_79B9_7F4A_7C15 }
        return state.mixed
    }

    /// Fisher and Yates; the standard library promises no order for a seed.
    mutating func shuffle<Element>(_ list: inout [Element]) {
        for place in list.indices.dropFirst().reversed() {
            list.swapAt(place, Int(next().multipliedFullWidth(by: UInt64(place + 1)).high))
        }
    }
}
