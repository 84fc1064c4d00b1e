// SPDX-License-Identifier: Apache-2.0

import Foundation
import Routing
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
    let mailbox: String?
    let publishable: Bool
    let personGroup: String?
    let enterprise: Bool
    let tags: [String]
    /// nil where nothing was said to questions of the matter.
    let answers: [Answer]?

    /// What was said to one of them; `answer` is the choice's code where it was a choice.
    struct Answer: Encodable {
        let question: String
        let asked: String
        let answer: String
        let words: String
    }

    struct Place: Encodable {
        let address: String
        let lat: Double?
        let lng: Double?
        let area: String?
    }

    /// - Parameters:
    ///   - filing: What was filed.
    ///   - accused: Whom it accuses, which may have been said later.
    ///   - coordinates: In which its point is kept; programs are told it in WGS-84.
    init(_ filing: Filing, about accused: UnitCode?, keptIn coordinates: CoordinateSystem) {
        channel = filing.channel.rawValue
        externalId = filing.externalID
        summary = filing.summary
        narrative = filing.narrative
        let told = filing.place.converted(from: coordinates, to: .wgs84)
        place = Place(
            address: told.address,
            lat: told.latitude,
            lng: told.longitude,
            area: told.area?.rawValue,
        )
        occurredAt = filing.occurredAt
        receivedAt = filing.receivedAt
        urgency = filing.urgency.rawValue
        language = filing.language.rawValue
        anonymous = filing.isAnonymous
        confidential = filing.isConfidential
        accusedUnit = accused?.rawValue
        caseKind = filing.caseKind?.rawValue
        line = filing.line?.rawValue
        visit = filing.visit
        grid = filing.grid
        mailbox = filing.mailbox?.rawValue
        publishable = filing.mayBePublished
        personGroup = filing.personGroup?.rawValue
        enterprise = filing.isEnterprise
        tags = filing.tags.map(\.rawValue)
        answers = filing.answers?.answers.map { answer in
            Answer(
                question: answer.question.rawValue,
                asked: answer.asked.zh,
                answer: answer.answer,
                words: answer[.zh],
            )
        }
    }
}
