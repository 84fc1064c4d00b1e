// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Hummingbird
import Logging

/// The files pages load: our own from `Static`, others' from the folder that set-up filled. Read once, known by name,
/// served from memory; what is not among them does not exist.
struct SiteFiles: Sendable {
    private let own: [String: SiteFile]
    private let others: [String: SiteFile]

    /// - Parameters:
    ///   - resources: The folder with `Static` and `Templates`.
    ///   - assets: The folder that set-up filled; when it is missing, pages work but look plain.
    ///   - logger: Told when it is.
    /// - Throws: A file error when a folder cannot be read.
    init(resources: URL, assets: URL, logger: Logger) throws {
        own = try Self.files(in: resources.appending(path: "Static"))
        guard FileManager.default.fileExists(atPath: assets.path) else {
            logger.warning("no front-end files: run scripts/setup", metadata: ["folder": "\(assets.path)"])
            others = [:]
            return
        }
        var others = try Self.files(in: assets)
        // The whole sprite is 2 MB; pages use some thirty of its icons.
        if let sprite = others[IconSprite.fileName] {
            let used = try IconSprite.names(usedIn: resources.appending(path: "Templates"))
            others[IconSprite.fileName] = SiteFile(
                IconSprite.cut(sprite.bytes, to: used),
                mediaType: sprite.mediaType,
            )
        }
        self.others = others
    }

    /// The address of each file by name, with its version: for `{{file.…}}`.
    var addresses: [String: String] {
        let own = own.map { ($0, "/static/\($0)?v=\($1.version)") }
        let others = others.map { ($0, "/assets/\($0)?v=\($1.version)") }
        let missing = Self.expected.map { ($0, "/assets/\($0)") }
        return Dictionary(own + others + missing, uniquingKeysWith: { first, _ in first })
    }

    /// Templates may name these though set-up did not run.
    private static let expected = [
        "htmx.min.js", "hx-sse.min.js", "tabler.min.css", "tabler.min.js", "icons.svg", "leaflet.js", "leaflet.css",
        "echarts.js",
    ]

    func addRoutes(to router: Router<HotlineContext>) {
        addRoute("/static/{file}", for: own, to: router)
        addRoute("/assets/{file}", for: others, to: router)
    }

    private func addRoute(_ path: RouterPath, for files: [String: SiteFile], to router: Router<HotlineContext>) {
        router.get(path) { request, context in
            guard let file = files[try context.parameters.require("file")] else { throw WebFault.notFound }
            let isVersioned = context.query["v"] == file.version
            let keep = isVersioned ? "public, max-age=31536000, immutable" : "no-cache"
            return try await request.ifNoneMatch(
                headers: [.cacheControl: keep],
                eTag: "\"\(file.version)\"",
                context: context,
            ) {
                Response(
                    status: .ok,
                    headers: [.contentType: file.mediaType],
                    body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)),
                )
            }
        }
    }

    private static func files(in folder: URL) throws -> [String: SiteFile] {
        var files: [String: SiteFile] = [:]
        for url in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            guard let mediaType = mediaTypes[url.pathExtension] else { continue }
            files[url.lastPathComponent] = SiteFile(try Data(contentsOf: url), mediaType: mediaType)
        }
        return files
    }

    private static let mediaTypes = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
        "mjs": "text/javascript; charset=utf-8",
        "svg": "image/svg+xml", "png": "image/png", "woff2": "font/woff2", "json": "application/json",
    ]
}

/// One file in memory.
struct SiteFile: Sendable {
    let bytes: Data
    let mediaType: String
    /// The first 64 bits of the content's SHA-256: another content, another address.
    let version: String

    init(_ bytes: Data, mediaType: String) {
        self.bytes = bytes
        self.mediaType = mediaType
        version = SHA256.hash(data: bytes).prefix(8).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
            .joined()
    }
}
