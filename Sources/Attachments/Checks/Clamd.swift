// SPDX-License-Identifier: Apache-2.0

package import Foundation
import NIOCore
import NIOPosix

/// ClamAV's daemon, asked over its socket (clamd(8), INSTREAM): the file is sent to it, so it needs no right to read the
/// store.
package struct Clamd: VirusScanner {
    /// Where it listens.
    package enum Address: Equatable, Sendable {
        case unix(path: String)
        case tcp(host: String, port: Int)

        /// `unix:PATH` or `tcp:HOST:PORT`.
        ///
        /// - Returns: nil for anything else.
        package init?(_ text: String) {
            let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { return nil }
            switch parts[0] {
            case "unix" where parts[1].hasPrefix("/"): self = .unix(path: parts[1])
            case "tcp":
                guard let colon = parts[1].lastIndex(of: ":"), colon > parts[1].startIndex,
                    let port = Int(parts[1][parts[1].index(after: colon)...]), (1...65_535).contains(port)
                else { return nil }
                self = .tcp(host: String(parts[1][..<colon]), port: port)
            default: return nil
            }
        }
    }

    private let address: Address
    private let patience: Duration

    /// - Parameters:
    ///   - address: Where it listens.
    ///   - patience: How long one file may take.
    package init(_ address: Address, patience: Duration = .seconds(60)) {
        self.address = address
        self.patience = patience
    }

    package func verdict(on file: URL) async -> ScanVerdict {
        do {
            return try await withThrowingTaskGroup(of: ScanVerdict.self) { group in
                group.addTask { try await ask(about: file) }
                group.addTask {
                    try await Task.sleep(for: patience)
                    return .silent
                }
                defer { group.cancelAll() }
                return try await group.next() ?? .silent
            }
        } catch {
            // Whatever went wrong with it, nobody has looked at the file: that is what the caller decides on.
            return .silent
        }
    }

    private typealias Channel = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    private func ask(about file: URL) async throws -> ScanVerdict {
        let bytes = try Data(contentsOf: file, options: .alwaysMapped)
        return try await connect().executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: "zINSTREAM\0"))
            for start in stride(from: 0, to: bytes.count, by: Self.piece) {
                let piece = bytes[start..<min(start + Self.piece, bytes.count)]
                var frame = ByteBuffer(integer: UInt32(piece.count))
                frame.writeBytes(piece)
                try await outbound.write(frame)
            }
            try await outbound.write(ByteBuffer(integer: UInt32(0)))
            return try await Self.answer(from: inbound)
        }
    }

    private static let piece = 64 << 10

    private func connect() async throws -> Channel {
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton).connectTimeout(.seconds(5))
        let wrap: @Sendable (any NIOCore.Channel) -> EventLoopFuture<Channel> = { channel in
            channel.eventLoop.makeCompletedFuture { try Channel(wrappingChannelSynchronously: channel) }
        }
        return switch address {
        case .unix(let path): try await bootstrap.connect(unixDomainSocketPath: path, channelInitializer: wrap)
        case .tcp(let host, let port): try await bootstrap.connect(host: host, port: port, channelInitializer: wrap)
        }
    }

    /// `stream: OK`, `stream: NAME FOUND`, or something that went wrong, ended by a zero byte.
    private static func answer(from inbound: NIOAsyncChannelInboundStream<ByteBuffer>) async throws -> ScanVerdict {
        var text = ""
        for try await part in inbound {
            text += String(buffer: part)
            if text.contains("\0") || text.utf8.count > 1_000 { break }
        }
        let answer = text.prefix { $0 != "\0" }
        if answer == "stream: OK" { return .clean }
        return answer.hasPrefix("stream: ") && answer.hasSuffix(" FOUND") ? .infected : .silent
    }
}
