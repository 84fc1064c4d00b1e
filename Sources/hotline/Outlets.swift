// SPDX-License-Identifier: Apache-2.0

import Attachments
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
    /// nil where no mail is sent or taken.
    let mail: MailRoom?

    /// - Throws: `Settings.Fault` for a setting that cannot be meant here.
    init(_ settings: Settings, desk: Desk, room: FileRoom?) throws {
        mail = try settings.mail.map { try MailRoom($0, desk: desk, room: room) }
        let byMail = [mail?.gateway].compactMap { $0 as (any ReplyChannel)? }
        let profile = desk.site.profile
        let phones = PhoneReading(country: profile.callingCode, area: profile.areaCode)
        let printQueue = PrintQueue { reply in try await desk.queue(reply) }
        switch settings.sms {
        case nil: (replies, doors) = (byMail + [printQueue], [:])
        case .kannel(let account, let secret, let callbacks):
            let kannel = Kannel(account, secret: secret, callbacks: callbacks, country: profile.callingCode)
            replies = [kannel] + byMail + [printQueue]
            doors = ["sms": Gateway(door: kannel, channel: SMSChannel(phones: phones))]
        case .signed(let url, let secret):
            let gateway = SignedGateway(url: url, secret: secret) { [time = desk.time] in time.now }
            replies = [gateway] + byMail + [printQueue]
            doors = ["sms": Gateway(door: gateway, channel: SMSChannel(phones: phones))]
        }
    }
}

extension Settings {
    /// The channels by which this installation sends; letters are printed everywhere.
    var gateways: Set<Channel> {
        var channels: Set<Channel> = [.letter]
        if sms != nil { channels.insert(.sms) }
        if mail != nil { channels.insert(.mail) }
        return channels
    }
}
