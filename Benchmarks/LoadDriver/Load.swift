// SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A load under way: hands out orders and takes in answers.
///
/// A class because all connections share it. One thread serves them all: the driver shares the machine with the server.
final class Load: Sendable {
    let workload: any Workload
    let headers: HTTPHeaders
    private let limit: Int
    private let end: NIODeadline?
    private let start: NIODeadline
    private let state = Mutex(State())

    private struct State {
        var next = 0
        var measurement = Measurement()
    }

    private init(_ workload: any Workload, options: LoadOptions) {
        self.workload = workload
        headers = HTTPHeaders(options.headers)
        limit = options.limit
        let start = NIODeadline.now()
        self.start = start
        end = options.seconds.map { start + .nanoseconds(Int64($0 * 1e9)) }
    }

    /// Runs `workload` on all connections at once until it is done.
    ///
    /// - Returns: What was measured; a connection that broke is among its errors and was not replaced.
    static func run(_ workload: any Workload, options: LoadOptions) async throws -> Measurement {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let load = Load(workload, options: options)
        let address = options.url
        await withTaskGroup { connections in
            for _ in 0..<options.clients {
                connections.addTask { await load.converse(with: address, on: group) }
            }
        }
        try await group.shutdownGracefully()
        return load.measurement()
    }

    /// The next order; nil when all was sent or the time is over.
    func nextOrder() -> Order? {
        if let end, NIODeadline.now() >= end { return nil }
        let index: Int? = state.withLock { state in
            guard state.next < limit else { return nil }
            state.next += 1
            return state.next - 1
        }
        return index.map(workload.order)
    }

    func note(_ latency: TimeAmount, status: Int) {
        state.withLock {
            $0.measurement.latencies.append(UInt64(max(0, latency.nanoseconds)))
            $0.measurement.statuses[status, default: 0] += 1
        }
    }

    func note(error: String) {
        state.withLock { $0.measurement.errors[error, default: 0] += 1 }
    }

    /// Opens one connection and waits until it has ended.
    private func converse(with address: LoopbackAddress, on group: any EventLoopGroup) async {
        let bootstrap = ClientBootstrap(group: group)
            .channelOption(ChannelOptions.socketOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    try channel.pipeline.syncOperations.addHandler(Conversation(self))
                }
            }
        do {
            let channel = try await bootstrap.connect(host: address.host, port: address.port).get()
            try await channel.closeFuture.get()
        } catch {
            note(error: "not connected")
        }
    }

    private func measurement() -> Measurement {
        let seconds = Double((NIODeadline.now() - start).nanoseconds) / 1e9
        return state.withLock {
            $0.measurement.seconds = seconds
            return $0.measurement
        }
    }
}
