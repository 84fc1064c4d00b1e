// SPDX-License-Identifier: Apache-2.0

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
        case .snapshot: isLinked = true
        case .call, .seat: break
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
            try await desk.keep(Array(records.values), seated: places)
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
        let number = (wrapUps[seat] ?? 0) + 1
        wrapUps[seat] = number
        let limit = desk.site.telephone?.wrapUpSeconds
        // Not awaited: the exchange's answer comes by the news that are being read.
        Task { [exchange, logger] in
            do throws(CTIFault) {
                try await exchange.pause(seat, for: .wrapUp)
            } catch {
                logger.warning("a seat could not be paused", metadata: ["seat": "\(seat)", "fault": "\(error)"])
            }
            guard let limit else { return }
            // Cancellation cannot come: nobody holds this task.
            try? await Task.sleep(for: .seconds(limit))
            await endWrapUp(number, of: seat)
        }
    }

    private func endWrapUp(_ number: Int, of seat: Seat) async {
        guard wrapUps[seat] == number, book.seats[seat] == .paused(.wrapUp) else { return }
        do throws(CTIFault) {
            try await exchange.makeReady(seat)
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
