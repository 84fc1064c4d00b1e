// SPDX-License-Identifier: Apache-2.0

import Desk
import Tickets

/// The register of letters: template `staff/letters`.
struct LettersModel: PageModel {
    let title: String
    let action: String
    let tabs: [Tab]
    /// What was looked for in vain, in a sentence.
    let notFound: String?
    let files: FilesField
    let lines: [LetterLine]
    let isEmpty: Bool
    /// Something is being recognised: the list looks again by itself.
    let isReading: Bool
    let here: String
    let more: String?
    let replies: String

    struct Tab: Sendable {
        let link: String
        let label: String
        let count: Int?
        let isHere: Bool
    }

    init(
        _ tab: LetterTab,
        _ entries: [LetterEntry],
        next: LetterNumber?,
        counts: [Letter.Stage.Name: Int],
        files: FilesField,
        notFound: String?,
        _ wording: Wording,
    ) {
        title = wording.text("letters.title")
        action = SiteURL.letters.path
        tabs = LetterTab.allCases.map { other in
            Tab(
                link: SiteURL.letters.path(["tab": other.rawValue]),
                label: wording.text("letters.tab.\(other.rawValue)"),
                count: [.toDo, .unreadable].contains(other)
                    ? other.stages.compactMap { counts[$0] }.reduce(0, +) : nil,
                isHere: other == tab,
            )
        }
        self.notFound = notFound.map { wording.text("letters.notFound", ["text": $0]) }
        self.files = files
        lines = entries.map { LetterLine($0, wording) }
        isEmpty = lines.isEmpty
        isReading = lines.contains { $0.progress != nil }
        here = SiteURL.letters.path(["tab": tab.rawValue])
        more = next.map { SiteURL.letters.path(["tab": tab.rawValue, "after": $0.description]) }
        replies = SiteURL.replyLetters.path
    }
}

/// A letter in a few words, for the register and the head of its own page.
struct LetterLine: Sendable {
    let number: String
    let link: String
    let received: String
    let receivedBy: String
    let stage: String
    let isUnreadable: Bool
    let progress: Progress?
    /// Why it is unreadable or set aside.
    let reason: String?
    let pages: String?
    let ticket: String?
    let ticketLink: String?
    let paper: String
    let paperNote: String?

    /// How much of it is recognised.
    struct Progress: Sendable {
        let words: String
        let read: Int
        /// At least 1, also before it is known.
        let pages: Int
    }

    init(_ entry: LetterEntry, _ wording: Wording) {
        let letter = entry.letter
        number = letter.number.description
        link = SiteURL.letter(letter.number).path
        received = wording.minute(letter.receivedAt)
        receivedBy = letter.receivedBy.map(wording.colleague) ?? wording.text("letters.byFolder")
        stage = wording.text("letterStage.\(letter.stage.name.rawValue)")
        pages = letter.pages.map { wording.text("letters.pages", ["count": String($0)]) }
        ticket = entry.ticket?.rawValue
        ticketLink = entry.ticket.map { SiteURL.ticket($0).path }
        paper = wording.text("letterPaper.\(letter.paper.place.rawValue)")
        paperNote = letter.paper.note.isEmpty ? nil : letter.paper.note
        var (isUnreadable, reason, progress) = (false, nil as String?, nil as Progress?)
        switch letter.stage {
        case .scanned:
            progress = Progress(
                words: letter.pages.map {
                    wording.text("letters.progress", ["read": String(letter.pagesRead), "pages": String($0)])
                } ?? wording.text("letters.waiting"),
                read: letter.pagesRead,
                pages: letter.pages ?? 1,
            )
        case .unreadable(let fault):
            isUnreadable = true
            reason = wording.text("scanFault.\(fault.rawValue)")
        case .setAside(let words): reason = words
        case .recognised, .registered: break
        }
        (self.isUnreadable, self.reason, self.progress) = (isUnreadable, reason, progress)
    }
}
