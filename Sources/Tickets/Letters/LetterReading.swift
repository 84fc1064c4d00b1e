// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What recognises letters: opens their files and reads one page after the other.
///
/// What it says of a file for good is a `ScanFault`; any other error is the machine's, and the page may be tried again.
package protocol LetterReading: Sendable {
    /// How many pages a file has, at least 1.
    ///
    /// - Throws: `ScanFault`; an error of the machine.
    func pages(of file: ScanFile) async throws -> Int

    /// Reads a page, counted from 1 in its file.
    ///
    /// - Throws: `ScanFault`; an error of the machine.
    func read(_ page: Int, of file: ScanFile) async throws -> ReadSheet

    /// What a whole letter's text seems to say of its sender.
    func guesses(in text: String) -> LetterGuesses
}

/// A scan as it lies on the disk.
package struct ScanFile: Equatable, Sendable {
    package let url: URL
    package let type: AttachmentType

    package init(url: URL, type: AttachmentType) {
        self.url = url
        self.type = type
    }
}

/// A page that was read, with the picture on which its words have their places.
package struct ReadSheet: Sendable {
    package let sheet: LetterSheet
    /// Straight and evenly lit: a JPEG.
    package let picture: Data

    package init(sheet: LetterSheet, picture: Data) {
        self.sheet = sheet
        self.picture = picture
    }
}

/// What a letter's text seems to say of its sender, for a clerk to confirm; empty where nothing was found.
package struct LetterGuesses: Codable, Equatable, Sendable {
    package var name: String
    package var phone: String
    package var address: String
    /// What it is about, in a line.
    package var matter: String

    package init(name: String = "", phone: String = "", address: String = "", matter: String = "") {
        self.name = name
        self.phone = phone
        self.address = address
        self.matter = matter
    }
}
