// SPDX-License-Identifier: Apache-2.0

extension EventSketch {
    /// As a store keeps it: how many words and whether a name stands in the title, then twelve bytes a term.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = [UInt8(words.count), namesInTitle ? 1 : 0]
        bytes.reserveCapacity(2 + 12 * (words.count + names.count))
        for term in words + names {
            withUnsafeBytes(of: term.term.littleEndian) { bytes.append(contentsOf: $0) }
            withUnsafeBytes(of: term.weight.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
        }
        return bytes
    }

    /// - Returns: nil for bytes that are no sketch.
    package init?(bytes: [UInt8]) {
        guard bytes.count >= 2, (bytes.count - 2) % 12 == 0, Int(bytes[0]) <= (bytes.count - 2) / 12 else { return nil }
        let terms = stride(from: 2, to: bytes.count, by: 12).map { start in
            Weighted(
                term: bytes.number(at: start, of: 8),
                weight: Float(bitPattern: UInt32(bytes.number(at: start + 8, of: 4))),
            )
        }
        let words = Int(bytes[0])
        self.init(words: Array(terms[..<words]), names: Array(terms[words...]), namesInTitle: bytes[1] == 1)
    }
}

extension [UInt8] {
    fileprivate func number(at start: Int, of length: Int) -> UInt64 {
        (0..<length).reduce(0) { $0 | UInt64(self[start + $1]) << (8 * UInt64($1)) }
    }
}
