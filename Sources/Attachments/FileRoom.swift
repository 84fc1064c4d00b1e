// SPDX-License-Identifier: Apache-2.0

import Foundation
import NIOPosix
package import Tickets

/// Where files are received, looked at, kept and found again (B4): the store of contents with the rules before it.
///
/// A file goes three steps: `receive` takes its bytes as they come, `IncomingFile.checked` says what it is or why it is
/// not taken, `keep` makes it durable. Only then can it be named in a ticket: `KeptFile` is made nowhere else.
package struct FileRoom: Sendable {
    package let store: ContentStore
    package let rules: AttachmentRules
    package let thumbnails: Thumbnails
    private let scanner: (any VirusScanner)?

    /// - Parameters:
    ///   - store: Where contents lie.
    ///   - rules: What is taken.
    ///   - scanner: nil where none is set up.
    ///   - helper: Makes small pictures.
    package init(
        store: ContentStore,
        rules: AttachmentRules = AttachmentRules(),
        scanner: (any VirusScanner)? = nil,
        helper: PictureHelper = PictureHelper(),
    ) {
        self.store = store
        self.rules = rules
        self.scanner = scanner
        thumbnails = Thumbnails(store: store, helper: helper)
    }

    /// Begins to take in a file.
    ///
    /// - Parameters:
    ///   - name: As it was sent.
    ///   - token: A secret under which the file can be asked for again while it waits.
    /// - Returns: What takes its bytes.
    /// - Throws: `AttachmentRefusal.noRoom`; when there is such a token, or the disk refuses.
    package func receive(_ name: String, token: String) throws -> IncomingFile {
        guard try store.waitingBytes() < rules.waitingBytes else { throw AttachmentRefusal.noRoom }
        return IncomingFile(try store.begin(token), name: name, room: self)
    }

    /// Looks again at a file that was sent before, with a form that was not complete then.
    ///
    /// - Returns: nil when it waited too long.
    /// - Throws: `AttachmentRefusal`.
    package func waiting(_ token: String, name: String) async throws -> CheckedFile? {
        let staged = try await NIOThreadPool.singleton.runIfActive { try store.waiting(token) }
        guard let staged else { return nil }
        return try await checked(staged, name: name)
    }

    /// Makes files durable, so that a transaction may name them.
    package func keep(_ files: [CheckedFile]) async throws -> [KeptFile] {
        try await NIOThreadPool.singleton.runIfActive { [store] in
            var seen: Set<ContentDigest> = []
            return try files.filter { seen.insert($0.staged.digest).inserted }.map { file in
                try store.keep(file.staged)
                return KeptFile(file)
            }
        }
    }

    /// Forgets files that are not needed after all.
    package func discard(_ files: [CheckedFile]) {
        for file in files { store.discard(file.token) }
    }

    /// What a file is and that it may be taken: by content, size, name, and the scanner's word.
    func checked(_ staged: StagedFile, name: String) async throws -> CheckedFile {
        let shown = SafeName.shown(name)
        guard staged.size > 0 else { throw AttachmentRefusal.empty(name: shown) }
        let type = try await NIOThreadPool.singleton.runIfActive { try contentType(of: staged, name: name) }
        let verdict = await scanner?.verdict(on: staged.url)
        switch verdict {
        case .infected: throw AttachmentRefusal.infected(name: shown)
        case .silent where !rules.takesUnscanned: throw AttachmentRefusal.scannerSilent(name: shown)
        case .clean, .silent, nil: break
        }
        return CheckedFile(
            staged: staged,
            name: SafeName.make(name, of: type),
            type: type,
            isScanned: verdict == .clean,
        )
    }

    private func contentType(of staged: StagedFile, name: String) throws -> AttachmentType {
        let shown = SafeName.shown(name)
        let bytes = try Data(contentsOf: staged.url, options: .alwaysMapped)
        guard let type = ContentType.type(of: bytes) else { throw AttachmentRefusal.unknownContent(name: shown) }
        // Any text may be a script; under a text's name it does nothing.
        if type == .text, let ending = SafeName.ending(of: name), !type.endings.contains(ending) {
            throw AttachmentRefusal.unknownContent(name: shown)
        }
        guard rules.types.contains(type) else { throw AttachmentRefusal.typeNotTaken(name: shown, type) }
        guard type.isImage else { return type }
        guard let pixels = PictureSize.pixels(of: type, in: bytes) else {
            throw AttachmentRefusal.unknownContent(name: shown)
        }
        guard pixels <= PictureSize.mostPixels else { throw AttachmentRefusal.tooManyPixels(name: shown) }
        return type
    }
}

/// A file that may be taken, waiting to be kept.
package struct CheckedFile: Sendable {
    let staged: StagedFile
    package let name: String
    package let type: AttachmentType
    package let isScanned: Bool

    /// Under which it can be asked for again.
    package var token: String { staged.token }
    package var size: Int { staged.size }
}

/// A file that lies in the store of contents for good.
package struct KeptFile: Sendable {
    private let file: CheckedFile

    fileprivate init(_ file: CheckedFile) { self.file = file }

    /// What a ticket says of it.
    package func attachment(isForCitizen: Bool, by author: Author) -> Attachment {
        Attachment(
            digest: file.staged.digest,
            name: file.name,
            type: file.type,
            size: file.staged.size,
            isForCitizen: isForCitizen,
            isScanned: file.isScanned,
            by: author,
        )
    }
}
