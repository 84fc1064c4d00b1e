// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets
import Yams

/// `/api/openapi.json`: what is written by hand in `Static/openapi.yaml`, and what follows from the code: a path for each
/// noun and a schema for each vocabulary, so that neither can drift.
struct OpenAPIDocument {
    /// JSON.
    let bytes: Data

    /// - Parameters:
    ///   - resources: The folder with `Static`.
    ///   - words: In whose words the commands are described.
    /// - Throws: When the file is missing or no YAML.
    init(resources: URL, words: TextBook) throws {
        let file = resources.appending(path: "Static/openapi.yaml")
        guard var document = try Yams.load(yaml: String(contentsOf: file, encoding: .utf8)) as? Object else {
            throw CocoaError(.fileReadCorruptFile)
        }
        document.merge("paths", Self.commandPaths(words))
        document.merge("components", "schemas", Self.vocabularies())
        document.merge("components", "schemas", Self.commandForms(words))
        bytes = try JSONSerialization.data(withJSONObject: document, options: [.sortedKeys, .withoutEscapingSlashes])
    }

    typealias Object = [String: Any]

    private static func commandPaths(_ words: TextBook) -> Object {
        CommandNoun.allCases.reduce(into: [:]) { paths, noun in
            paths["/api/v1/tickets/{number}/\(noun.rawValue)"] = [
                "parameters": [reference("parameters/Number")], "post": operation(of: noun, words),
            ]
        }
    }

    private static func operation(of noun: CommandNoun, _ words: TextBook) -> Object {
        [
            "operationId": noun.commands.map(\.rawValue).joined(separator: "Or"),
            "tags": ["commands"],
            "summary": noun.commands.map { words.text("command.\($0.rawValue)") }.joined(separator: " / "),
            "requestBody": [
                "required": noun.fields.contains(where: \.isRequired),
                "content": ["application/json": ["schema": reference("schemas/\(noun.rawValue)")]],
            ] as Object,
            "responses": [
                "200": "Ticket", "400": "Unreadable", "401": "NoToken", "403": "NotPermitted", "404": "Unknown",
                "409": "Stale", "413": "TooLarge", "422": "Refused", "429": "TooMany",
            ].mapValues { reference("responses/\($0)") },
        ]
    }

    private static func commandForms(_ words: TextBook) -> Object {
        CommandNoun.allCases.reduce(into: [:]) { schemas, noun in
            var properties = noun.fields.reduce(into: Object()) { properties, field in
                properties[field.name] = field.schema(words)
            }
            properties[CommandForm.versionField] = [
                "type": "integer", "description": "The ticket's version that the sender has seen",
            ]
            schemas[noun.rawValue] = [
                "type": "object", "properties": properties,
                "required": noun.fields.filter(\.isRequired).map(\.name),
            ]
        }
    }

    static func reference(_ name: String) -> [String: String] { ["$ref": "#/components/\(name)"] }
}

extension OpenAPIDocument.Object {
    fileprivate mutating func merge(_ name: String, _ members: OpenAPIDocument.Object) {
        let known = self[name] as? OpenAPIDocument.Object ?? [:]
        self[name] = known.merging(members) { own, _ in own }
    }

    fileprivate mutating func merge(_ name: String, _ inner: String, _ members: OpenAPIDocument.Object) {
        var object = self[name] as? OpenAPIDocument.Object ?? [:]
        object.merge(inner, members)
        self[name] = object
    }
}
