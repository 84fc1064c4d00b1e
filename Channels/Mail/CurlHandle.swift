// SPDX-License-Identifier: Apache-2.0

import CCurl
import Foundation

/// libcurl's handle of one link. Ends it when it is dropped, on a thread of its own, since to say goodbye may take a while.
struct CurlHandle: ~Copyable, @unchecked Sendable {
    // Unchecked: libcurl allows any thread, one at a time, which the session's lock sees to.
    /// nil when there is no memory left; then every transfer fails.
    let pointer: UnsafeMutableRawPointer?

    init() { pointer = curl_easy_init() }

    deinit {
        let address = UInt(bitPattern: pointer)
        Thread.detachNewThread { curl_easy_cleanup(UnsafeMutableRawPointer(bitPattern: address)) }
    }

    /// Forgets all settings and keeps the link.
    func reset() { curl_easy_reset(pointer) }

    func set(_ option: CURLoption, _ value: Int) { hotline_curl_set_number(pointer, option, value) }

    func set(_ option: CURLoption, _ value: String) { hotline_curl_set_text(pointer, option, value) }

    /// From here to the end of the transfer the callbacks speak to `exchange`, which must live as long.
    func exchange(with exchange: CurlExchange) {
        let context = Unmanaged.passUnretained(exchange).toOpaque()
        hotline_curl_set_octets(pointer, CURLOPT_WRITEFUNCTION, CurlExchange.onReceived)
        hotline_curl_set_context(pointer, CURLOPT_WRITEDATA, context)
        hotline_curl_set_octets(pointer, CURLOPT_READFUNCTION, CurlExchange.onWanted)
        hotline_curl_set_context(pointer, CURLOPT_READDATA, context)
        hotline_curl_set_progress(pointer, CurlExchange.onProgress)
        hotline_curl_set_context(pointer, CURLOPT_XFERINFODATA, context)
        set(CURLOPT_NOPROGRESS, 0)
    }

    /// Blocks until the transfer has ended.
    func perform(recipient: String?) -> (code: CURLcode, message: String) {
        guard let pointer else { return (CURLE_OUT_OF_MEMORY, "no memory") }
        let recipients = recipient.flatMap { curl_slist_append(nil, "<\($0)>") }
        defer { curl_slist_free_all(recipients) }
        if recipients != nil { hotline_curl_set_recipients(pointer, recipients) }
        var words = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
        return words.withUnsafeMutableBytes { room in
            hotline_curl_set_context(pointer, CURLOPT_ERRORBUFFER, room.baseAddress)
            let code = curl_easy_perform(pointer)
            let said = String(decoding: room.prefix { $0 != 0 }, as: UTF8.self)
            return (code, said.isEmpty ? String(cString: curl_easy_strerror(code)) : said)
        }
    }
}
