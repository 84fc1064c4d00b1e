// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing
import Tickets

@testable import Web

struct WordingTests {
    @Test(arguments: Language.allCases)
    func `every refusal of the law has its sentence, with nothing left open`(language: Language) async throws {
        let wording = try Self.wording(language)

        for refusal in Self.refusals {
            let sentence = wording.sentence(refusal)
            #expect(!sentence.contains("{"), "\(refusal.name)")
        }
        #expect(Set(Self.refusals.map(\.name)) == Self.names(in: wording, of: "refusal"))
    }

    @Test(arguments: Language.allCases)
    func `every event of the journal has its sentence, with nothing left open`(language: Language) async throws {
        let wording = try Self.wording(language)
        let events = Self.everyEvent

        for event in events {
            #expect(!wording.sentence(event).contains("{"), "\(event.name)")
        }
        #expect(Set(events.map(\.name)) == Self.names(in: wording, of: "event").subtracting(["noUnit", "withdrawn"]))
    }

    @Test(arguments: Language.allCases)
    func `why a rule did not decide has its sentence, whichever part failed`(language: Language) throws {
        let wording = try Self.wording(language)
        let evidence: [RoutingEvidence] = [
            "路灯", .matter(.pothole), .kind(.help), .channel(.web), .urgency(.normal), .area(.hanjiang), .day(.workday),
            .time("22:05"), .load(.roads, 12),
        ]

        let sentences = ConditionPart.allCases.map { part in
            wording.sentence(RoutingInquiry.NearMiss(rule: "lamps", evidence: evidence, failed: part))
        }

        #expect(sentences.allSatisfy { $0.contains("lamps") && $0.contains("路灯") && !$0.contains("{") })
        #expect(Set(sentences).count == sentences.count)
    }

    @Test func `an exception that holds is not told as one that fails`() throws {
        let miss = RoutingInquiry.NearMiss(rule: "lamps", evidence: ["路灯", .channel(.web)], failed: .unless)

        #expect(try Self.wording(.zh).sentence(miss) == "规则“lamps”：有“路灯”、网站，属于其例外")
    }

    @Test(arguments: Language.allCases)
    func `how a place was found has its sentences, whatever said it`(language: Language) throws {
        let wording = try Self.wording(language)
        let areas: [AreaCode] = [.fancheng, .hanjiang]
        let names = PlaceKind.allCases.map { PlaceInquiry.Name(word: "樊城", start: 0, kind: $0, areas: areas) }

        let parts = PlaceInquiry.Source.allCases.flatMap { source in
            [AreaCode.hanjiang, nil].map { area in
                PlaceInquiryPart(PlaceInquiry(source: source, area: area, names: names, candidates: areas), wording)
            }
        }

        let sentences = parts.flatMap { [$0.found] + $0.names + [$0.candidates ?? ""] }
        #expect(sentences.allSatisfy { !$0.contains("{") && !$0.isEmpty })
        #expect(Set(parts.map(\.found)).count == parts.count)
        #expect(PlaceInquiryPart(PlaceInquiry(source: .chosen, area: .hanjiang), wording).candidates == nil)
    }

    @Test func `a refusal names the unit and the time as the office does`() throws {
        let wording = try Self.wording(.zh)

        #expect(wording.sentence(TicketRefusal.returnWindowClosed(.monday)).contains("2026-01-05 09:00"))
        #expect(wording.sentence(TicketRefusal.notYourUnit(.roads)).contains("道路处"))
        #expect(wording.sentence(TicketRefusal.notYourUnit(.water)).contains("water"))
    }

    @Test func `the timeline says who answered what in a callback`() throws {
        let answer = SurveyAnswer.sample(contactedFirst: false, resolution: .partly, satisfaction: nil)

        let sentence = try Self.wording(.en).sentence(TicketEvent.calledBack(outcome: .reached(answer)))

        #expect(sentence == "Callback: citizen reached: was not contacted first, Partly solved")
    }

    private static func wording(_ language: Language) throws -> Wording {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/Web/Texts")
        let site = SiteFacts(
            name: LocalText(zh: "襄阳市", en: "Xiangyang"),
            hotline: "12345",
            zone: TimeZone(identifier: "Asia/Shanghai")!,
            unitName: { $0 == .roads ? LocalText(zh: "道路处", en: "Roads") : nil },
            matterName: { _ in nil },
        )
        return Wording(book: try Texts(folder: folder)[language], site: site)
    }

