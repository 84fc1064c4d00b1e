// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What a part of a form says of itself. Source: RFC 7578, 4.2; RFC 5987 for names in `filename*`.
struct PartHeader: Equatable {
    /// Of the field.
    let name: String
    /// nil for a field without a file. As sent: may be anything.
    let fileName: String?

    init(name: String, fileName: String? = nil) {
        self.name = name
        self.fileName = fileName
    }

    /// Reads a part's header lines; nil without a `Content-Disposition: form-data` that names the field.
    init?(_ bytes: some Collection<UInt8>) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
        let prefix = "content-disposition:"
        guard let line = lines.first(where: { $0.lowercased().hasPrefix(prefix) }) else { return nil }
        let parameters = HeaderParameters(line.dropFirst(prefix.count))
        guard parameters.value == "form-data", let name = parameters["name"], !name.isEmpty else { return nil }
        self.init(name: name, fileName: parameters["filename*"].flatMap(Self.extended) ?? parameters["filename"])
    }

    /// `UTF-8''%e7%85%a7.jpg`
    private static func extended(_ text: String) -> String? {
        let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].lowercased() == "utf-8" else { return nil }
        return String(parts[2]).removingPercentEncoding
    }
}

/// A header's value and what stands behind its semicolons.
struct HeaderParameters {
    /// In small letters.
    let value: String
    private var parameters: [String: String] = [:]

    init(_ text: some StringProtocol) {
        var rest = Substring(text)
        value = rest.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
        rest = rest.drop { $0 != ";" }
        while rest.first == ";" {
            rest = rest.dropFirst()
            let name = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest.dropFirst(name.count)
            guard rest.first == "=" else { continue }
            rest = rest.dropFirst()
            let value = Self.value(&rest)
            let key = name.trimmingCharacters(in: .whitespaces).lowercased()
            if parameters[key] == nil { parameters[key] = value }
        }
    }

    subscript(name: String) -> String? { parameters[name] }

    /// A token, or a quoted text. Browsers write a quotation mark as `%22`, others put a backslash before it; a backslash
    /// before anything else is one.
    private static func value(_ rest: inout Substring) -> String {
        guard rest.first == "\"" else {
            let token = rest.prefix { $0 != ";" }
            rest = rest.dropFirst(token.count)
            return token.trimmingCharacters(in: .whitespaces)
        }
        rest = rest.dropFirst()
        var text = ""
        while let character = rest.popFirst(), character != "\"" {
            if character == "\\", let next = rest.first, next == "\"" || next == "\\" {
                text.append(next)
                rest = rest.dropFirst()
            } else {
                text.append(character)
            }
        }
        rest = rest.drop { $0 != ";" }
        return text.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
    }
}
