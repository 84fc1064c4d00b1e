// SPDX-License-Identifier: Apache-2.0

package import Tickets

extension Fields {
    /// The code of a thing of the site; whether the site has it is for the desk to say.
    package func code<Subject>(_ name: String) throws(FieldFault) -> Code<Subject> {
        guard let code: Code<Subject> = try optionalCode(name) else { throw .missing(name) }
        return code
    }

    package func optionalCode<Subject>(_ name: String) throws(FieldFault) -> Code<Subject>? {
        guard let text = try optionalText(name) else { return nil }
        return try Self.code(text, name)
    }

    /// Several codes; a `required` field must be there, but may be empty.
    package func codes<Subject>(_ name: String, required: Bool = false) throws(FieldFault) -> [Code<Subject>] {
        guard !required || has(name) else { throw .missing(name) }
        var codes: [Code<Subject>] = []
        for text in try list(name) { codes.append(try Self.code(text, name)) }
        return codes
    }

    /// One of a few words.
    package func choice<Value: RawRepresentable<String>>(_ name: String) throws(FieldFault) -> Value {
        guard let value: Value = try optionalChoice(name) else { throw .missing(name) }
        return value
    }

    package func optionalChoice<Value: RawRepresentable<String>>(_ name: String) throws(FieldFault) -> Value? {
        guard let text = try optionalText(name) else { return nil }
        guard let value = Value(rawValue: text) else { throw .unknownValue(name) }
        return value
    }

    package func choices<Value: RawRepresentable<String>>(_ name: String) throws(FieldFault) -> [Value] {
        var values: [Value] = []
        for text in try list(name) {
            guard let value = Value(rawValue: text) else { throw .unknownValue(name) }
            values.append(value)
        }
        return values
    }

    package func ticketNumber(_ name: String) throws(FieldFault) -> TicketNumber {
        guard let text = try optionalText(name) else { throw .missing(name) }
        guard let number = TicketNumber(text) else { throw .unknownValue(name) }
        return number
    }

    private static func code<Subject>(_ text: String, _ name: String) throws(FieldFault) -> Code<Subject> {
        guard let code = Code<Subject>(text) else { throw .unknownValue(name) }
        return code
    }
}
