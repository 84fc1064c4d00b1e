// SPDX-License-Identifier: Apache-2.0

import CCurl
import Foundation
import Synchronization

/// A link to one mail server, signed in to once and kept for what is asked next.
///
/// libcurl blocks, so each transfer has a thread of its own and none of those that tasks share. Transfers of one session run
/// one after the other.
final class CurlSession: Sendable {
    // A class, because the link ends with whoever holds it.
    private let server: MailServer
    private let curl: Mutex<Link>

    private struct Link: ~Copyable {
        var handle = CurlHandle()
        var transfers = 0
    }

    /// After so many transfers the link is made anew: libcurl adds up what a server has answered over a handle's whole
    /// life, and gives up at 300 kB.
    private static let mostTransfers = 50

    /// Seconds until a server must have answered at all; and for which a transfer may stand still.
    private static let connecting = 20, standstill = 60

    init(_ server: MailServer) {
        _ = Self.isReady
        self.server = server
        curl = Mutex(Link())
    }

    /// Does what is asked, or says why not. Ends early when the task is cancelled.
    func perform(_ transfer: CurlTransfer) async -> CurlAnswer {
        let cancellation = CurlCancellation()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                Thread.detachNewThread {
                    continuation.resume(returning: self.performBlocking(transfer, cancellation))
                }
            }
        } onCancel: {
            cancellation.cancel()
        }
    }

    private func performBlocking(_ transfer: CurlTransfer, _ cancellation: CurlCancellation) -> CurlAnswer {
        let exchange = CurlExchange(transfer, cancellation: cancellation)
        return curl.withLock { link in
            if link.transfers >= Self.mostTransfers { link = Link() }
            link.transfers += 1
            link.handle.reset()
            describe(server, to: link.handle)
            describe(transfer, exchange, to: link.handle)
            let (code, message) = link.handle.perform(recipient: transfer.upload?.recipient)
            return CurlAnswer(
                code: code.rawValue,
                response: hotline_curl_response(link.handle.pointer),
                octets: exchange.received,
                isSentWhole: exchange.isSentWhole,
                isOverlong: exchange.isOverlong,
                message: message,
            )
        }
    }

    private func describe(_ server: MailServer, to handle: borrowing CurlHandle) {
        handle.set(CURLOPT_PROTOCOLS_STR, server.dialect == .imap ? "imap,imaps" : "smtp,smtps")
        handle.set(CURLOPT_NOSIGNAL, 1)
        handle.set(CURLOPT_CONNECTTIMEOUT, Self.connecting)
        handle.set(CURLOPT_LOW_SPEED_LIMIT, 1)
        handle.set(CURLOPT_LOW_SPEED_TIME, Self.standstill)
        handle.set(CURLOPT_PROXY, "")
        if server.encryption != .none { handle.set(CURLOPT_USE_SSL, Int(hotline_curl_uses_tls())) }
        handle.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let authorities = server.authorities { handle.set(CURLOPT_CAINFO, authorities) }
        guard !server.user.isEmpty else { return }
        handle.set(CURLOPT_USERNAME, server.user)
        handle.set(CURLOPT_PASSWORD, server.password)
    }

    private func describe(_ transfer: CurlTransfer, _ exchange: CurlExchange, to handle: borrowing CurlHandle) {
        handle.set(CURLOPT_URL, transfer.url)
        handle.set(CURLOPT_TIMEOUT, transfer.patience)
        if let command = transfer.command { handle.set(CURLOPT_CUSTOMREQUEST, command) }
        handle.exchange(with: exchange)
        guard let upload = transfer.upload else { return }
        handle.set(CURLOPT_UPLOAD, 1)
        handle.set(CURLOPT_MAIL_FROM, "<\(upload.sender)>")
        hotline_curl_set_size(handle.pointer, CURLOPT_INFILESIZE_LARGE, curl_off_t(upload.octets.count))
    }

    /// libcurl's own beginning, once in a process.
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}
