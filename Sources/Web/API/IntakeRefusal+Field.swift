// SPDX-License-Identifier: Apache-2.0

import Tickets

extension IntakeRefusal {
    /// As `POST /api/v1/tickets` names it.
    package var fieldName: String? {
        switch self {
        case .missing(let field), .tooLong(let field, _), .unreadable(let field), .unknown(let field, _),
            .notInForce(let field, _), .reserved(let field), .namesSender(let field):
            field.path
        case .answer(let question, _): "answers.\(question)"
        }
    }
}

extension IntakeField {
    fileprivate var path: String {
        switch self {
        case .name, .phone, .email, .postalAddress: "citizen.\(rawValue)"
        case .representedName: "represented.name"
        case .representedPhone: "represented.phone"
        case .relation: "represented.relation"
        case .address: "place.address"
        case .latitude: "place.lat"
        case .longitude: "place.lng"
        case .place: "place.area"
        case .externalID: "externalId"
        case .contactOrPlace: "citizen"
        case .tag: "tags"
        case .narrative, .summary, .channel, .kind, .urgency, .occurredAt, .receivedAt, .matter, .accusedUnit,
            .language, .caseKind, .line, .people, .window, .grid, .mailbox, .personGroup:
            rawValue
        }
    }
}
