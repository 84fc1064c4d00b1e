// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird

/// The folder in which the exchange keeps what it records, as this server sees it.
struct CallRecordings: Sendable {
    /// nil where it cannot be seen from here.
    let folder: URL?

    init(folder: URL?) { self.folder = folder?.standardizedFileURL.resolvingSymlinksInPath() }

    /// Whether a recording is there to be heard.
    func has(_ path: String) -> Bool { file(path) != nil }

    /// The file that the exchange names; nil for one that is not in the folder, wherever the name leads.
    private func file(_ path: String) -> URL? {
        guard let folder else { return nil }
        let named = path.hasPrefix("/") ? URL(filePath: path) : folder.appending(path: path)
        let file = named.standardizedFileURL.resolvingSymlinksInPath()
        var isFolder: ObjCBool = false
        guard file.path.hasPrefix(folder.path + "/"),
            FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue
        else { return nil }
        return file
    }

    /// A recording, or the part of it that a player asks for (RFC 9110, 14.2).
    ///
    /// - Parameters:
    ///   - path: As the exchange names it.
    ///   - range: The header of that name.
    ///   - context: Of the request.
    /// - Returns: 200 with all of it, 206 with a part, 416 for a part that there is not; read as it is sent.
    /// - Throws: `PhoneFault.noRecording`, or what looking at the file throws.
    func response(_ path: String, range: String?, _ context: some RequestContext) async throws -> Response {
        guard let file = file(path) else { throw PhoneFault.noRecording }
        var headers: HTTPFields = [.contentType: Self.mediaType(of: file), .acceptRanges: "bytes"]
        guard let range else {
            let body = try await FileIO().loadFile(path: file.path, context: context)
            return Response(status: .ok, headers: headers, body: body)
        }
        let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
        guard let part = ByteRange(range, of: size)?.bytes else {
            headers[.contentRange] = "bytes */\(size)"
            return Response(status: .rangeNotSatisfiable, headers: headers)
        }
        headers[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(size)"
        let body = try await FileIO().loadFile(path: file.path, range: ClosedRange(part), context: context)
        return Response(status: .partialContent, headers: headers, body: body)
    }

    private static func mediaType(of file: URL) -> String {
        switch file.pathExtension.lowercased() {
        case "wav": "audio/wav"
        case "mp3": "audio/mpeg"
        case "ogg", "opus": "audio/ogg"
        default: "application/octet-stream"
        }
    }
}

/// One range of bytes as a player asks for it: `bytes=0-`, `bytes=100-199`, `bytes=-500`.
struct ByteRange {
    let bytes: Range<Int>

    /// - Returns: nil for what is no single range, or lies outside.
    init?(_ header: String, of size: Int) {
        guard let match = header.wholeMatch(of: /bytes=(\d*)-(\d*)/) else { return nil }
        switch (Int(match.1), Int(match.2)) {
        case (let first?, let last) where first < size && first <= last ?? first:
            bytes = first..<(min(size - 1, last ?? size - 1) + 1)
        case (nil, let count?) where count > 0: bytes = max(0, size - count)..<size
        default: return nil
        }
        // Of an empty file there is no part.
        guard !bytes.isEmpty else { return nil }
    }
}
