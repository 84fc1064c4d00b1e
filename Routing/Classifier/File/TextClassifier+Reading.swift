// SPDX-License-Identifier: Apache-2.0

extension TextClassifier {
    /// - Parameter bytes: Of a whole model.
    /// - Throws: `ModelFault` unless they are exactly what was written.
    package init(_ bytes: [UInt8]) throws(ModelFault) {
        var reader = ModelReader(try Self.modelProper(of: bytes))
        let rows = Int(clamping: try reader.number())
        let labels = try reader.labels()
        let sharpness = try reader.real()
        guard sharpness > 0 else { throw reader.senseless }
        let model = try reader.model(of: labels.count)
        guard reader.rest == 0 else { throw reader.senseless }
        self.init(labels: labels, model: model, calibration: Calibration(sharpness: sharpness), rows: rows)
    }

    private static func modelProper(of bytes: [UInt8]) throws(ModelFault) -> [UInt8] {
        guard bytes.starts(with: ModelFile.mark) else { throw .foreign }
        guard bytes.count >= ModelFile.headLength else { throw .length(expected: 0, found: bytes.count) }
        var head = ModelReader(Array(bytes[ModelFile.mark.count..<ModelFile.headLength]))
        let version = try head.fixed(UInt16.self)
        guard version == ModelFile.version else { throw .version(Int(version)) }
        let length = try head.fixed(UInt64.self)
        let around = ModelFile.headLength + ModelFile.checksumLength
        let (whole, overflows) = length.addingReportingOverflow(UInt64(around))
        guard !overflows, whole == bytes.count else { throw .length(expected: whole, found: bytes.count) }
        let proper = Array(bytes[ModelFile.headLength..<(bytes.count - ModelFile.checksumLength)])
        var foot = ModelReader(Array(bytes.suffix(ModelFile.checksumLength)))
        guard try foot.fixed(UInt64.self) == ModelFile.checksum(of: proper) else { throw .damaged }
        return proper
    }
}

extension ModelReader {
    fileprivate mutating func labels() throws(ModelFault) -> [String] {
        let count = try count(ofAtLeast: 1, bytesIn: 2...ClassifierTraining.mostLabels)
        var labels: [String] = []
        for _ in 0..<count {
            let label = try text()
            guard labels.last.map({ $0 < label }) ?? true else { throw senseless }
            labels.append(label)
        }
        return labels
    }

    fileprivate mutating func model(of classCount: Int) throws(ModelFault) -> LinearModel {
        var steps: [Float] = []
        var distances: [Float] = []
        for _ in 0..<classCount {
            steps.append(try real())
            distances.append(try real())
        }
        // A feature takes eight bytes for its key, four for its rarity and one for its weights' count, at least.
        let count = try count(ofAtLeast: 13, bytesIn: 1...GramIndex.mostKeys)
        var keys: [UInt64] = []
        var rarity: [Float] = []
        var weights = ReadWeights(classCount: classCount)
        for _ in 0..<count {
            keys.append(try fixed(UInt64.self))
            rarity.append(try real())
            try weights.readFeature(from: &self)
        }
        guard Set(keys).count == keys.count else { throw senseless }
        return LinearModel(
            vocabulary: Vocabulary(keys: keys, rarity: rarity),
            planes: ClassPlanes(
                starts: weights.starts,
                weights: weights.weights,
                steps: steps,
                distances: distances,
            ),
        )
    }
}

private struct ReadWeights {
    let classCount: Int
    private(set) var starts: [UInt32] = [0]
    private(set) var weights: [ClassPlanes.Weight] = []

    init(classCount: Int) {
        self.classCount = classCount
    }

    mutating func readFeature(from reader: inout ModelReader) throws(ModelFault) {
        // A weight takes a byte for its class and two for its level, at least.
        let count = try reader.count(ofAtLeast: 3, bytesIn: 0...classCount)
        for _ in 0..<count {
            let number = try reader.number()
            guard number < classCount else { throw reader.senseless }
            weights.append(ClassPlanes.Weight(number: UInt16(number), level: try reader.fixed(Int16.self)))
        }
        starts.append(UInt32(weights.count))
    }
}
