// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Keeps the calls that go on, and makes of an exchange's news the record of each. Pure: the same news give the same
/// records, at whatever pace they are read.
///
/// A record goes on after its call while a seat works on it; it leaves the book when that is done, at the latest with the
/// seat's next call.
package struct CallBook: Sendable {
    /// Calls that go on, and those that are still worked on.
    package private(set) var records: [CallID: CallRecord] = [:]
    /// What seats do, as was last told.
    package private(set) var seats: [Seat: SeatState] = [:]
    private var unseenSince: Date?
    /// The call on which a seat worked last, until its next one.
    private var lastWork: [Seat: CallID] = [:]

    /// - Parameter records: Those that were not closed when the book was last kept, as after a restart.
    package init(_ records: [CallRecord] = []) {
        for record in records {
            self.records[record.id] = record
            for work in record.wrapUps where work.ended == nil { lastWork[work.seat] = record.id }
        }
        // Since then nobody told us.
        unseenSince = records.isEmpty ? nil : records.map(\.lastInstant).max()
    }

    /// - Parameter news: As the exchange told them, each once and in order.
    /// - Returns: The records that changed, as they are now.
    package mutating func take(_ news: ExchangeNews) -> [CallRecord] {
        var touched: [CallID] = []
        switch news {
        case .call(let call, let event, let at):
            touched = [call] + endWrapUp(before: event, at)
            note(event, on: call, at)
        case .seat(let seat, let state, let at):
            seats[seat] = state == .loggedOut ? nil : state
            touched = follow(seat, state, at)
        case .linkLost(let at): unseenSince = at
        case .snapshot(let snapshot):
            touched = compare(with: snapshot)
            seats = snapshot.seats
            unseenSince = nil
        }
        let changed = touched.compactMap { records[$0] }
        dropFinished()
        return changed
    }

    private mutating func note(_ event: CallEvent, on call: CallID, _ at: Date) {
        switch event {
        case .began(let opening): open(call, opening, foundAt: nil)
        case .foundRunning(let opening): open(call, opening, foundAt: at)
        default:
            records[call]?.note(event, at)
            if case .left(.seat(let seat)) = event { beginWrapUp(of: seat, after: call, at) }
        }
    }

    /// A call that is known stays as it is: nothing makes it two.
    private mutating func open(_ call: CallID, _ opening: CallOpening, foundAt: Date?) {
        guard records[call] == nil else { return }
        var record = CallRecord(id: call, opening: opening)
        record.foundAt = foundAt
        records[call] = record
    }

    // MARK: - Work after a call

    private mutating func beginWrapUp(of seat: Seat, after call: CallID, _ at: Date) {
        guard records[call]?.turns.contains(where: { $0.party == .seat(seat) && $0.answered != nil }) == true else {
            return
        }
        records[call]?.wrapUps.append(CallRecord.WrapUp(seat: seat, began: at))
        lastWork[seat] = call
    }

    /// A seat that rings is done with what it had.
    private mutating func endWrapUp(before event: CallEvent, _ at: Date) -> [CallID] {
        guard case .rang(.seat(let seat)) = event, let call = lastWork.removeValue(forKey: seat) else { return [] }
        records[call]?.endWrapUp(of: seat, at)
        return [call]
    }

    /// A seat is ready as soon as it has hung up, and is then paused for its work: that takes its first end back.
    private mutating func follow(_ seat: Seat, _ state: SeatState, _ at: Date) -> [CallID] {
        guard let call = lastWork[seat] else { return [] }
        switch state {
        case .paused(.wrapUp): records[call]?.resumeWrapUp(of: seat)
        case .ready: records[call]?.endWrapUp(of: seat, at)
        case .paused, .loggedOut, .unreachable:
            records[call]?.endWrapUp(of: seat, at)
            lastWork[seat] = nil
        case .ringing, .talking, .onHold: return []
        }
        return [call]
    }

    private mutating func dropFinished() {
        let worked = Set(lastWork.values)
        for (call, record) in records where record.closing != nil && !worked.contains(call) { records[call] = nil }
    }

    // MARK: - Comparing

    private mutating func compare(with snapshot: ExchangeSnapshot) -> [CallID] {
        let there = Dictionary(snapshot.calls.map { ($0.call, $0) }) { first, _ in first }
        var touched: [CallID] = []
        for (call, record) in records where record.closing == nil {
            if let picture = there[call] {
                records[call]?.compare(with: picture, snapshot.at)
            } else {
                records[call]?.close(unseenSince: unseenSince ?? snapshot.at, snapshot.at)
            }
            if records[call] != record { touched.append(call) }
        }
        for picture in snapshot.calls where records[picture.call] == nil {
            open(picture.call, picture.opening, foundAt: snapshot.at)
            records[picture.call]?.compare(with: picture, snapshot.at)
            touched.append(picture.call)
        }
        return touched.sorted { $0.text < $1.text }
    }
}
