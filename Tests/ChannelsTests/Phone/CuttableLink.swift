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
        let wire = Wire()
        let group = MultiThreadedEventLoopGroup.singleton
        server = try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.autoRead, value: false)
            .childChannelInitializer { near in
                guard wire.add(near) else { return near.close() }
                // Both ends on one loop, so that each may write to the other.
                return ClientBootstrap(group: near.eventLoop)
                    .connect(host: "127.0.0.1", port: port)
                    .flatMapThrowing { far in
                        _ = wire.add(far)
                        try near.pipeline.syncOperations.addHandler(PassOn(to: far))
                        try far.pipeline.syncOperations.addHandler(PassOn(to: near))
                        near.setOption(.autoRead, value: true).whenComplete { _ in near.read() }
                    }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        self.wire = wire
        self.port = server.localAddress?.port ?? 0
    }

    func cut() { wire.set(isCut: true) }

    func mend() { wire.set(isCut: false) }

    func close() async throws {
        cut()
        try await server.close()
    }

    private final class PassOn: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let other: any Channel

        init(to other: any Channel) { self.other = other }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            other.writeAndFlush(unwrapInboundIn(data), promise: nil)
        }

        func channelInactive(context: ChannelHandlerContext) { other.close(promise: nil) }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }
}
