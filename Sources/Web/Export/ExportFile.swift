// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird

/// A file without a name: it is gone when nobody holds it any more, whatever happens to the server or the download.
///
/// A class, because the descriptor is closed once, with the last who holds it.
final class ExportFile: Sendable {
    private let descriptor: Int32

    /// A new file, empty.
    ///
    /// - Throws: `ExportFault.noRoom`.
    init() throws(ExportFault) {
        let pattern = FileManager.default.temporaryDirectory.appending(path: "hotline-export.XXXXXX").path
        var name = pattern.utf8CString
        let opened = name.withUnsafeMutableBufferPointer { buffer -> Int32 in
            guard let start = buffer.baseAddress else { return -1 }
            let descriptor = mkstemp(start)
            if descriptor >= 0 { unlink(start) }
            return descriptor
        }
        guard opened >= 0 else { throw .noRoom }
        descriptor = opened
    }

    /// Holds on to the file at `path`, whose name may go.
    ///
    /// - Throws: `ExportFault.noRoom`.
    init(path: String) throws(ExportFault) {
        let opened = open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw .noRoom }
        descriptor = opened
    }

    deinit { close(descriptor) }

    var size: Int { max(0, Int(lseek(descriptor, 0, SEEK_END))) }

    /// Writes behind what is there.
    ///
    /// - Throws: `ExportFault.noRoom`.
    func append(_ bytes: Data) throws(ExportFault) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 else { throw .noRoom }
            rest = rest.dropFirst(written)
        }
    }

    /// So many bytes from a place on; fewer at the end.
    func bytes(from place: Int, count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = max(0, pread(descriptor, buffer.baseAddress, count, off_t(place)))
        }
    }

    /// The file as an answer, read as it is sent.
    func response(name: String, fallback: String, mediaType: String) -> Response {
        let size = size
        let body = ResponseBody(contentLength: size) { [self] writer in
            var place = 0
            while place < size {
                let part = bytes(from: place, count: min(Self.step, size - place))
                guard !part.isEmpty else { break }
                try await writer.write(ByteBuffer(bytes: part))
                place += part.count
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: mediaType,
                .contentDisposition: ContentDisposition.attachment(name, fallback: fallback),
                .cacheControl: "no-store",
            ],
            body: body,
        )
    }

    /// Bytes that are read at once.
    private static let step = 64 << 10
}
