// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import TestKit
import Testing
import Tickets

@testable import Web

struct TextsTests {
    private let texts: Texts

    init() throws { texts = try Texts(folder: Self.folder) }

    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sources/Web/Texts")

    @Test func `both languages say the same things`() {
        #expect(texts[.zh].keys.subtracting(texts[.en].keys).sorted() == [])
        #expect(texts[.en].keys.subtracting(texts[.zh].keys).sorted() == [])
    }

    @Test func `both languages fill the same placeholders`() {
        for key in texts[.zh].keys.intersection(texts[.en].keys) {
            #expect(placeholders(.zh, key) == placeholders(.en, key), "\(key)")
        }
    }

    private func placeholders(_ language: Language, _ key: String) -> Set<String> {
        Set((texts[language].find(key) ?? "").matches(of: /{([A-Za-z]+)}/).map { String($0.1) })
    }

    @Test(arguments: Language.allCases)
    func `every word of the office is there`(language: Language) {
        let book = texts[language]

        #expect(missing(Channel.allCases, book) == [])
        #expect(missing(TicketKind.allCases, book) == [])
        #expect(missing(Urgency.allCases, book) == [])
        #expect(missing(Lamp.allCases, book) == [])
        #expect(missing(Role.allCases, book) == [])
        #expect(missing(Stage.Name.allCases, book) == [])
        #expect(missing(TicketCommand.Name.allCases, book) == [])
        #expect(missing(NonAcceptance.allCases, book) == [])
        #expect(missing(EmergencyLine.allCases, book) == [])
        #expect(missing(HandOver.Way.allCases, book) == [])
        #expect(missing(HandOver.Consent.allCases, book) == [])
        #expect(missing(Telling.Way.allCases, book) == [])
        #expect(missing(Represented.Relation.allCases, book) == [])
        #expect(missing(LegacyLine.Outcome.allCases, book) == [])
        #expect(missing(Nuisance.Act.allCases, book) == [])
        #expect(missing(Nuisance.Standing.allCases, book) == [])
        #expect(missing(InspectionKind.allCases, book) == [])
        #expect(missing(Inspection.Act.allCases, book) == [])
        #expect(missing(Inspection.Standing.allCases, book) == [])
        #expect(missing(SecondOpinion.allCases, book) == [])
        #expect(missing(HandlingResult.Conclusion.allCases, book) == [])
        #expect(missing(SurveyAnswer.Resolution.allCases, book) == [])
        #expect(missing(SurveyAnswer.Satisfaction.allCases, book) == [])
        #expect(missing(ClosingReason.allCases, book) == [])
        #expect(missing(CallbackReason.allCases, book) == [])
        #expect(missing(Disposition.Kind.allCases, book) == [])
        #expect(missing(Deadline.Kind.allCases, book) == [])
        #expect(missing(Department.Level.allCases, book) == [])
        #expect(missing(Fact.allCases, book) == [])
        #expect(missing(Rung.Level.allCases, book) == [])
        #expect(missing(AttachmentType.allCases, book) == [])
        #expect(missing(MailboxState.Fault.allCases, book) == [])
        #expect(missing(Self.intakeFields, book) == [])
        #expect(missing(Self.textFields, book) == [])
    }

    private func missing<Word: Worded>(_ words: [Word], _ book: TextBook) -> [String] {
        words.map { "\(Word.area).\($0.wordName)" }.filter { book.find($0) == nil }
    }

    private static let intakeFields: [IntakeField] = [
        .narrative, .summary, .address, .name, .phone, .email, .externalID, .channel, .kind, .urgency, .place,
        .latitude, .longitude, .occurredAt, .receivedAt, .matter, .accusedUnit, .language, .contactOrPlace, .mailbox,
    ]
    private static let textFields: [TicketRefusal.TextField] = [
        .reply, .told, .reason, .question, .answer, .handler, .legalBasis, .note, .report, .newFacts, .order, .text,
        .notice, .coUnits, .title,
    ]

    @Test(arguments: ["home:\n  a: 1\n", "home:\n  - a\n", "home: [\n"])
    func `a text file that contradicts another or itself is refused`(yaml: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "texts-\(yaml.utf8.reduce(0) { $0 &* 31 &+ Int($1) })"
        )
        defer { try? FileManager.default.removeItem(at: folder) }  // A leftover folder harms nobody.
        for language in ["zh", "en"] {
            let own = folder.appending(path: language)
            try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
            try Data("home:\n  a: 2\n".utf8).write(to: own.appending(path: "a.yaml"))
        }
        try Data(yaml.utf8).write(to: folder.appending(path: "zh/b.yaml"))

        #expect(throws: TextFault.self) { try Texts(folder: folder) }
    }

    @Test func `what fills a placeholder is never a placeholder`() {
        let text = texts[.en].text("refusal.notYourUnit", ["unit": "{unit} {x}"])

        #expect(text == "This ticket is with {unit} {x}, not with your unit.")
    }
}
