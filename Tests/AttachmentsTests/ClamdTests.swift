// SPDX-License-Identifier: Apache-2.0

import Foundation
import NIOCore
import NIOPosix
import TestKit
import Testing

@testable import Attachments

/// The scanner's protocol, spoken with a daemon that answers as ClamAV does.
struct ClamdTests {
    @Test(arguments: [
        ("stream: OK\0", ScanVerdict.clean), ("stream: Eicar-Test-Signature FOUND\0", .infected),
        ("INSTREAM size limit exceeded. ERROR\0", .silent), ("rubbish\0", .silent), ("", .silent),
    ])
    func `what the daemon says is understood, and what is not understood is no clearance`(
        answer: String,
        verdict: ScanVerdict,
    ) async throws {
        let bytes = FileBytes.pdf + [UInt8](repeating: 7, count: 200_000)
        try await TemporaryFolder.with { folder in
            let file = folder.appending(path: "a.pdf")
            try Data(bytes).write(to: file)
            let daemon = try await Daemon(socket: folder.appending(path: "s").path, answer: answer)

            let found = await Clamd(.unix(path: daemon.socket)).verdict(on: file)

            #expect(found == verdict)
            #expect(try await daemon.received() == bytes)
        }
    }

    @Test func `a daemon that is not there is silent`() async throws {
        try await TemporaryFolder.with { folder in
            let file = folder.appending(path: "a.pdf")
            try Data(FileBytes.pdf).write(to: file)

            let verdict = await Clamd(.unix(path: folder.appending(path: "none").path)).verdict(on: file)

            #expect(verdict == .silent)
        }
    }

    @Test func `a daemon that never answers is silent after a while`() async throws {
        try await TemporaryFolder.with { folder in
            let file = folder.appending(path: "a.pdf")
            try Data(FileBytes.pdf).write(to: file)
            let daemon = try await Daemon(socket: folder.appending(path: "s").path, answer: nil)

            let clamd = Clamd(.unix(path: daemon.socket), patience: .milliseconds(50))

            #expect(await clamd.verdict(on: file) == .silent)
        }
    }

    @Test func `an address is a socket's path or a host with a port`() {
        #expect(Clamd.Address("unix:/run/clamav/clamd.ctl") == .unix(path: "/run/clamav/clamd.ctl"))
        #expect(Clamd.Address("tcp:127.0.0.1:3310") == .tcp(host: "127.0.0.1", port: 3310))
        for text in ["", "unix:", "unix:relative", "tcp:host", "tcp:host:0", "tcp::3310", "tcp:h:99999", "http://x"] {
            #expect(Clamd.Address(text) == nil, "\(text)")
        }
    }
}

/// Takes one stream and answers it.
private struct Daemon {
    let socket: String
    private let stream: EventLoopFuture<[UInt8]>

    /// Listens; with nil for an answer it says nothing at all.
    init(socket: String, answer: String?) async throws {
        self.socket = socket
        let promise = MultiThreadedEventLoopGroup.singleton.next().makePromise(of: [UInt8].self)
        stream = promise.futureResult
        _ = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Listener(answer: answer, done: promise))
                }
            }
            .bind(unixDomainSocketPath: socket).get()
    }

    /// The file as the daemon put it together.
    func received() async throws -> [UInt8] { try await stream.get() }
}

private final class Listener: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let answer: String?
    private let done: EventLoopPromise<[UInt8]>
    private var sent = ByteBuffer()
    private var file: [UInt8] = []
    private var hasBegun = false

    init(answer: String?, done: EventLoopPromise<[UInt8]>) {
        self.answer = answer
        self.done = done
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var part = unwrapInboundIn(data)
        sent.writeBuffer(&part)
        if !hasBegun {
            guard let command = sent.readString(length: 10) else { return }
            #expect(command == "zINSTREAM\0")
            hasBegun = true
        }
        while let length = sent.getInteger(at: sent.readerIndex, as: UInt32.self), sent.readableBytes >= 4 + length {
            sent.moveReaderIndex(forwardBy: 4)
            file += sent.readBytes(length: Int(length)) ?? []
            if length == 0 { end(context) }
        }
    }

    func channelInactive(context: ChannelHandlerContext) { done.fail(ChannelError.eof) }

    private func end(_ context: ChannelHandlerContext) {
        done.succeed(file)
        guard let answer else { return }
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answer)), promise: nil)
        context.close(promise: nil)
    }
}
