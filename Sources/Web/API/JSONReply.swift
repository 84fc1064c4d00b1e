// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird

extension Response {
    /// An answer for a program.
    init(json value: some Encodable, status: HTTPResponse.Status = .ok) throws {
        let bytes = try jsonEncoder.encode(value)
        self.init(
            status: status,
            headers: [.contentType: "application/json; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)),
        )
    }
}

/// One for all answers: making an encoder costs more than most answers.
private let jsonEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .custom { date, encoder in
        var container = encoder.singleValueContainer()
        try container.encode(date.json)
    }
    return encoder
}()

/// A member that is always there: null where there is no value.
struct OrNull<Value: Encodable & Sendable>: Encodable, Sendable {
    private let value: Value?

    init(_ value: Value?) { self.value = value }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let value { try container.encode(value) } else { try container.encodeNil() }
    }
}
