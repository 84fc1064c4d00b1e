// SPDX-License-Identifier: Apache-2.0

import Attachments
import Desk
import Hummingbird

/// Reads a form with files: fields into memory, files to the disk as they come.
struct UploadReader: Sendable {
    let room: FileRoom
    let ids: IDSource
    /// Bytes of all fields together.
    let formLimit: Int

    /// Bytes of a whole request; what is larger is refused however it is made up.
    private var limit: Int { room.rules.perUpload * (room.rules.maxBytes + 1_024) + formLimit }

    /// A request that is too large is read on to its end and thrown away as it comes, up to 1 GiB: a browser that finds
    /// its connection closed shows nothing of why.
    private static let patience = 1 << 30

    func read(_ request: Request) async throws -> (form: Form, uploads: Uploads) {
        guard let boundary = request.multipartBoundary else { throw MultipartFault.noBoundary }
        var reading = FormReading(self, boundary: boundary)
        do {
            try await take(request, into: &reading)
            var uploads = reading.uploads
            try await addWaiting(reading.form.all(Uploads.waitingField), to: &uploads)
            return (reading.form, uploads)
        } catch {
            reading.discard()
            throw error
        }
    }

    private func take(_ request: Request, into reading: inout FormReading) async throws {
        let isTooLarge = request.headers[.contentLength].flatMap(Int.init).map { $0 > limit } ?? false
        var size = 0
        for try await part in request.body {
            size += part.readableBytes
            guard size <= Self.patience else { break }
            if !isTooLarge, size <= limit { try await reading.take(part) }
        }
        guard !isTooLarge, size <= limit else { throw WebFault.uploadTooLarge(limit: limit) }
        try reading.finish()
    }

    /// Files that were sent with an earlier try.
    private func addWaiting(_ names: [String], to uploads: inout Uploads) async throws {
        for text in names {
            let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { continue }
            guard uploads.files.count < room.rules.perUpload else {
                uploads.refusals.append(.tooMany(limit: room.rules.perUpload))
                return
            }
            do {
                guard let file = try await room.waiting(parts[0], name: parts[1]) else {
                    uploads.refusals.append(.goneMeanwhile(name: parts[1]))
                    continue
                }
                uploads.files.append(file)
            } catch let refusal as AttachmentRefusal {
                uploads.refusals.append(refusal)
            }
        }
    }
}

/// One form on its way in.
private struct FormReading {
    private let reader: UploadReader
    private var parser: MultipartParser
    private(set) var form = Form()
    private(set) var uploads = Uploads()
    private var fieldBytes = 0
    private var part = Part.none

    /// What the bytes that come belong to.
    private enum Part {
        case none
        case field(String, [UInt8])
        case file(IncomingFile)
        /// Nothing was chosen, or nobody asked for it.
        case ignored
    }

    init(_ reader: UploadReader, boundary: String) {
        self.reader = reader
        parser = MultipartParser(boundary: boundary)
    }

    mutating func take(_ bytes: ByteBuffer) async throws {
        for event in try parser.feed(bytes.readableBytesView) {
            switch event {
            case .begin(let header): try begin(header)
            case .bytes(let bytes): try add(bytes)
            case .end: try await end()
            }
        }
    }

    func finish() throws { try parser.finish() }

    /// Forgets the files that came in.
    func discard() {
        if case .file(let file) = part { file.discard() }
        reader.room.discard(uploads.files)
    }

    private mutating func begin(_ header: PartHeader) throws {
        guard let name = header.fileName else {
            part = .field(header.name, [])
            return
        }
        // A file field in which nothing was chosen comes with an empty name.
        guard header.name == Uploads.field, !name.isEmpty else {
            part = .ignored
            return
        }
        let limit = reader.room.rules.perUpload
        guard uploads.files.count + uploads.refusals.count < limit else {
            if uploads.refusals.last != .tooMany(limit: limit) { uploads.refusals.append(.tooMany(limit: limit)) }
            part = .ignored
            return
        }
        part = .file(try reader.room.receive(name, token: reader.ids.secret()))
    }

    private mutating func add(_ bytes: ArraySlice<UInt8>) throws {
        switch part {
        case .file(let file): try bytes.withUnsafeBytes { try file.append($0) }
        case .field(let name, let before):
            fieldBytes += bytes.count
            guard fieldBytes <= reader.formLimit else { throw WebFault.bodyTooLarge(limit: reader.formLimit) }
            part = .field(name, before + bytes)
        case .ignored, .none: break
        }
    }

    private mutating func end() async throws {
        let ended = part
        part = .none
        switch ended {
        case .field(let name, let bytes): try form.add(name, bytes)
        case .file(let file):
            do {
                uploads.files.append(try await file.checked())
            } catch let refusal as AttachmentRefusal {
                uploads.refusals.append(refusal)
            }
        case .ignored, .none: break
        }
    }
}