    private static func names(in wording: Wording, of area: String) -> Set<String> {
        Set(wording.book.keys.filter { $0.hasPrefix(area + ".") }.map { String($0.dropFirst(area.count + 1)) })
    }

    /// Every event that two sample commands after each other bring in some stage, and the two that time brings.
    private static var everyEvent: [TicketEvent] {
        // Three commands bring it: helping, pausing, going on.
        var events: [TicketEvent] = [.coClocksMoved(tasks: [])] + Self.rare
        for stage in Stage.Name.allCases {
            for first in TicketCommand.Name.allCases {
                guard var file = try? CaseFile(in: stage, rules: .sample(clocks: .withLadder)) else { continue }
                events += file.history.map(\.event)
                if first == .noticeLamp { file.wait(days: 30) }
                _ = try? file.perform(.sample(first, at: file.now), by: .permitted(first))  // A refusal is no event.
                for second in TicketCommand.Name.allCases {
                    var next = file
                    if second == .noticeLamp { next.wait(days: 30) }
                    let author = second == .noticeLamp ? Author.clock : .permitted(second)
                    events += (try? next.perform(.sample(second, at: next.now), by: author)) ?? []
                }
            }
        }
        return Array(Dictionary(events.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }).values)
    }

    /// What only some kinds of case and some packs know.
    private static var rare: [TicketEvent] {
        [
            .thirdPartyAsked(party: "某公司", until: .monday), .thirdPartyHeard(opinion: "不同意公开"),
            .resultEndorsed(by: "leader"), .reviewAsked(reason: "不服"), .questionLapsed,
            .callbackBegun(course: CallbackCourse(reason: .drawn, basis: "questionnaire 3", since: .monday)),
            .callbackTried(attempt: CallbackTry(at: .monday, by: "agent", how: .call), notBefore: .monday),
            .surveyTexted(until: .monday),
            .grievanceOpened(grievance: Grievance(since: .monday, round: 1)),
            .grievanceDisposed(disposition: Disposition(kind: .explained, reason: "已解释", by: "agent", at: .monday)),
            .published(title: "路灯不亮"), .unpublished(reason: "诉求人要求"),
            .clocksRecomputed(deadlines: [], returnUntil: nil, isHeavy: nil, reason: "时限调整"),
            .callbackDue(clock: Deadline(kind: .callback, start: .monday, due: .monday, alarms: [], rule: "fixed")),
        ]
    }

    private static let refusals: [TicketRefusal] = [
        .unlawful(.dispatch, in: .closed), .notPermitted(.instruct), .notYourUnit(.roads), .textMissing(.reason),
        .accusedUnit(.roads), .recused("handler.roads"), .notRecused("handler.roads"), .unitNamedTwice(.roads),
        .notBelow(.water), .needsEndorsement, .alreadyEndorsed,
        .needsHead, .cannotLinkToItself, .alreadyLinked(.other), .notLinked(.other), .parentRing(.other),
        .partsOutOfRange, .onlyFor(.petition), .alreadyAsked(until: .monday), .completionAskedBefore,
        .completionWindowClosed(.monday), .alreadyCommitted(until: .monday), .commitmentNotLater(due: .monday),
        .commitmentTooLong(latest: .monday), .decisionMissing, .decisionNotForThis, .reviewWindowClosed(.monday),
        .reviewsUsedUp, .reviewerHandledIt(.roads), .clocksUnchanged, .mustDesignate(dispatches: 3),
        .designatedUnitCannotReturn,
        .returnWindowClosed(.monday), .reviewerIsRequester, .tooManyExtensions(allowed: 1),
        .extensionAfterExpiry(due: .monday), .extensionNotLater(due: .monday), .extensionTooLong(latest: .monday),
        .handlerCannotSurvey, .callbackTooEarly(.monday), .grievanceUndecided, .noGrievance, .alreadyContacted(.monday),
        .nothingToCoHandle, .cannotMergeIntoItself,
        .masterIsMerged(.sample),
        .alreadyPaused(since: .monday), .notPaused, .notSupervised, .nothingToAcknowledge, .nothingToAttach,
        .attachedAlready(ordinal: 1), .noSuchAttachment(ordinal: 2), .notYourAttachment, .lampUnchanged,
        .reportStands, .notForPublication, .notPublished, .exclusionStands(ordinal: 1), .noSuchExclusion(ordinal: 1),
        .exclusionDecided(ordinal: 1), .reviewerIsOfUnit(.roads), .nothingToExclude(.satisfaction),
        .noPassToRework,
        .handOverOutOfTime(earliest: .monday, latest: .monday), .calendarExhausted,
    ]
}
