// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Logging
import Records
import Sites
package import Tickets

/// The call centre as it is at this moment (A2, S5): follows the exchange's news, shows each seat what happens at it, and
/// has the desk keep what became known.
///
/// What is shown never waits for the store, and the exchange's link never waits for either. An actor, since the exchange,
/// those who look and those who act share the book.
package actor CallCentre {
    package nonisolated let exchange: any CTIAdapter
    nonisolated let desk: Desk
    nonisolated let logger: Logger
    private var book = CallBook()
    /// Who sits where, as the store has it.
    private(set) var places: [Seat: String] = [:]
    private var isLinked = false
    /// What changed and is not in the store yet, the newest of each call.
    private var unkept: [CallID: CallRecord] = [:]
    private let keeping = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    private var watchers: [Int: Watcher] = [:]
    private var lastWatcher = 0
    /// Counts the works after a call of a seat, so that an old one's time does not end a new one.
    private var wrapUps: [Seat: Int] = [:]
    /// Who has a break, also while they talk.
    private var breaks: [Seat: PauseReason] = [:]

    private struct Watcher {
        /// The login whose telephone is looked at; nil for all.
        let login: String?
        let continuation: AsyncStream<Void>.Continuation
    }

    package init(_ exchange: any CTIAdapter, desk: Desk, logger: Logger) {
        self.exchange = exchange
        self.desk = desk
        self.logger = logger
    }

    // MARK: - What there is

    /// A seat as whoever sits there sees it.
    package func picture(of seat: Seat) -> SeatPicture {
        let open = book.records.values.filter { $0.closing == nil && $0.hasOpenTurn(of: seat) }
        return SeatPicture(
            seat: seat,
            state: book.seats[seat],
            isLinked: isLinked,
            calls: open.sorted { $0.opening.began < $1.opening.began },
            wrapUp: book.records.values.first { $0.isWrappedUp(by: seat) },
        )
    }

    package func seat(of login: String) -> Seat? { places.first { $0.value == login }?.key }

    /// All calls that go on, and all seats.
    package func snapshot() -> CentrePicture {
        CentrePicture(
            isLinked: isLinked,
            calls: book.records.values.filter { $0.closing == nil }.sorted { $0.opening.began < $1.opening.began },
            seats: book.seats,
            places: places,
        )
    }

    /// The call as it is now; nil for one that is over.
    package func call(_ id: CallID) -> CallRecord? { book.records[id] }

    /// An element at once, and after each change; changes while nobody takes an element are one. With a `login`, only what
    /// happens where they sit by then.
    package func changes(of login: String? = nil) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        lastWatcher += 1
        let number = lastWatcher
        watchers[number] = Watcher(login: login, continuation: continuation)
        continuation.onTermination = { [weak self] _ in
            Task { await self?.forget(number) }
        }
        continuation.yield()
        return stream
    }

    private func forget(_ number: Int) { watchers[number] = nil }

    // MARK: - What happens

    /// Reads who sits where again, and tells those whom it concerns.
    package func reseat() async throws {
        places = try await desk.seats()
        for watcher in watchers.values { watcher.continuation.yield() }
    }

    func open() async throws {
        book = CallBook(try await desk.openCalls().map(\.record))
        try await reseat()
    }

    func follow(_ news: ExchangeNews) {
        switch news {
        case .linkLost: isLinked = false
        case .snapshot(let snapshot):
            isLinked = true
            for (seat, state) in snapshot.seats { noteBreak(of: seat, state) }
        case .seat(let seat, let state, _): noteBreak(of: seat, state)
        case .call: break
        }
        let concerned = seats(concernedBy: news)
        let changed = book.take(news)
        for record in changed { unkept[record.id] = record }
        if !changed.isEmpty { keeping.continuation.yield() }
        let all = Set(concerned + changed.flatMap(\.seats))
        let logins = Set(all.compactMap { places[$0] })
        for watcher in watchers.values where news.isAboutAll || watcher.login.map(logins.contains) ?? true {
            watcher.continuation.yield()
        }
        if case .call(let call, .left(.seat(let seat)), _) = news { beginWrapUp(of: seat, after: call) }
        if case .snapshot = news { resumeWrapUps() }
    }

    /// A call that somebody places in their break does not end it.
    private func noteBreak(of seat: Seat, _ state: SeatState) {
        switch state {
        case .paused(.wrapUp), .ringing, .talking, .onHold: break
        case .paused(let reason): breaks[seat] = reason
        case .ready, .loggedOut, .unreachable: breaks[seat] = nil
        }
    }

    private func seats(concernedBy news: ExchangeNews) -> [Seat] {
        if case .seat(let seat, _, _) = news { [seat] } else { [] }
    }

    // MARK: - Keeping

    /// Writes what changed, as often as something does, until the task is cancelled; the last is written then too.
    func keepAll() async {
        for await _ in keeping.stream {
            await keep()
        }
        // A task of its own, since this one is cancelled by now.
        await Task { await keep() }.value
    }

    private func keep() async {
        let records = unkept
        guard !records.isEmpty else { return }
        unkept = [:]
        do {
            // Colleagues of another server's may have sat down meanwhile.
            places = try await desk.seats()
            let inOrder = records.values.sorted {
                ($0.closing?.at ?? $0.opening.began, $0.id.text) < ($1.closing?.at ?? $1.opening.began, $1.id.text)
            }
            try await desk.keep(inOrder, seated: places)
        } catch {
            logger.warning("calls could not be kept yet", metadata: ["error": "\(type(of: error))"])
            unkept.merge(records) { newer, _ in newer }
            // Cancellation ends the pause; what is unkept is tried once more at the end.
            try? await Task.sleep(for: .seconds(1))
            keeping.continuation.yield()
        }
    }

    // MARK: - Work after a call

    /// Keeps the next caller away while the ticket is finished, for as long as the site says at most.
    private func beginWrapUp(of seat: Seat, after call: CallID) {
        guard book.records[call]?.isWrappedUp(by: seat) == true, book.seats[seat] != nil else { return }
        let end = countWrapUp(of: seat, from: desk.time.now)
        // Not awaited: the exchange's answer comes by the news that are being read.
        Task { [exchange, logger] in
            do throws(CTIFault) {
                try await exchange.pause(seat, for: .wrapUp)
            } catch {
                logger.warning("a seat could not be paused", metadata: ["seat": "\(seat)", "fault": "\(error)"])
            }
            await endWrapUp(end)
        }
    }

    /// After a restart or a cut nobody counts for the seats that were at it.
    private func resumeWrapUps() {
        for (seat, state) in book.seats where state == .paused(.wrapUp) {
            let work = book.records.values.lazy.compactMap { $0.wrapUps.last { $0.seat == seat && $0.ended == nil } }
                .first
            let end = countWrapUp(of: seat, from: work?.began ?? desk.time.now)
            // Not awaited, as above.
            Task { await endWrapUp(end) }
        }
    }

    /// When a seat's work after a call is over, unless another has begun by then.
    private struct WrapUpEnd {
        let seat: Seat
        let number: Int
        /// nil where the site sets no limit.
        let seconds: Double?
    }

    private func countWrapUp(of seat: Seat, from began: Date) -> WrapUpEnd {
        let number = (wrapUps[seat] ?? 0) + 1
        wrapUps[seat] = number
        let limit = desk.site.telephone?.wrapUpSeconds.map(Double.init)
        let left = limit.map { max(0, $0 - desk.time.now.timeIntervalSince(began)) }
        return WrapUpEnd(seat: seat, number: number, seconds: left)
    }

    private func endWrapUp(_ end: WrapUpEnd) async {
        guard let seconds = end.seconds else { return }
        // Cancellation cannot come: nobody holds this task.
        try? await Task.sleep(for: .seconds(seconds))
        let seat = end.seat
        guard wrapUps[seat] == end.number, book.seats[seat] == .paused(.wrapUp) else { return }
        do throws(CTIFault) {
            if let reason = breaks[seat] {
                try await exchange.pause(seat, for: reason)
            } else {
                try await exchange.makeReady(seat)
            }
        } catch {
            logger.warning("a seat could not be made ready", metadata: ["seat": "\(seat)", "fault": "\(error)"])
        }
    }
}

extension ExchangeNews {
    fileprivate var isAboutAll: Bool {
        switch self {
        case .linkLost, .snapshot: true
        case .call, .seat: false
        }
    }
}
