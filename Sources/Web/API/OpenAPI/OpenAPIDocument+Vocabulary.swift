// SPDX-License-Identifier: Apache-2.0

import Tickets

extension OpenAPIDocument {
    /// A schema for each vocabulary that the API speaks.
    static func vocabularies() -> Object {
        [
            "Channel": words(Channel.self), "TicketKind": words(TicketKind.self), "CaseKind": words(CaseKind.self),
            "DisclosureDecision": words(DisclosureDecision.self), "Urgency": words(Urgency.self),
            "Language": words(Language.self), "Lamp": words(Lamp.self), "Role": words(Role.self),
            "Stage": words(Stage.Name.self), "DeadlineKind": words(Deadline.Kind.self), "Fact": words(Fact.self),
            "NonAcceptance": words(NonAcceptance.self), "EmergencyLine": words(EmergencyLine.self),
            "Conclusion": words(HandlingResult.Conclusion.self), "ClosingReason": words(ClosingReason.self),
            "AttachmentType": words(AttachmentType.self),
        ]
    }

    private static func words<Value: RawRepresentable<String> & CaseIterable>(_ type: Value.Type) -> Object {
        ["type": "string", "enum": type.allCases.map(\.rawValue)]
    }
}

extension CommandField {
    /// What JSON holds for it.
    func schema(_ words: TextBook) -> OpenAPIDocument.Object {
        let plain: OpenAPIDocument.Object =
            switch kind {
            case .line, .colleague: ["type": "string", "maxLength": Kind.lineLimit]
            case .paragraph: ["type": "string", "maxLength": Fields.textLimit]
            case .paragraphs:
                [
                    "type": "array",
                    "items": ["type": "string", "maxLength": Fields.textLimit] as [String: any Sendable],
                ]
            case .unit, .matter: OpenAPIDocument.reference("schemas/Code")
            case .units: ["type": "array", "items": OpenAPIDocument.reference("schemas/Code")]
            case .ticketNumber: OpenAPIDocument.reference("schemas/TicketNumber")
            case .instant: OpenAPIDocument.reference("schemas/Instant")
            case .flag: ["type": "boolean"]
            case .exclusion: ["type": "integer", "minimum": 1]
            case .choice(let values, _): ["type": "string", "enum": values]
            case .answers: ["type": "object", "additionalProperties": ["type": "string"]]
            }
        return plain.merging(["description": words.text("commandField.\(name)")]) { own, _ in own }
    }
}
