// SPDX-License-Identifier: Apache-2.0

import Foundation

/// How each event changes a record.
extension CallRecord {
    mutating func note(_ event: CallEvent, _ at: Date) {
        guard closing == nil else { return }
        switch event {
        // The book's own.
        case .began, .foundRunning: break
        case .concerns(let ticket): self.ticket = ticket
        case .queued(let queue): stays.append(QueueStay(queue: queue, joined: at))
        case .abandoned: leaveQueue(at, hasAbandoned: true)
        case .leftQueue: leaveQueue(at, hasAbandoned: false)
        case .rang(let party): turns.append(Turn(party: party, rang: at))
        case .rangInVain(let party): change(party) { $0.left = at }
        case .answered(let party): answer(party, at)
        case .left(let party): leave(party, at)
        case .held(let party): change(party) { $0.holds.append(Stretch(began: at)) }
        case .resumed(let party): change(party) { $0.endHold(at) }
        case .transferred(let from, let to, let kind):
            transfers.append(Transfer(at: at, from: from, to: to, kind: kind))
        case .joined(let party, let room): change(party) { $0.room = room }
        case .merged(let other): close(Closing(at: at, by: .unknown, cause: 0, unseenSince: nil, mergedInto: other))
        case .recording(let path): recordings.append(Recording(path: path, began: at))
        case .recorded(let path): complete(path, at)
        case .pressed(let key, let party): keys.append(KeyPress(at: at, key: key, by: party))
        case .surveyBegan: surveyedAt = at
        case .surveyAnswered(let question, let key): answers.append(KeyAnswer(at: at, question: question, key: key))
        case .surveyEnded: break
        case .ended(let end):
            close(Closing(at: at, by: end.by, cause: end.cause, unseenSince: nil, mergedInto: nil))
        }
    }

    private mutating func leaveQueue(_ at: Date, hasAbandoned: Bool) {
        guard let last = stays.indices.last, stays[last].left == nil else { return }
        stays[last].left = at
        stays[last].hasAbandoned = hasAbandoned
    }

    private mutating func answer(_ party: Party, _ at: Date) {
        if openTurn(of: party) == nil { turns.append(Turn(party: party)) }
        change(party) { $0.answered = $0.answered ?? at }
    }

    private mutating func leave(_ party: Party, _ at: Date) {
        change(party) { turn in
            turn.endHold(at)
            turn.left = at
        }
    }

    private func openTurn(of party: Party) -> Int? { turns.lastIndex { $0.party == party && $0.left == nil } }

    /// Changes the party's part that goes on; whoever placed the call has none.
    private mutating func change(_ party: Party, _ change: (inout Turn) -> Void) {
        guard let place = openTurn(of: party) else { return }
        change(&turns[place])
    }

    private mutating func complete(_ path: String, _ at: Date) {
        guard let place = recordings.lastIndex(where: { $0.path == path && $0.completed == nil }) else { return }
        recordings[place].completed = at
    }

    private mutating func close(_ closing: Closing) {
        self.closing = closing
        for place in turns.indices where turns[place].left == nil {
            turns[place].endHold(closing.at)
            turns[place].left = closing.at
        }
        leaveQueue(closing.at, hasAbandoned: false)
        // Of one that began before a restart nobody tells that its file is complete.
        for place in recordings.indices where recordings[place].completed == nil {
            recordings[place].completed = closing.at
        }
    }

    // MARK: - After a cut of the link

    /// Closes a call that ended while nobody told us.
    mutating func close(unseenSince: Date, _ at: Date) {
        close(Closing(at: at, by: .unknown, cause: 0, unseenSince: unseenSince, mergedInto: nil))
    }

    /// Takes in what has changed meanwhile, as if it happened now.
    mutating func compare(with picture: CallPicture, _ at: Date) {
        ticket = picture.ticket ?? ticket
        compareQueue(with: picture.waiting, at)
        let there = picture.parties
        for turn in turns where turn.left == nil && !there.contains(where: { $0.party == turn.party }) {
            leave(turn.party, at)
        }
        for present in there {
            if openTurn(of: present.party) == nil { turns.append(Turn(party: present.party, rang: at)) }
            if present.hasAnswered { answer(present.party, at) }
        }
        for path in picture.recordings where !recordings.contains(where: { $0.path == path }) {
            recordings.append(Recording(path: path, began: at))
        }
    }

    private mutating func compareQueue(with waiting: CallPicture.Waiting?, _ at: Date) {
        if let waiting, stays.last?.left == nil, stays.last?.queue == waiting.queue { return }
        leaveQueue(at, hasAbandoned: false)
        if let waiting { stays.append(QueueStay(queue: waiting.queue, joined: waiting.since)) }
    }

    // MARK: - Work after the call

    mutating func endWrapUp(of seat: Seat, _ at: Date) {
        guard let place = wrapUps.lastIndex(where: { $0.seat == seat && $0.ended == nil }) else { return }
        wrapUps[place].ended = at
    }

    mutating func resumeWrapUp(of seat: Seat) {
        guard let place = wrapUps.lastIndex(where: { $0.seat == seat }), !wrapUps[place].isPaused else { return }
        wrapUps[place].ended = nil
        wrapUps[place].isPaused = true
    }

    /// The last thing that is known of it.
    var lastInstant: Date {
        let instants = turns.flatMap { [$0.rang, $0.answered, $0.left] } + stays.flatMap { [$0.joined, $0.left] }
        return (instants + recordings.map(\.began)).compactMap { $0 }.max() ?? opening.began
    }
}

extension CallRecord.Turn {
    mutating func endHold(_ at: Date) {
        guard let last = holds.indices.last, holds[last].ended == nil else { return }
        holds[last].ended = at
    }
}
