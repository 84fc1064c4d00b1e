// SPDX-License-Identifier: Apache-2.0

/// One file of a letter in the store of contents.
package struct LetterScan: Codable, Equatable, Sendable {
    package let digest: ContentDigest
    package let name: String
    package let type: AttachmentType
    /// Bytes.
    package let size: Int
    package let isScanned: Bool

    /// What letters are scanned as.
    package static let types: Set<AttachmentType> = [.pdf, .png, .jpeg]

    package init(_ attachment: Attachment) {
        digest = attachment.digest
        name = attachment.name
        type = attachment.type
        size = attachment.size
        isScanned = attachment.isScanned
    }

    /// The same as an attachment of the ticket that the letter becomes; its sender may see it.
    ///
    /// - Parameters:
    ///   - name: Tells nothing of the sender, as the scan's own name may.
    ///   - author: Who registers the letter.
    /// - Returns: What shows who asked: see `Attachment.showsSender`.
    package func attachment(named name: String, by author: Author) -> Attachment {
        Attachment(
            digest: digest,
            name: name,
            type: type,
            size: size,
            isForCitizen: true,
            isScanned: isScanned,
            by: author,
            showsSender: true,
        )
    }
}

/// Why a scan cannot be read. Stored; add a case, never change one.
package enum ScanFault: String, Error, CaseIterable, Sendable {
    /// It is cut, or no PDF or picture at all.
    case damaged
    /// It asks for a password.
    case encrypted
    case noPages
    case tooManyPages
    /// A picture, or one in a page, has more points than any scanner gives.
    case tooManyPixels
    /// A page took longer, or needed more memory, than it may.
    case tooCostly
    /// The engine gave up on a page, for reasons of its own.
    case engineFailed
    /// The file is not in the store of contents.
    case missing
}
