// SPDX-License-Identifier: Apache-2.0

import CLibPQ
import Storage

/// The values of a statement as libpq takes them: binary, one buffer for all, with their types.
struct Parameters {
    /// Types from PostgreSQL's catalogue (pg_type.dat); 0 lets the server infer that of a NULL.
    let types: [Oid]
    private let offsets: [Int?]
    private let lengths: [Int32]
    private let bytes: [UInt8]

    init(_ values: [SQLValue]) {
        var types: [Oid] = []
        var offsets: [Int?] = []
        var lengths: [Int32] = []
        // One byte at least, so that the buffer has an address and empty text is not taken for NULL.
        var bytes: [UInt8] = [0]
        types.reserveCapacity(values.count)
        offsets.reserveCapacity(values.count)
        lengths.reserveCapacity(values.count)
        for value in values {
            let start = bytes.count
            let type = value.appendBinary(to: &bytes)
            types.append(type ?? 0)
            offsets.append(type.map { _ in start })
            lengths.append(Int32(bytes.count - start))
        }
        (self.types, self.offsets, self.lengths, self.bytes) = (types, offsets, lengths, bytes)
    }

    /// Runs `body` with values, lengths and formats, valid until it returns.
    func withPointers<T>(_ body: (_ values: [UnsafePointer<CChar>?], _ lengths: [Int32], _ formats: [Int32]) -> T) -> T
    {
        bytes.withUnsafeBytes { buffer in
            let start = buffer.assumingMemoryBound(to: CChar.self).baseAddress
            let values = offsets.map { offset in offset.flatMap { start?.advanced(by: $0) } }
            return body(values, lengths, [Int32](repeating: 1, count: values.count))
        }
    }
}

extension SQLValue {
    /// Appends what PostgreSQL's binary protocol holds for the value; nil, and nothing appended, for NULL.
    fileprivate func appendBinary(to bytes: inout [UInt8]) -> Oid? {
        switch self {
        case .null:
            return nil
        case .boolean(let truth):
            bytes.append(truth ? 1 : 0)
            return PostgresType.bool
        case .integer(let number):
            bytes.append(bigEndian: UInt64(bitPattern: number))
            return PostgresType.int8
        case .double(let number):
            bytes.append(bigEndian: number.bitPattern)
            return PostgresType.float8
        case .text(let text):
            bytes.append(contentsOf: text.utf8)
            return PostgresType.text
        case .blob(let blob):
            bytes.append(contentsOf: blob)
            return PostgresType.bytea
        }
    }
}

extension [UInt8] {
    fileprivate mutating func append(bigEndian number: UInt64) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }
}
