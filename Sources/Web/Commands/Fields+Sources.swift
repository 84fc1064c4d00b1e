// SPDX-License-Identifier: Apache-2.0

extension Fields {
    /// The fields of a posted form or of a query.
    package init(_ form: Form) {
        self.init(form.named.mapValues { $0.count == 1 ? .text($0[0]) : .texts($0) })
    }
}

extension Fields: Decodable {
    /// The members of a JSON object; those of an object inside it are named with a dot.
    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: MemberName.self)
        var values: [String: Value] = [:]
        for name in members.allKeys {
            switch try members.decode(JSONMember.self, forKey: name) {
            case .value(let value): values[name.stringValue] = value
            case .object(let inner):
                for (innerName, value) in inner { values["\(name.stringValue).\(innerName)"] = value }
            case .null: break
            }
        }
        self.init(values)
    }
}

/// A member of a JSON object, read as what it is.
private enum JSONMember: Decodable {
    case null
    case value(Fields.Value)
    case object([String: Fields.Value])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = Self.plain(in: container) {
            self = .value(value)
        } else if let object = Self.value(of: [String: JSONMember].self, in: container) {
            self = .object(
                object.compactMapValues { member in
                    switch member {
                    case .null: nil
                    case .value(let value): value
                    case .object: .other
                    }
                }
            )
        } else {
            self = .value(.other)
        }
    }

    private static func plain(in container: any SingleValueDecodingContainer) -> Fields.Value? {
        value(of: String.self, in: container).map { .text($0) }
            ?? value(of: Bool.self, in: container).map { .flag($0) }
            ?? value(of: Double.self, in: container).map { .number($0) }
            ?? value(of: [String].self, in: container).map { .texts($0) }
    }

    private static func value<T: Decodable>(of type: T.Type, in container: any SingleValueDecodingContainer) -> T? {
        // A failure only says that the member is of another type, which is what is being found out.
        try? container.decode(type)
    }
}

/// Any name that a JSON object's member may have.
private struct MemberName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
