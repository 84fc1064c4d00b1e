// SPDX-License-Identifier: Apache-2.0

import Channels
import NIOCore
import NIOPosix
import Synchronization

/// An exchange that a test plays: it answers each action with what the test says, and can say more by itself.
final class PlayedExchange: Sendable {
    /// An action as it came: its headers by name.
    typealias Asked = [String: String]

    let port: Int
    private let server: any Channel
    private let stage: Stage

    /// What the connections share.
    private final class Stage: Sendable {
        let connections = Mutex<[any Channel]>([])
        let asked = Mutex<[Asked]>([])
        let answer: @Sendable (Asked) -> String

        init(answer: @escaping @Sendable (Asked) -> String) { self.answer = answer }
    }

    /// `answer` is what is sent for an action, with `@` for its id and line feeds for line ends; empty for nothing.
    init(_ answer: @escaping @Sendable (Asked) -> String) async throws {
        let stage = Stage(answer: answer)
        server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Answering(stage))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        self.stage = stage
        port = server.localAddress?.port ?? 0
    }

    var asked: [Asked] { stage.asked.withLock { $0 } }

    /// What an exchange with no calls and no seats answers.
    static func idle(_ asked: Asked) -> String {
        switch asked["Action"] {
        case "Challenge": "Response: Success\nActionID: @\nChallenge: 842\n\n"
        case "CoreShowChannels", "QueueStatus":
            """
            Response: Success
            ActionID: @
            EventList: start

            Event: \(asked["Action"] ?? "")Complete
            ActionID: @
            EventList: Complete
            ListItems: 0


            """
        default: "Response: Success\nActionID: @\n\n"
        }
    }

    /// Sends text by all connections; false where one takes no more for now.
    @discardableResult
    func say(_ text: String) -> Bool {
        let connections = stage.connections.withLock { $0 }
        for channel in connections { channel.writeAndFlush(ByteBuffer(string: Self.sent(text)), promise: nil) }
        return connections.allSatisfy(\.isWritable)
    }

    func hangUp() {
        for channel in stage.connections.withLock({ $0 }) { channel.close(promise: nil) }
    }

    func close() async throws { try await server.close() }

    private static func sent(_ text: String) -> String { text.replacing("\n", with: "\r\n") }

    private final class Answering: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let stage: Stage
        private var parser = ManagerParser()

        init(_ stage: Stage) { self.stage = stage }

        func channelActive(context: ChannelHandlerContext) {
            let channel = context.channel
            stage.connections.withLock { $0.append(channel) }
            channel.writeAndFlush(ByteBuffer(string: "Asterisk Call Manager/11.0.0\r\n"), promise: nil)
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard let messages = try? parser.read(unwrapInboundIn(data).readableBytesView) else { return }
            for message in messages {
                let asked = Dictionary(message.pairs.map { ($0.key, $0.value) }) { first, _ in first }
                stage.asked.withLock { $0.append(asked) }
                let answer = stage.answer(asked).replacing("@", with: asked["ActionID"] ?? "")
                context.channel.writeAndFlush(ByteBuffer(string: PlayedExchange.sent(answer)), promise: nil)
            }
        }

        func channelInactive(context: ChannelHandlerContext) {
            let channel = context.channel
            stage.connections.withLock { $0.removeAll { $0 === channel } }
        }
    }
}
