// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Logging
import NIOCore
import NIOPosix
package import Tickets

/// The link with an Asterisk's manager interface (AMI): keeps it, makes news of what comes by it, and asks for what the
/// office wants done.
///
/// When the link is cut it is made again, with growing pauses, and the exchange's own lists are compared with what was
/// known: `linkLost` and then `snapshot` tell the reader of `news`, who closes what ended meanwhile and takes up what
/// began. All news come from the one task that reads the link, hence in order. An actor, since that task and the office's
/// requests share the switchboard.
package actor AsteriskManager {
    package nonisolated let news: BoundedStream<ExchangeNews>
    let settings: AsteriskSettings
    let plan: AsteriskPlan
    let logger: Logger
    private let clock: @Sendable () -> Date
    /// Tells this client's actions from another's: `OriginateResponse` is sent to all.
    private let mark = String(UInt64.random(in: .min ... .max), radix: 36)

    var switchboard: Switchboard
    private var link: NIOAsyncChannelOutboundWriter<ByteBuffer>?
    private(set) var isReady = false
    /// The link is not read, since nobody reads the news.
    private(set) var isDelivering = false
    private var pending: [String: PendingAction] = [:]
    private var audits: [Int: Audit] = [:]
    private var lastAction = 0

    /// - Parameters:
    ///   - settings: Where the exchange is.
    ///   - plan: What its dialplan calls things.
    ///   - logger: Of links made and lost.
    ///   - clock: By which events are timed that bear no `Timestamp` (`timestampevents = yes`).
    package init(
        _ settings: AsteriskSettings,
        plan: AsteriskPlan = AsteriskPlan(),
        logger: Logger,
        clock: @escaping @Sendable () -> Date,
    ) {
        self.settings = settings
        self.plan = plan
        self.logger = logger
        self.clock = clock
        switchboard = Switchboard(plan: plan)
        news = BoundedStream(capacity: settings.backlog)
    }

    /// Keeps the link until the task is cancelled.
    package func keepLinked() async {
        var backoff = settings.backoff
        while !Task.isCancelled {
            await keepLink()
            if isReady { backoff.reset() }
            await loseLink()
            // Cancelled: the loop ends.
            try? await Task.sleep(for: backoff.next())
        }
        await news.finish()
    }

    private func keepLink() async {
        do {
            try await connected().executeThenClose { inbound, outbound in
                self.begin(by: outbound)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await self.read(inbound) }
                    group.addTask { try await self.converse() }
                    defer { group.cancelAll() }
                    for try await _ in group { return }
                }
            }
            logger.warning("the telephone exchange has closed the link")
        } catch is CancellationError {
            logger.info("the link with the telephone exchange is given up")
        } catch {
            logger.warning("no link with the telephone exchange", metadata: ["reason": "\(error)"])
        }
    }

    private nonisolated func connected() async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(5))
            .connect(host: settings.host, port: settings.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(backPressureStrategy: .init(lowWatermark: 2, highWatermark: 8)),
                    )
                }
            }
    }

    private func begin(by outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>) { link = outbound }

    /// Since the last link is gone, nobody knows what became of what was asked by it.
    private func loseLink() async {
        let wasReady = isReady
        link = nil
        isReady = false
        for id in Array(pending.keys) { complete(id, .failure(.unknown)) }
        audits = [:]
        if wasReady { await news.send(.linkLost(at: clock())) }
    }

    private func beReady() {
        guard !isReady else { return }
        isReady = true
        logger.info("linked with the telephone exchange")
    }

    // MARK: - What comes

    private func read(_ inbound: NIOAsyncChannelInboundStream<ByteBuffer>) async throws {
        var parser = ManagerParser()
        for try await buffer in inbound {
            for message in try parser.read(buffer.readableBytesView) { await take(message) }
        }
    }

    private func take(_ message: ManagerMessage) async {
        let id = message["ActionID"]
        if let event = ManagerEvent(message) {
            let now = message["Timestamp"].flatMap { Double($0) }.map { Date(timeIntervalSince1970: $0) } ?? clock()
            if let id, let action = pending[id] { return await take(event, of: message, for: id, action, at: now) }
            await deliver(switchboard.read(event, at: now))
        } else if let id, let action = pending[id] {
            takeResponse(message, for: id, action)
        }
    }

    private func takeResponse(_ message: ManagerMessage, for id: String, _ action: PendingAction) {
        let response = message["Response"] ?? ""
        if response == "Error" {
            complete(id, .failure(.refused(message["Message"] ?? "")))
        } else if action.awaits == .response {
            complete(id, .success(message))
        }
    }

    private func take(
        _ event: ManagerEvent,
        of message: ManagerMessage,
        for id: String,
        _ action: PendingAction,
        at now: Date,
    ) async {
        switch (action.awaits, event) {
        case (.list(let audit), .listComplete):
            let items = finish(audit, with: action.items, at: now)
            // Before the news are read: whoever asked need not wait for their reader.
            complete(id, .success(message))
            await deliver(items)
        case (.list, _) where action.items.count < PendingAction.mostItems: pending[id]?.items.append(event)
        case (.list, _): complete(id, .failure(.unknown))
        case (.placing, .originateResponse): complete(id, .success(message))
        case (.placing, _), (.response, _): break
        }
    }

    /// A list has come; with the second one the audit is complete.
    private func finish(_ number: Int, with items: [ManagerEvent], at now: Date) -> [ExchangeNews] {
        guard var audit = audits[number] else { return [] }
        audit.lists += 1
        audit.events += items
        audits[number] = audit
        guard audit.lists == 2 else { return [] }
        let news = switchboard.compare(with: ExchangeLists(audit.events, at: now), of: number, at: now)
        if case .snapshot = news.last { audits[number]?.isCompared = true }
        beReady()
        return news
    }

    private func deliver(_ items: [ExchangeNews]) async {
        isDelivering = true
        for item in items { await news.send(item) }
        isDelivering = false
    }

    // MARK: - What is asked

    /// - Parameters:
    ///   - action: What is asked.
    ///   - awaited: What answers it.
    ///   - patience: How long to wait for that; nil for as long as the settings say.
    /// - Returns: The message that answers.
    /// - Throws: `CTIFault.refused` where the exchange says so.
    func perform(
        _ action: ManagerAction,
        awaiting awaited: PendingAction.Awaited = .response,
        patience: Duration? = nil,
    ) async throws(CTIFault) -> ManagerMessage {
        guard let link else { throw .unlinked }
        lastAction += 1
        let id = "\(mark)-\(lastAction)"
        let block: [UInt8]
        do { block = try action.block(id: id) } catch { throw .unsendable }
        let answer = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let timer = expiry(of: id, after: patience ?? settings.patience)
                pending[id] = PendingAction(awaits: awaited, continuation: continuation, timer: timer)
                send(ByteBuffer(bytes: block), by: link, for: id)
            }
        } onCancel: {
            Task { await self.complete(id, .failure(.unknown)) }
        }
        return try answer.get()
    }

    /// Compares with the exchange's lists.
    func compare() async throws(CTIFault) {
        let number = switchboard.beginAudit()
        audits[number] = Audit()
        defer { audits[number] = nil }
        _ = try await perform(ManagerAction("CoreShowChannels"), awaiting: .list(audit: number))
        _ = try await perform(ManagerAction("QueueStatus"), awaiting: .list(audit: number))
        guard audits[number]?.isCompared == true else { throw .unknown }
    }

    private func send(_ buffer: ByteBuffer, by link: NIOAsyncChannelOutboundWriter<ByteBuffer>, for id: String) {
        Task {
            do { try await link.write(buffer) } catch { complete(id, .failure(.unknown)) }
        }
    }

    private func expiry(of id: String, after patience: Duration) -> Task<Void, Never> {
        Task {
            do { try await Task.sleep(for: patience) } catch { return }
            complete(id, .failure(.unknown))
        }
    }

    private func complete(_ id: String, _ result: Result<ManagerMessage, CTIFault>) {
        guard let action = pending.removeValue(forKey: id) else { return }
        action.timer.cancel()
        action.continuation.resume(returning: result)
    }
}
