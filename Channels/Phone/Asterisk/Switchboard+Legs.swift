// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// Channels and the calls that they belong to.
extension Switchboard {
    /// The leg of a channel, made where there is none yet.
    ///
    /// - Parameters:
    ///   - channel: As an event describes it.
    ///   - isNew: It has just been created, so that nothing of its call was missed.
    ///   - news: To which a call that it begins is added.
    /// - Returns: Nil for a channel that has ended.
    mutating func leg(of channel: AsteriskChannel, isNew: Bool, _ news: inout News) -> Leg? {
        if let leg = legs[channel.uniqueID] { return leg }
        guard !departed.contains(channel.uniqueID) else { return nil }
        let call = aliases[channel.linkedID] ?? CallID(channel.linkedID)
        let isFirst = lines[call] == nil
        var leg = Leg(
            name: channel.name,
            uniqueID: channel.uniqueID,
            call: call,
            party: party(of: channel),
            isCaller: isFirst && isCaller(channel, isNew: isNew),
            firstSeen: audit,
        )
        if !isNew {
            leg.isUp = channel.state == .up
            leg.hasRung = leg.isUp || channel.state == .ringing
        }
        legs[channel.uniqueID] = leg
        if isFirst { lines[call] = line(call, beginningWith: channel, news.at, isNew: isNew) }
        lines[call]?.legs.append(channel.uniqueID)
        if isFirst, !isNew { tellFound(call, &news) }
        // One that was called is told of when it rings: until then it may turn out to belong to another call.
        if isFirst, isNew, leg.isCaller { tell(call, &news) }
        if !isFirst, !isNew, leg.hasRung, let party = leg.party {
            news.add(leg.isUp ? .answered(party) : .rang(party), to: call)
        }
        return leg
    }

    /// Adds an event of the channel's call to the news; none where `make` gives none.
    mutating func tell(of channel: AsteriskChannel, _ news: inout News, _ make: (Leg) -> CallEvent?) {
        guard let leg = leg(of: channel, isNew: false, &news), let event = make(leg) else { return }
        tell(leg.call, &news)
        news.add(event, to: leg.call)
    }

    /// Tells that a call began, unless that is told.
    mutating func tell(_ call: CallID, _ news: inout News) {
        guard let line = lines[call], !line.isTold else { return }
        lines[call]?.isTold = true
        news.add(.began(line.opening), to: call)
        if let ticket = line.ticket { news.add(.concerns(ticket: ticket), to: call) }
    }

    private mutating func tellFound(_ call: CallID, _ news: inout News) {
        guard let line = lines[call] else { return }
        lines[call]?.isTold = true
        news.add(.foundRunning(line.opening), to: call)
        for leg in legs(of: call) where !leg.isCaller {
            if let party = leg.party, leg.hasRung { news.add(leg.isUp ? .answered(party) : .rang(party), to: call) }
        }
    }

    /// Has the legs of a call belong to another one, as where both talk in one room.
    mutating func merge(_ call: CallID, into other: CallID, _ news: inout News) {
        guard call != other, lines[other] != nil, let line = lines.removeValue(forKey: call) else { return }
        for id in line.legs {
            legs[id]?.call = other
            // Whoever placed the other call is one who was brought in here.
            legs[id]?.isCaller = false
            lines[other]?.legs.append(id)
        }
        for (name, meant) in aliases where meant == call { aliases[name] = other }
        aliases[call.text] = other
        if line.isTold { news.add(.merged(into: other), to: call) }
    }

    mutating func hangUp(_ channel: AsteriskChannel, cause: Int, _ news: inout News) {
        guard let leg = leg(of: channel, isNew: false, &news) else { return }
        legs[leg.uniqueID] = nil
        departed.insert(leg.uniqueID)
        lines[leg.call]?.legs.removeAll { $0 == leg.uniqueID }
        if case .outside = leg.party { lines[leg.call]?.cause = cause }
        if lines[leg.call]?.isTold == true { tellEnd(of: leg, &news) }
        let others = legs(of: leg.call)
        if others.isEmpty { end(leg.call, cause: cause, &news) }
        // Those who are left go on: the call's end is theirs.
        if others.count(where: \.isUp) >= 2 { lines[leg.call]?.ender = nil }
    }

    private func tellEnd(of leg: Leg, _ news: inout News) {
        if let path = leg.recording { news.add(.recorded(path: path), to: leg.call) }
        guard let party = leg.party else { return }
        if leg.isUp || leg.isCaller {
            news.add(.left(party), to: leg.call)
        } else if leg.hasRung, !leg.hasRungInVain {
            news.add(.rangInVain(party), to: leg.call)
        }
    }

    private mutating func end(_ call: CallID, cause: Int, _ news: inout News) {
        guard let line = lines.removeValue(forKey: call) else { return }
        forget(call)
        guard line.isTold else { return }
        news.add(.ended(CallEnd(by: line.ender ?? .unknown, cause: line.cause ?? cause)), to: call)
    }

    /// Lets go of what pointed at a call that is over.
    mutating func forget(_ call: CallID) {
        aliases = aliases.filter { $0.value != call }
        rooms = rooms.filter { $0.value != call }
    }

    private func party(of channel: AsteriskChannel) -> Party? {
        guard let endpoint = channel.endpoint(technology: plan.technology) else { return nil }
        return endpoint == plan.trunk ? .outside(plan.outside(channel.callerNumber)) : .seat(Seat(endpoint))
    }

    /// Whether the first channel of a call placed it. One found in the middle of its life did where it came in.
    private func isCaller(_ channel: AsteriskChannel, isNew: Bool) -> Bool {
        if isNew || channel.state == .calling { return channel.state == .calling }
        return channel.uniqueID == channel.linkedID && channel.context != plan.outgoing && !isOriginated(channel)
    }

    private func isOriginated(_ channel: AsteriskChannel) -> Bool {
        channel.state == .ringing || channel.state == .down || channel.context == plan.survey
    }

    private func line(_ call: CallID, beginningWith channel: AsteriskChannel, _ now: Date, isNew: Bool) -> Line {
        let isInbound = party(of: channel).isOutside && isCaller(channel, isNew: isNew)
        let opening = CallOpening(
            direction: isInbound ? .inbound : .outbound,
            outside: plan.outside(isInbound || party(of: channel).isOutside ? channel.callerNumber : channel.dialled),
            dialled: channel.dialled,
            began: isNew ? now : Self.second(of: call) ?? now,
        )
        return Line(call: call, opening: opening)
    }

    /// The second in which a channel was created, of `1795294152.1` or `name-1795294152.1`.
    private static func second(of call: CallID) -> Date? {
        let number = call.text.split(separator: "-").last.map { $0.prefix { $0 != "." } } ?? ""
        return Int(number).map { Date(timeIntervalSince1970: TimeInterval($0)) }
    }
}

extension Party? {
    var isOutside: Bool {
        if case .outside = self { true } else { false }
    }
}
