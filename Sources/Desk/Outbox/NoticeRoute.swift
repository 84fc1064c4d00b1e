// SPDX-License-Identifier: Apache-2.0

import Sites
import Tickets

/// By which gateway a citizen hears from us, if by any: the way they chose, else the way they came (K3).
struct NoticeRoute {
    let policy: NoticePolicy
    /// The country's calling code, without plus.
    let country: String
    /// The channels that this installation has a gateway for.
    let gateways: Set<Channel>

    func channel(for contact: Contact, filedBy channel: Channel) -> Channel? {
        let wanted: [Channel]
        switch contact.preferred {
        // They look for themselves, or want to be called.
        case .web, .phone, .counter: wanted = []
        case .mail: wanted = [.mail]
        case .sms: wanted = [.sms]
        case .letter: wanted = [.letter]
        default: wanted = Self.usual(for: channel)
        }
        return wanted.first { gateways.contains($0) && address(of: contact, for: $0) != nil }
    }

    /// The ways for who said nothing, the best first: the way they came.
    private static func usual(for channel: Channel) -> [Channel] {
        switch channel {
        case .mail: [.mail, .sms]
        case .letter: [.letter, .sms, .mail]
        default: [.sms, .mail]
        }
    }

    /// Where `contact` is reached by `channel`; nil if nowhere.
    func address(of contact: Contact, for channel: Channel) -> Reply.Address? {
        switch channel {
        case .sms: contact.phone.flatMap { policy.takesText($0, country: country) ? .phone($0) : nil }
        case .mail: contact.email.map { .email($0) }
        case .letter: contact.postalAddress.map { .post($0) }
        default: nil
        }
    }
}

extension NoticePolicy {
    /// Whether the number is texted: one of the country's mobile networks, or a foreign one where the city wants that.
    fileprivate func takesText(_ number: PhoneNumber, country: String) -> Bool {
        guard number.dialled.hasPrefix("+") else { return false }
        guard number.dialled.hasPrefix("+" + country) else { return foreignNumbers ?? false }
        guard let prefixes = mobilePrefixes else { return true }
        let national = number.dialled.dropFirst(country.count + 1)
        return prefixes.contains { national.hasPrefix($0) }
    }
}
