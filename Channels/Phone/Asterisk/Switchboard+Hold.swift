// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// Who has put whom on hold: a telephone says so itself; a seat that is away for a word with somebody is known by the music.
extension Switchboard {
    mutating func hold(_ channel: AsteriskChannel, _ news: inout News) {
        guard let leg = leg(of: channel, isNew: false, &news), let party = leg.party,
            lines[leg.call]?.holders.insert(leg.uniqueID).inserted == true
        else { return }
        tell(leg.call, &news)
        news.add(.held(by: party), to: leg.call)
    }

    mutating func resume(_ channel: AsteriskChannel, _ news: inout News) {
        guard let leg = leg(of: channel, isNew: false, &news), let party = leg.party else { return }
        lines[leg.call]?.holders.remove(leg.uniqueID)
        tell(leg.call, &news)
        news.add(.resumed(by: party), to: leg.call)
    }

    /// Music in the queue is nobody's doing: no seat has answered yet.
    mutating func startMusic(for channel: AsteriskChannel, _ news: inout News) {
        guard let leg = leg(of: channel, isNew: false, &news), leg.party.isOutside, let line = lines[leg.call],
            line.holders.isEmpty, line.awayFromMusic == nil,
            let away = legs(of: leg.call).last(where: { $0.isUp && !$0.party.isOutside })?.party
        else { return }
        lines[leg.call]?.awayFromMusic = away
        news.add(.held(by: away), to: leg.call)
    }

    mutating func stopMusic(for channel: AsteriskChannel, _ news: inout News) {
        guard let leg = leg(of: channel, isNew: false, &news), let away = lines[leg.call]?.awayFromMusic else { return }
        lines[leg.call]?.awayFromMusic = nil
        news.add(.resumed(by: away), to: leg.call)
    }
}
