// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// A request as a program files it. Source: contracts, `POST /api/v1/tickets`. Members that are not here are ignored.
struct IntakeJSON: Decodable {
    let channel: String?
    let externalId: String?
    let kind: String?
    let summary: String?
    let narrative: String?
    let citizen: Citizen?
    let place: Place?
    let occurredAt: String?
    let receivedAt: String?
    let urgency: String?
    let language: String?
    let anonymous: Bool?
    let confidential: Bool?
    let accusedUnit: String?
    let matter: String?
    let caseKind: String?
    let line: String?
    let represented: RepresentedJSON?

    struct RepresentedJSON: Decodable {
        let name: String?
        let phone: String?
        let relation: String?
        let told: Bool?
    }
    let answers: [String: String]?
    let mailbox: String?
    let publishable: Bool?
    let personGroup: String?
    let enterprise: Bool?
    let tags: [String]?

    struct Citizen: Decodable {
        let name: String?
        let phone: String?
        let email: String?
        let postalAddress: String?
        let preferred: String?
    }

    struct Place: Decodable {
        let address: String?
        let lat: Double?
        let lng: Double?
        let area: String?
    }

    /// The message as the channel reads it: plain names, plain text.
    func message(receivedAt now: Date) -> InboundMessage {
        InboundMessage(externalID: externalId ?? "", receivedAt: now, fields: fields)
    }

    private var fields: [String: String] {
        let said =
            (answers ?? [:]).map { (IntakeDraft.answerPrefix + $0, $1) }
            + (tags ?? []).map { (IntakeDraft.tagPrefix + $0, "true") }
        return plainFields.merging(said) { plain, _ in plain }
    }

    private var plainFields: [String: String] {
        [
            "channel": channel, "kind": kind, "summary": summary, "narrative": narrative, "occurredAt": occurredAt,
            "receivedAt": receivedAt, "urgency": urgency, "language": language, "accusedUnit": accusedUnit,
            "matter": matter, "caseKind": caseKind, "anonymous": anonymous.map(String.init),
            "confidential": confidential.map(String.init),
            "mailbox": mailbox, "publishable": publishable.map(String.init),
            "name": citizen?.name, "phone": citizen?.phone, "email": citizen?.email,
            "postalAddress": citizen?.postalAddress, "preferred": citizen?.preferred,
            "personGroup": personGroup, "enterprise": enterprise.map(String.init),
            "line": line, "representedName": represented?.name, "representedPhone": represented?.phone,
            "relation": represented?.relation, "tellRepresented": represented?.told.map(String.init),
            "address": place?.address, "area": place?.area, "lat": place?.lat.map { String($0) },
            "lng": place?.lng.map { String($0) },
        ].compactMapValues(\.self)
    }
}
