// SPDX-License-Identifier: Apache-2.0

import CCurl
import Foundation
import Synchronization

/// Whether whoever waits for a transfer has gone.
final class CurlCancellation: Sendable {
    // A class, because the task that cancels and the thread that transfers share it.
    private let isCancelledNow = Atomic(false)

    func cancel() { isCancelledNow.store(true, ordering: .relaxed) }

    var isCancelled: Bool { isCancelledNow.load(ordering: .relaxed) }
}

/// What libcurl's callbacks read from and write to while one transfer runs, on its thread alone.
final class CurlExchange {
    // A class, because libcurl hands its address back to us.
    private(set) var received: [UInt8] = []
    private(set) var isOverlong = false
    private(set) var isSentWhole = false
    private let mostOctets: Int
    private let outgoing: [UInt8]
    private var sent = 0
    private let cancellation: CurlCancellation

    init(_ transfer: CurlTransfer, cancellation: CurlCancellation) {
        mostOctets = transfer.mostOctets
        outgoing = transfer.upload?.octets ?? []
        self.cancellation = cancellation
    }

    /// Takes what came.
    ///
    /// - Returns: What was taken; anything but all of it ends the transfer.
    private func take(_ octets: UnsafeRawBufferPointer) -> Int {
        guard received.count + octets.count <= mostOctets else {
            isOverlong = true
            return 0
        }
        received.append(contentsOf: octets)
        return octets.count
    }

    private func give(_ room: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(room.count, outgoing.count - sent)
        room.copyBytes(from: outgoing[sent..<sent + count])
        sent += count
        // libcurl knows the size and does not ask for an end.
        isSentWhole = sent == outgoing.count
        return count
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> CurlExchange? {
        context.map { Unmanaged<CurlExchange>.fromOpaque($0).takeUnretainedValue() }
    }

    static let onReceived: hotline_curl_octets = { octets, size, count, context in
        from(context)?.take(UnsafeRawBufferPointer(start: octets, count: size * count)) ?? 0
    }

    static let onWanted: hotline_curl_octets = { room, size, count, context in
        from(context)?.give(UnsafeMutableRawBufferPointer(start: room, count: size * count)) ?? 0
    }

    /// About once a second, and whenever something moves: anything but 0 ends the transfer.
    static let onProgress: hotline_curl_progress = { context, _, _, _, _ in
        from(context)?.cancellation.isCancelled == true ? 1 : 0
    }
}
