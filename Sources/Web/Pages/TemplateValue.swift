// SPDX-License-Identifier: Apache-2.0

import Foundation
import Mustache

/// A part of a model that comes by the hundred on a page: it says its names and values itself, which costs a fifth of
/// reflecting it.
protocol TemplateFields {
    /// Strings, numbers and Bools by name.
    var fields: [String: Any] { get }
}

/// A model as templates see it: reflected once into names and values, so that a look-up costs no reflection.
struct TemplateValue: MustacheParent, Sendable {
    /// The outermost model of a page: a name that even this one lacks is a mistake in the template.
    private let isRoot: Bool
    // Strings, Bools, numbers, NSNull, arrays of them, and TemplateValues: all immutable.
    nonisolated(unsafe) private let values: [String: Any]

    /// - Parameters:
    ///   - model: A struct; its stored properties become names.
    ///   - names: What every template may use besides.
    init(root model: Any, adding names: [String: any Sendable] = [:]) {
        var values = Self.properties(of: Mirror(reflecting: model))
        for (name, value) in names { values[name] = Self.value(of: value) }
        self.init(values: values, isRoot: true)
    }

    private init(values: [String: Any], isRoot: Bool) {
        self.values = values
        self.isRoot = isRoot
    }

    func child(named name: String) -> Any? {
        let value = values[name]
        assert(value != nil || !isRoot, "a template asks for “\(name)”, which its model does not have")
        return value
    }

    private static func properties(of mirror: Mirror) -> [String: Any] {
        var values: [String: Any] = [:]
        for child in mirror.children {
            if let name = child.label { values[name] = value(of: child.value) }
        }
        return values
    }

    /// nil becomes NSNull, so that a row without a value does not show the page's value of the same name.
    private static func value(of any: Any) -> Any {
        if any is String || any is Bool || any is Int || any is TemplateValue { return any }
        if let known = any as? any TemplateFields { return TemplateValue(values: known.fields, isRoot: false) }
        let mirror = Mirror(reflecting: any)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.map { value(of: $0.value) } ?? NSNull()
        case .collection: return mirror.children.map { value(of: $0.value) }
        case .struct: return TemplateValue(values: properties(of: mirror), isRoot: false)
        default: return any
        }
    }
}
