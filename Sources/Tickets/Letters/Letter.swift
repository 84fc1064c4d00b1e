// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// A paper letter as the register knows it (来信, A5): scanned, recognised in the background, registered by a clerk as a
/// ticket, while the paper lies somewhere.
package struct Letter: Equatable, Sendable {
    package let number: LetterNumber
    /// Its files, in the order of its pages; at least one.
    package let scans: [LetterScan]
    package let receivedAt: Date
    /// The login of who uploaded it; nil where it came from the watched folder.
    package let receivedBy: String?
    package private(set) var stage: Stage
    /// nil until its files were opened.
    package private(set) var pages: Int?
    package private(set) var pagesRead: Int
    /// What the text seems to say of its sender; forgotten once somebody has looked.
    package private(set) var guesses: LetterGuesses
    package private(set) var paper: Paper

    package enum Stage: Equatable, Sendable {
        /// Its pages are still to be recognised.
        case scanned
        /// A clerk may look at it.
        case recognised
        case registered(ID<Ticket>)
        /// It cannot be read, and never will be as it is.
        case unreadable(ScanFault)
        /// No request, for this reason.
        case setAside(reason: String)

        package enum Name: String, CaseIterable, Sendable {
            case scanned, recognised, registered, unreadable, setAside
        }

        package var name: Name {
            switch self {
            case .scanned: .scanned
            case .recognised: .recognised
            case .registered: .registered
            case .unreadable: .unreadable
            case .setAside: .setAside
            }
        }
    }

    /// Where the paper is.
    package struct Paper: Equatable, Sendable {
        package let place: Place
        /// The box, the shelf, to whom; empty for nothing to say.
        package let note: String
        package let at: Date
        /// nil for where it lay when it came.
        package let by: String?

        package enum Place: String, CaseIterable, Sendable {
            case inTray, filed, passedOn, returned
        }

        package init(place: Place, note: String = "", at: Date, by: String?) {
            self.place = place
            self.note = note
            self.at = at
            self.by = by
        }
    }

    /// One that has just come in.
    package init(number: LetterNumber, scans: [LetterScan], receivedAt: Date, receivedBy: String?) {
        self.init(
            number: number,
            scans: scans,
            receivedAt: receivedAt,
            receivedBy: receivedBy,
            stage: .scanned,
            pages: nil,
            pagesRead: 0,
            guesses: LetterGuesses(),
            paper: Paper(place: .inTray, at: receivedAt, by: nil),
        )
    }

    /// One as it is stored.
    package init(
        number: LetterNumber,
        scans: [LetterScan],
        receivedAt: Date,
        receivedBy: String?,
        stage: Stage,
        pages: Int?,
        pagesRead: Int,
        guesses: LetterGuesses,
        paper: Paper,
    ) {
        self.number = number
        self.scans = scans
        self.receivedAt = receivedAt
        self.receivedBy = receivedBy
        self.stage = stage
        self.pages = pages
        self.pagesRead = pagesRead
        self.guesses = guesses
        self.paper = paper
    }
}

// What may happen to a letter.

extension Letter {
    /// Its files were opened and have so many pages, at least 1.
    package mutating func open(pages: Int) {
        guard case .scanned = stage else { return }
        self.pages = pages
    }

    /// So many of its pages are recognised; with the last one a clerk may look at it.
    package mutating func note(pagesRead: Int, guesses: LetterGuesses) {
        guard case .scanned = stage, let pages else { return }
        self.pagesRead = min(pagesRead, pages)
        guard self.pagesRead == pages else { return }
        self.guesses = guesses
        stage = .recognised
    }

    /// It cannot be read as it is.
    package mutating func fail(_ fault: ScanFault) {
        guard case .scanned = stage else { return }
        stage = .unreadable(fault)
    }

    /// Recognition begins anew, as when the machine was short of memory or a better engine was installed.
    ///
    /// - Throws: `LetterRefusal`; a letter that was registered or is being recognised stays as it is.
    package mutating func readAgain() throws(LetterRefusal) {
        switch stage {
        case .recognised, .unreadable, .setAside:
            stage = .scanned
            pages = nil
            pagesRead = 0
            guesses = LetterGuesses()
        case .scanned: throw .notRecognised
        case .registered: throw .registeredAlready
        }
    }

    /// It has become a ticket.
    ///
    /// - Throws: `LetterRefusal`; registered as the same ticket once more changes nothing.
    package mutating func register(as ticket: ID<Ticket>) throws(LetterRefusal) {
        switch stage {
        case .recognised, .unreadable, .setAside:
            stage = .registered(ticket)
            guesses = LetterGuesses()
        case .registered(let known) where known == ticket: return
        case .registered: throw .registeredAlready
        case .scanned: throw .notRecognised
        }
    }

    /// A clerk sees that it is no request.
    ///
    /// - Throws: `LetterRefusal`.
    package mutating func setAside(because reason: String) throws(LetterRefusal) {
        let reason = reason.trimmed
        guard !reason.isEmpty, reason.utf16.count <= 500 else { throw .reasonMissing }
        switch stage {
        case .recognised, .unreadable, .setAside:
            stage = .setAside(reason: reason)
            guesses = LetterGuesses()
        case .scanned: throw .notRecognised
        case .registered: throw .registeredAlready
        }
    }

    /// The paper is somewhere else now.
    ///
    /// - Throws: `LetterRefusal.noteTooLong` for a note of more than 200 characters.
    package mutating func move(to paper: Paper) throws(LetterRefusal) {
        guard paper.note.utf16.count <= 200 else { throw .noteTooLong }
        self.paper = paper
    }
}

/// Why a step on a letter is refused. Nothing has changed.
package enum LetterRefusal: Error, Equatable, Sendable {
    /// There is no such letter, or this person may not know of its ticket.
    case unknown
    /// Its pages are still being recognised.
    case notRecognised
    case registeredAlready
    /// Setting a letter aside takes a reason of 1 to 500 characters.
    case reasonMissing
    case noteTooLong
    /// The year has no number left; nothing was taken in.
    case numbersUsedUp
    /// A letter is a PDF, PNG or JPEG.
    case notAScan(name: String)
}
