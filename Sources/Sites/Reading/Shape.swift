// SPDX-License-Identifier: Apache-2.0

/// What a part of a document must look like, before any of its content is believed.
indirect enum Shape: Sendable {
    /// 1…2,000 characters, not blank.
    case text
    /// Words to look for in a citizen's text: at least two characters, since one is in too many others.
    case word
    /// 1…64 of `a-z 0-9 - .`, or up to another length.
    case code(upTo: Int)
    case digits(ClosedRange<Int>)
    case choice([String])
    case integer(ClosedRange<Int>)
    case decimal(ClosedRange<Double>)
    /// An exact number of either sign, as scores are reckoned with.
    case amount
    /// Arithmetic, or the name of an indicator.
    case formula
    case flag
    case list(Shape, count: ClosedRange<Int>)
    case record([Field])
    /// A mapping whose keys are content, such as dates.
    case table(Shape)
    /// A plain text of one shape, or a record of another.
    case either(Shape, Shape)

    struct Field: Sendable {
        let key: String
        let shape: Shape
        let isRequired: Bool
    }

    /// More keys in one table than 100 years of make-up days.
    static let longestTable = 2_000

    static let code = Shape.code(upTo: 64)

    /// A list of 1 to `most` items; `most` lies well above what any site has, and keeps checking from taking minutes.
    static func list(_ shape: Shape, upTo most: Int) -> Shape { .list(shape, count: 1...most) }

    /// The names of an enum's cases.
    static func choice<Value: CaseIterable & RawRepresentable<String>>(of _: Value.Type) -> Shape {
        .choice(Value.allCases.map(\.rawValue))
    }
}

extension Shape.Field {
    static func required(_ key: String, _ shape: Shape) -> Shape.Field {
        Shape.Field(key: key, shape: shape, isRequired: true)
    }

    static func optional(_ key: String, _ shape: Shape) -> Shape.Field {
        Shape.Field(key: key, shape: shape, isRequired: false)
    }
}
