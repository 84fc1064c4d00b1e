// SPDX-License-Identifier: Apache-2.0

import Foundation
import Sites
import TestKit
import Testing
import Tickets
import Web

struct CommandNounTests {
    @Test func `every command that a person can give has one noun`() {
        let named = CommandNoun.allCases.flatMap(\.commands)

        // Files do not come as JSON: see AttachmentTests.
        let others: Set<TicketCommand.Name> = [.propose, .noticeLamp, .passOnAnswer, .attach, .withdrawAttachment]
        #expect(Set(named) == Set(TicketCommand.Name.allCases).subtracting(others))
        #expect(named.count == Set(named).count)
    }

    @Test func `nouns are told apart, in small letters and dashes`() {
        let names = CommandNoun.allCases.map(\.rawValue)

        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil })
        #expect(names.allSatisfy { CommandNoun(rawValue: $0)?.rawValue == $0 })
        #expect(CommandNoun(rawValue: "hurry") == nil)
        #expect(CommandNoun(for: .rejectResult) == .review)
        #expect(CommandNoun(for: .noticeLamp) == nil)
    }

    @Test(arguments: CommandNoun.allCases)
    func `a noun asks for all its required fields and for no others`(noun: CommandNoun) throws {
        let site = try SiteReader.read(try ExampleSite.documents())
        let author = Author.staff(login: "zhang", role: .admin, unit: nil)
        let required = noun.fields.filter(\.isRequired)
        let all = Dictionary(uniqueKeysWithValues: required.map { ($0.name, $0.kind.sample) })
        let form = { (fields: [String: Fields.Value]) in
            CommandForm(noun, fields: Fields(fields), author: author, site: site)
        }

        #expect(noun.commands.contains(try form(all).command().name))
        for field in required {
            #expect(throws: FieldFault.missing(field.name)) {
                try form(all.filter { $0.key != field.name }).command()
            }
        }
    }
}

extension CommandField.Kind {
    /// A value that it takes, chosen so that nothing else becomes required by it.
    fileprivate var sample: Fields.Value {
        switch self {
        case .line, .paragraph, .colleague: .text("text")
        case .paragraphs: .texts(["one", "two"])
        case .unit, .matter: .text("water")
        case .units: .texts(["water", "housing"])
        case .ticketNumber: .text("20260302000001")
        case .instant: .text("2026-03-20T09:00:00Z")
        case .flag: .flag(true)
        case .choice(let values, _): .text(values.contains("refused") ? "refused" : values[0])
        case .exclusion: .text("1")
        case .answers: .other
        }
    }
}

extension CommandNoun: CustomTestStringConvertible {
    package var testDescription: String { rawValue }
}
