// SPDX-License-Identifier: Apache-2.0

import Channels
import Foundation
import Logging
import Testing
import Tickets

/// An office that listens to an exchange: it keeps the book, and lets a test wait for what is to happen.
actor ListeningOffice {
    struct Heard: Sendable {
        var news: [ExchangeNews] = []
        var records: [CallID: CallRecord] = [:]
        var seats: [Seat: SeatState] = [:]
        var beginnings: [CallID] = []

        var all: [CallRecord] { records.values.sorted { $0.id.text < $1.id.text } }
        var closed: [CallRecord] { all.filter { $0.closing != nil } }
        var cuts: Int { news.count { if case .linkLost = $0 { true } else { false } } }
        var snapshots: Int { news.count { if case .snapshot = $0 { true } else { false } } }
    }

    nonisolated let exchange: AsteriskManager
    private(set) var heard = Heard()
    private var book = CallBook()
    private var waits: [Int: (isMet: @Sendable (Heard) -> Bool, continuation: CheckedContinuation<Bool, Never>)] = [:]
    private var lastWait = 0
    private var tasks: [Task<Void, Never>] = []

    init(port: Int, secret: String = "hotlinepw", change: @Sendable (inout AsteriskSettings) -> Void = { _ in }) {
        var settings = AsteriskSettings(user: "hotline", secret: secret)
        settings.port = port
        settings.backoff.first = .milliseconds(50)
        change(&settings)
        exchange = AsteriskManager(settings, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }) { Date() }
    }

    /// Links, and waits until it is.
    func open() async throws {
        tasks = [
            Task { await exchange.keepLinked() },
            Task { for await item in exchange.news { take(item) } },
        ]
        try await wait("a link") { $0.snapshots > 0 }
    }

    func close() async {
        for task in tasks { task.cancel() }
        for task in tasks { await task.value }
    }

    /// Waits until it is so.
    ///
    /// - Parameters:
    ///   - what: For the message that it never was.
    ///   - isMet: Asked after each piece of news.
    /// - Returns: What was heard until then.
    /// - Throws: `Overdue` after half a minute.
    @discardableResult
    func wait(_ what: String, _ isMet: @escaping @Sendable (Heard) -> Bool) async throws -> Heard {
        if isMet(heard) { return heard }
        lastWait += 1
        let number = lastWait
        let deadline = Task {
            // Cancelled when what is waited for has come.
            try? await Task.sleep(for: .seconds(30))
            giveUp(number)
        }
        defer { deadline.cancel() }
        guard await withCheckedContinuation({ waits[number] = (isMet, $0) }) else {
            throw Overdue(what: what, heard: heard.news.suffix(40).map { "\($0)" })
        }
        return heard
    }

    /// Has everybody leave the call.
    func end(_ call: CallID) async throws {
        for turn in heard.records[call]?.turns ?? [] where turn.left == nil {
            do throws(CTIFault) {
                switch turn.party {
                case .seat(let seat): try await exchange.hangUp(call, at: seat)
                case .outside(let number):
                    guard let phone = number.phone else { continue }
                    try await exchange.endConsultation(.number(phone), about: call)
                }
            } catch {
                // The end of one is mostly the end of the others.
                switch error {
                case .refused, .noSuchCall: break
                case .unlinked, .unknown, .unsendable: throw error
                }
            }
        }
    }

    private func giveUp(_ number: Int) { waits.removeValue(forKey: number)?.continuation.resume(returning: false) }

    private func take(_ item: ExchangeNews) {
        heard.news.append(item)
        if case .call(let call, .began, _) = item { heard.beginnings.append(call) }
        for record in book.take(item) { heard.records[record.id] = record }
        heard.seats = book.seats
        for (number, wait) in waits where wait.isMet(heard) {
            waits[number] = nil
            wait.continuation.resume(returning: true)
        }
    }

    struct Overdue: Error, CustomStringConvertible {
        let what: String
        let heard: [String]

        var description: String { "no \(what); heard: \(heard.joined(separator: "\n"))" }
    }
}

extension ListeningOffice.Heard {
    /// The first call that is at the seat now, ringing or talking.
    func call(at seat: Seat) -> CallID? {
        all.first { record in record.turns.contains { $0.party == .seat(seat) && $0.left == nil } }?.id
    }

    func isAnswered(at seat: Seat) -> Bool {
        all.contains { record in
            record.turns.contains { $0.party == .seat(seat) && $0.answered != nil && $0.left == nil }
        }
    }
}
