// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// The request as it was filed, except what may have been classified again since.
struct FilingJSON: Encodable {
    let channel: String
    let externalId: String
    let summary: String
    let narrative: String
    let place: Place
    let occurredAt: Date?
    let receivedAt: Date
    let urgency: String
    let language: String
    let anonymous: Bool
    let confidential: Bool
    let accusedUnit: String?
    let caseKind: String?
    let line: String?
    let visit: Visit?
    let grid: String?

    struct Place: Encodable {
        let address: String
        let lat: Double?
        let lng: Double?
        let area: String?
    }

    init(_ filing: Filing) {
        channel = filing.channel.rawValue
        externalId = filing.externalID
        summary = filing.summary
        narrative = filing.narrative
        place = Place(
            address: filing.place.address,
            lat: filing.place.latitude,
            lng: filing.place.longitude,
            area: filing.place.area?.rawValue,
        )
        occurredAt = filing.occurredAt
        receivedAt = filing.receivedAt
        urgency = filing.urgency.rawValue
        language = filing.language.rawValue
        anonymous = filing.isAnonymous
        confidential = filing.isConfidential
        accusedUnit = filing.accusedUnit?.rawValue
        caseKind = filing.caseKind?.rawValue
        line = filing.line?.rawValue
        visit = filing.visit
        grid = filing.grid
    }
}
