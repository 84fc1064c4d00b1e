// SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOPosix
import Synchronization

/// A wire between two ports that a test can cut and mend.
final class CuttableLink: Sendable {
    let port: Int
    private let server: any Channel
    private let wire: Wire

    /// What the connections share: whether they may be made, and which there are.
    private final class Wire: Sendable {
        private let state = Mutex((isCut: false, ends: [any Channel]()))
        /// Of the exchange.
        let port: Mutex<Int>

        init(to port: Int) { self.port = Mutex(port) }

        func add(_ end: any Channel) -> Bool {
            state.withLock { state in
                if !state.isCut { state.ends.append(end) }
                return !state.isCut
            }
        }

        func set(isCut: Bool) {
            let ends = state.withLock { state in
                state.isCut = isCut
                defer { state.ends = [] }
                return state.ends
            }
            for end in ends { end.close(promise: nil) }
        }
    }

    init(to port: Int) async throws {
        let wire = Wire(to: port)
        let group = MultiThreadedEventLoopGroup.singleton
        server = try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.autoRead, value: false)
            .childChannelInitializer { near in
                near.eventLoop.makeCompletedFuture {
                    try near.pipeline.syncOperations.addHandler(Near(wire))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        self.wire = wire
        self.port = server.localAddress?.port ?? 0
    }

    func cut() { wire.set(isCut: true) }

    /// Where the next connections go.
    func lead(to port: Int) { wire.port.withLock { $0 = port } }

    func mend() { wire.set(isCut: false) }

    func close() async throws {
        cut()
        try await server.close()
    }

    /// The end of whoever calls: makes the other end, on the same loop, and reads when that is there.
    private final class Near: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let wire: Wire
        private var far: (any Channel)?

        init(_ wire: Wire) { self.wire = wire }

        func channelActive(context: ChannelHandlerContext) {
            let near = context.channel
            guard wire.add(near) else { return near.close(promise: nil) }
            let connected = ClientBootstrap(group: context.eventLoop)
                .channelInitializer { far in
                    far.eventLoop.makeCompletedFuture { try far.pipeline.syncOperations.addHandler(Far(to: near)) }
                }
                .connect(host: "127.0.0.1", port: wire.port.withLock { $0 })
            connected.assumeIsolated().whenSuccess { [self] far in
                self.far = far
                if !wire.add(far) { far.close(promise: nil) }
                near.setOption(.autoRead, value: true).whenComplete { _ in near.read() }
            }
            connected.whenFailure { _ in near.close(promise: nil) }
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            far?.writeAndFlush(unwrapInboundIn(data), promise: nil)
        }

        func channelInactive(context: ChannelHandlerContext) { far?.close(promise: nil) }
    }

    /// The end to the exchange.
    private final class Far: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let near: any Channel

        init(to near: any Channel) { self.near = near }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            near.writeAndFlush(unwrapInboundIn(data), promise: nil)
        }

        func channelInactive(context: ChannelHandlerContext) { near.close(promise: nil) }
    }
}
