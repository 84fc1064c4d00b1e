// SPDX-License-Identifier: Apache-2.0

extension TextClassifier {
    /// The whole model, for a file or the store.
    package var bytes: [UInt8] {
        let proper = modelProper
        var writer = ModelWriter()
        writer.put(ModelFile.mark)
        writer.put(UInt16(ModelFile.version))
        writer.put(UInt64(proper.count))
        writer.put(proper)
        writer.put(ModelFile.checksum(of: proper))
        return writer.bytes
    }

    private var modelProper: [UInt8] {
        var writer = ModelWriter()
        writer.put(count: UInt64(rows))
        writer.put(count: UInt64(labels.count))
        for label in labels { writer.put(label) }
        writer.put(calibration.sharpness)
        for (step, distance) in zip(model.planes.steps, model.planes.distances) {
            writer.put(step)
            writer.put(distance)
        }
        writer.put(count: UInt64(model.vocabulary.count))
        for feature in 0..<model.vocabulary.count {
            writer.put(model.vocabulary.keys[feature])
            writer.put(model.vocabulary.rarity[feature])
            writer.put(model.planes, of: feature)
        }
        return writer.bytes
    }
}

extension ModelWriter {
    fileprivate mutating func put(_ planes: ClassPlanes, of feature: Int) {
        let weights = planes.weights[Int(planes.starts[feature])..<Int(planes.starts[feature + 1])]
        put(count: UInt64(weights.count))
        for weight in weights {
            put(count: UInt64(weight.number))
            put(weight.level)
        }
    }
}
