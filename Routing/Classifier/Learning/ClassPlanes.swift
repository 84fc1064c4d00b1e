// SPDX-License-Identifier: Apache-2.0

/// The planes of all classes, by feature: what a text's features add to each class.
struct ClassPlanes: Equatable, Sendable {
    /// Where each feature's weights begin; one more at the end.
    let starts: [UInt32]
    /// By feature, and within each by class.
    let weights: [Weight]
    /// By class.
    let steps: [Float]
    /// By class: the score of a text of which nothing is known.
    let distances: [Float]

    struct Weight: Equatable, Sendable {
        let number: UInt16
        /// In steps of the class's `step`.
        let level: Int16
    }

    var classCount: Int { steps.count }
    var featureCount: Int { starts.count - 1 }

    init(starts: [UInt32], weights: [Weight], steps: [Float], distances: [Float]) {
        self.starts = starts
        self.weights = weights
        self.steps = steps
        self.distances = distances
    }

    init(_ planes: [Plane], featureCount: Int) {
        var ends = [UInt32](repeating: 0, count: featureCount + 1)
        for plane in planes {
            for feature in plane.features { ends[Int(feature) + 1] += 1 }
        }
        for feature in 0..<featureCount { ends[feature + 1] += ends[feature] }
        var weights = [Weight](repeating: Weight(number: 0, level: 0), count: Int(ends[featureCount]))
        var free = ends
        for (number, plane) in planes.enumerated() {
            for (feature, level) in zip(plane.features, plane.levels) {
                weights[Int(free[Int(feature)])] = Weight(number: UInt16(number), level: level)
                free[Int(feature)] += 1
            }
        }
        self.init(
            starts: ends,
            weights: weights,
            steps: planes.map(\.step),
            distances: planes.map(\.distance),
        )
    }

    /// One class's weights, rounded; what is next to nothing is nothing.
    struct Plane: Sendable {
        /// Of the features that say something.
        private(set) var features: [UInt32] = []
        private(set) var levels: [Int16] = []
        let step: Float
        let distance: Float

        private static let mostLevels: Float = 4_000
        private static let leastLevel = 12

        /// - Parameter weights: By feature and, last, the distance.
        init(_ weights: [Float]) {
            let most = weights.dropLast().reduce(0) { max($0, abs($1)) }
            step = most > 0 ? most / Self.mostLevels : 1
            distance = weights.last ?? 0
            for (feature, weight) in weights.dropLast().enumerated() {
                let level = Int16((weight / step).rounded())
                guard abs(Int(level)) >= Self.leastLevel else { continue }
                features.append(UInt32(feature))
                levels.append(level)
            }
        }
    }

    /// By class.
    func scores(of features: [Feature]) -> [Float] {
        var sums = [Float](repeating: 0, count: classCount)
        starts.withUnsafeBufferPointer { starts in
            weights.withUnsafeBufferPointer { weights in
                sums.withUnsafeMutableBufferPointer { sums in
                    for feature in features {
                        let number = Int(feature.number)
                        for weight in weights[Int(starts[number])..<Int(starts[number + 1])] {
                            sums[Int(weight.number)] += Float(weight.level) * feature.weight
                        }
                    }
                }
            }
        }
        return sums.indices.map { sums[$0] * steps[$0] + distances[$0] }
    }

    /// What a feature says for a class; below 0 what it says against it.
    func weight(of feature: Int, for asked: Int) -> Float {
        let places = Int(starts[feature])..<Int(starts[feature + 1])
        guard let weight = weights[places].first(where: { $0.number == UInt16(asked) }) else { return 0 }
        return Float(weight.level) * steps[asked]
    }
}
