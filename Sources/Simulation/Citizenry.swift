// SPDX-License-Identifier: Apache-2.0

package import Foundation
import Routing
package import Sites
package import Tickets

/// The people of the simulated city: what they ask for, on which way in, and what they say of the answer.
package struct Citizenry: Sendable {
    private let site: Site
    private let phrasebook: Phrasebook
    /// Whose words are used instead of the phrasebook's, in turn; none: all are made up.
    private let messages: [Message]

    package init(site: Site, messages: [Message] = []) {
        self.site = site
        self.messages = messages
        phrasebook = Phrasebook(site)
    }

    /// The request with `index`. Names nobody; its telephone number is of a range used for examples.
    package func request(
        _ index: Int,
        id: String,
        at instant: Date,
        using generator: inout SeededGenerator,
    ) -> IntakeDraft {
        let topic = phrasebook.topic(using: &generator)
        let isAnonymous = generator.happens(in: 0.04)
        var filing = Filing(
            channel: generator.draw(Self.channels),
            externalID: id,
            kind: topic.kind,
            narrative: "",
            place: Place(address: topic.address),
            receivedAt: instant,
            urgency: generator.draw(Self.urgencies),
            isAnonymous: isAnonymous,
            isConfidential: generator.happens(in: 0.05),
        )
        speak(in: &filing, index: index, on: topic, using: &generator)
        let contact = isAnonymous ? Contact() : Contact(phone: phone(using: &generator))
        return IntakeDraft(filing: filing, contact: contact)
    }

    /// Somebody's own words stand alone; words of ours come with what an agent would have asked for.
    private func speak(
        in filing: inout Filing,
        index: Int,
        on topic: Phrasebook.Topic,
        using generator: inout SeededGenerator,
    ) {
        guard messages.isEmpty else {
            let message = messages[index % messages.count]
            filing.summary = message.title
            filing.narrative = message.detail
            return
        }
        let message = phrasebook.message(on: topic, using: &generator)
        filing.summary = message.title
        filing.narrative = message.detail
        if generator.happens(in: 0.3) { filing.matter = topic.matter?.code }
        if topic.kind == .report, generator.happens(in: 0.3) { filing.accusedUnit = unit(using: &generator) }
    }

    /// Few enough numbers that people call again.
    private func phone(using generator: inout SeededGenerator) -> PhoneNumber? {
        let line = String(1_000 + generator.index(below: 1_000)).dropFirst()
        return PhoneNumber("13900000\(line)", country: site.profile.callingCode, area: site.profile.areaCode)
    }

    private func unit(using generator: inout SeededGenerator) -> UnitCode? {
        generator.element(of: site.organisation.departments.filter { $0.level != .centre })?.code
    }

    private static let channels: Odds<Channel> = [
        .phone: 55, .web: 15, .wechat: 12, .sms: 6, .counter: 3, .mail: 3, .letter: 2, .grid: 2, .upstream: 2,
    ]

    private static let urgencies: Odds<Urgency> = [.normal: 90, .urgent: 8, .critical: 2]
}
