// SPDX-License-Identifier: Apache-2.0

/// How a model lies in a file: eight bytes that say what it is, the format's version, the length of the model proper, the
/// model proper, and its checksum. Numbers are written with the lowest byte first; counts take as many bytes as they need.
enum ModelFile {
    static let mark = Array("hotlineM".utf8)
    static let version = 1
    /// Mark, version, length.
    static let headLength = 8 + 2 + 8
    static let checksumLength = 8

    /// FNV-1a. It finds damage, not intent.
    static func checksum(of bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}

/// Takes bytes one after the other, and never more than there are.
struct ModelReader: ~Copyable {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var rest: Int { bytes.count - place }
    var senseless: ModelFault { .senseless(at: place) }

    mutating func fixed<Number: FixedWidthInteger>(_ type: Number.Type) throws(ModelFault) -> Number {
        let width = Number.bitWidth / 8
        guard rest >= width else { throw senseless }
        var number: Number = 0
        for offset in 0..<width { number |= Number(truncatingIfNeeded: bytes[place + offset]) << Number(8 * offset) }
        place += width
        return number
    }

    /// A number that is one.
    mutating func real() throws(ModelFault) -> Float {
        let number = Float(bitPattern: try fixed(UInt32.self))
        guard number.isFinite else { throw senseless }
        return number
    }

    /// Seven bits a byte, the lowest first; the highest bit says that more follow.
    mutating func number() throws(ModelFault) -> UInt64 {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard rest > 0 else { throw senseless }
            let byte = bytes[place]
            guard shift < 63 || byte <= 1 else { throw senseless }
            place += 1
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
        }
        throw senseless
    }

    /// How many things follow that take `least` bytes each: never more than there is room for.
    mutating func count(ofAtLeast least: Int, bytesIn range: ClosedRange<Int>) throws(ModelFault) -> Int {
        let count = Int(clamping: try number())
        guard range.contains(count), count <= rest / least else { throw senseless }
        return count
    }

    mutating func text() throws(ModelFault) -> String {
        let count = try count(ofAtLeast: 1, bytesIn: 0...4_096)
        guard let text = String(validating: bytes[place..<(place + count)], as: UTF8.self) else { throw senseless }
        place += count
        return text
    }
}

/// Puts bytes one after the other.
struct ModelWriter {
    private(set) var bytes: [UInt8] = []

    mutating func put(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
    }

    mutating func put(_ number: Float) { put(number.bitPattern) }

    mutating func put(count number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func put(_ text: String) {
        put(count: UInt64(text.utf8.count))
        bytes += text.utf8
    }

    mutating func put(_ more: [UInt8]) { bytes += more }
}
