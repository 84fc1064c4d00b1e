// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// What becomes of the legs of a call: they ring, are answered, handed on, brought together.
extension Switchboard {
    mutating func changeState(of channel: AsteriskChannel, _ news: inout News) {
        guard let leg = leg(of: channel, isNew: false, &news) else { return }
        switch channel.state {
        case .up: markUp(leg, &news)
        case .ringing where !leg.isCaller: markRinging(leg, &news)
        default: break
        }
    }

    /// - Parameters:
    ///   - callee: Whose telephone is called.
    ///   - caller: Whose call it is; nil for one that a manager asked for.
    ///   - dialled: As in `PJSIP/13900139000@trunk`; nil where the callee is a seat.
    ///   - news: To which it is added.
    mutating func ring(_ callee: AsteriskChannel, by caller: AsteriskChannel?, dialled: String?, _ news: inout News) {
        if let caller { _ = leg(of: caller, isNew: false, &news) }
        guard var leg = leg(of: callee, isNew: false, &news) else { return }
        if let dialled, leg.party.isOutside, !leg.hasRung {
            let number = plan.outside(plan.number(inDialString: dialled))
            leg.party = .outside(number)
            legs[leg.uniqueID]?.party = leg.party
            nameOutside(number, of: leg.call)
        }
        markRinging(leg, &news)
    }

    mutating func answer(_ callee: AsteriskChannel, by caller: AsteriskChannel?, _ news: inout News) {
        if let caller { _ = leg(of: caller, isNew: false, &news) }
        guard let leg = leg(of: callee, isNew: false, &news) else { return }
        markUp(leg, &news)
    }

    mutating func ringInVain(_ callee: AsteriskChannel, _ news: inout News) {
        guard let leg = leg(of: callee, isNew: false, &news), leg.hasRung, !leg.isUp, !leg.hasRungInVain else { return }
        legs[leg.uniqueID]?.hasRungInVain = true
        if let party = leg.party { news.add(.rangInVain(party), to: leg.call) }
    }

    private mutating func markRinging(_ leg: Leg, _ news: inout News) {
        guard !leg.hasRung, !leg.isUp else { return }
        legs[leg.uniqueID]?.hasRung = true
        tell(leg.call, &news)
        if let party = leg.party { news.add(.rang(party), to: leg.call) }
    }

    private mutating func markUp(_ leg: Leg, _ news: inout News) {
        guard !leg.isUp else { return }
        legs[leg.uniqueID]?.isUp = true
        tell(leg.call, &news)
        guard !leg.isCaller, let party = leg.party else { return }
        lines[leg.call]?.ender = nil
        news.add(.answered(party), to: leg.call)
    }

    mutating func transfer(_ from: AsteriskChannel, to target: Party?, _ kind: TransferKind, _ news: inout News) {
        guard let leg = leg(of: from, isNew: false, &news), let party = leg.party, let target else { return }
        if kind == .blind { lines[leg.call]?.ender = nil }
        news.add(.transferred(from: party, to: target, kind), to: leg.call)
    }

    mutating func enter(_ room: String, _ channel: AsteriskChannel, _ news: inout News) {
        guard let leg = leg(of: channel, isNew: false, &news) else { return }
        if let call = rooms[room], lines[call] != nil { merge(leg.call, into: call, &news) }
        let call = legs[leg.uniqueID]?.call ?? leg.call
        rooms[room] = call
        lines[call]?.ender = nil
        if let party = leg.party { news.add(.joined(party, room: room), to: call) }
    }

    enum HangUpRequest {
        /// By the party's telephone.
        case asked
        /// By a manager or the dialplan.
        case made
    }

    /// The first who wanted to end the call has ended it: the exchange then asks the others to.
    mutating func note(ender request: HangUpRequest, by channel: AsteriskChannel, _ news: inout News) {
        guard let leg = leg(of: channel, isNew: false, &news), lines[leg.call]?.ender == nil else { return }
        switch (request, leg.party) {
        case (.asked, let party?): lines[leg.call]?.ender = .party(party)
        case (.made, .seat(let seat)): lines[leg.call]?.ender = .party(.seat(seat))
        case (.made, .outside): lines[leg.call]?.ender = .exchange
        case (_, nil): break
        }
    }

    /// Whom the call is with, where that is told of only later.
    func isWithoutOutside(_ line: Line) -> Bool { line.opening.outside.phone == nil }

    mutating func nameOutside(_ number: OutsideNumber, of call: CallID) {
        guard let line = lines[call], !line.isTold, line.opening.direction == .outbound, isWithoutOutside(line) else {
            return
        }
        let opening = line.opening
        lines[call]?.opening = CallOpening(
            direction: opening.direction,
            outside: number,
            dialled: opening.dialled,
            began: opening.began,
        )
    }
}
