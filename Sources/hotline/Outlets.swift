// SPDX-License-Identifier: Apache-2.0

import Channels
import Desk
import Sites
import Tickets
import Web

/// The gateways of this installation, in both directions: those that settings name.
struct Outlets {
    let replies: [any ReplyChannel]
    /// By the names in their addresses.
    let doors: [String: Gateway]

    init(_ settings: Settings, desk: Desk) {
        let profile = desk.site.profile
        let phones = PhoneReading(country: profile.callingCode, area: profile.areaCode)
        switch settings.sms {
        case nil: (replies, doors) = ([], [:])
        case .kannel(let account, let secret, let callbacks):
            let kannel = Kannel(account, secret: secret, callbacks: callbacks, country: profile.callingCode)
            replies = [kannel]
            doors = ["sms": Gateway(door: kannel, channel: SMSChannel(phones: phones))]
        case .signed(let url, let secret):
            let gateway = SignedGateway(url: url, secret: secret) { [time = desk.time] in time.now }
            replies = [gateway]
            doors = ["sms": Gateway(door: gateway, channel: SMSChannel(phones: phones))]
        }
    }
}

extension Settings {
    /// The channels by which this installation sends.
    var gateways: Set<Channel> { sms == nil ? [] : [.sms] }
}
