// SPDX-License-Identifier: Apache-2.0

/// A ring of an area in a file: where it begins, it ends, as RFC 7946 (3.1.6) says, and there is something inside.
struct AreaRing: Decodable {
    let corners: [Outline.Point]

    init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        var corners: [Outline.Point] = []
        while !list.isAtEnd {
            let position = try list.decode([Double].self)
            guard position.count >= 2, (-180...180).contains(position[0]), (-90...90).contains(position[1]) else {
                let corner = corners.count + 1
                throw decoder.fault("[longitude −180…180, latitude −90…90] was expected at corner \(corner)")
            }
            corners.append(Outline.Point(longitude: position[0], latitude: position[1]))
        }
        guard Set(corners).count >= 3 else {
            throw decoder.fault("a ring of three different corners or more was expected")
        }
        guard corners.first == corners.last else {
            throw decoder.fault("a ring that ends at its first corner was expected")
        }
        guard corners.enclosesSomething else { throw decoder.fault("a ring around some area was expected") }
        self.corners = corners
    }
}

extension [Outline.Point] {
    /// Whether the ring goes around more than 1e-12 square degrees, a hundredth of a square metre: what is there by the
    /// rounding of its corners is nothing.
    fileprivate var enclosesSomething: Bool {
        guard let first else { return false }
        let twice = zip(self, dropFirst()).reduce(0.0) { sum, side in
            sum + (side.0.longitude - first.longitude) * (side.1.latitude - first.latitude)
                - (side.1.longitude - first.longitude) * (side.0.latitude - first.latitude)
        }
        return abs(twice) > 2e-12
    }
}

extension Decoder {
    fileprivate func fault(_ expectation: String) -> DecodingError {
        .dataCorrupted(.init(codingPath: codingPath, debugDescription: expectation))
    }
}
