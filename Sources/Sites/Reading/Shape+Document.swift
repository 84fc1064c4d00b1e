// SPDX-License-Identifier: Apache-2.0

import Routing
import Supervision
import Survey
import Tickets

extension DocumentKind {
    /// The keys that each document may have: the types it is decoded into, said for people.
    var shape: Shape {
        switch self {
        case .profile: .profile
        case .organisation:
            .record([
                .required("units", .list(.unit, upTo: 20_000)), .optional("mailboxes", .list(.mailbox, upTo: 500)),
            ])
        case .areas:
            .record([
                .required("areas", .list(.area, upTo: 20_000)), .optional("spots", .list(.spot, upTo: 50_000)),
                .optional("map", .map),
            ])
        case .calendar: .calendar
        case .catalogue: .record([.required("matters", .list(.matter, upTo: 20_000))])
        case .rules:
            .record([.required("rules", .list(.rule, upTo: 5_000)), .optional("classifier", .classifier)])
        case .deadlines: .deadlines
        case .questionnaire:
            .record([
                .required("questions", .list(.question, upTo: 50)), .required("validDays", .integer(1...365)),
                .optional("callback", .callback),
            ])
        case .scoring: .scoring
        case .staff: .record([.required("staff", .list(.staffMember, upTo: 50_000))])
        case .notices: .notices
        case .telephone: .telephone
        case .intake: .intake
        case .quality: .quality
        }
    }
}

extension Shape {
    static let localText = record([.required("zh", .text), .required("en", .text)])

    fileprivate static let emergencyLine = record([
        .required("number", .digits(3...15)), .required("name", localText),
    ])

    fileprivate static let keepDays = record(
        ["daily", "weekly", "monthly"].map { .optional($0, .integer(31...36_600)) }
    )

    fileprivate static let reports = record([
        .optional("daily", .text), .optional("weekly", .text), .optional("monthly", .text),
        .optional("keepDays", keepDays),
    ])

    fileprivate static let profile = record([
        .required("name", localText),
        .required("hotline", .digits(3...15)),
        .required("timezone", .text),
        .required("callingCode", .digits(1...3)),
        .required("areaCode", .digits(2...4)),
        .optional("emergencyLines", .list(emergencyLine, upTo: 20)),
        .optional("reports", reports),
    ])

    fileprivate static let quietHours = record([.required("from", .text), .required("until", .text)])

    fileprivate static let noticeTemplate = record([
        .required("subject", .choice(of: NoticeSubject.self)), .optional("sms", localText),
        .optional("title", localText), .optional("mail", localText), .optional("letter", localText),
    ])

    fileprivate static let grade = record([
        .required("words", .list(.text, upTo: 20)), .required("resolution", .choice(of: SurveyAnswer.Resolution.self)),
        .required("satisfaction", .choice(of: SurveyAnswer.Satisfaction.self)),
    ])

    /// Ranges as `NoticePolicy` states them.
    fileprivate static let notices = record([
        .optional("quietHours", quietHours), .required("validHours", .integer(1...720)),
        .required("perNumberADay", .integer(1...1_000)), .optional("mobilePrefixes", .list(.digits(1...8), upTo: 50)),
        .optional("foreignNumbers", .flag), .optional("surveyAfterMinutes", .integer(0...1_440)),
        .required("templates", .list(noticeTemplate, upTo: 50)), .optional("grades", .list(grade, upTo: 20)),
    ])

    /// Ranges as `TelephonePolicy` states them.
    fileprivate static let telephone = record([
        .required("answerWithinSeconds", .integer(1...600)),
        .required("callBackWithinMinutes", .integer(1...10_080)),
        .optional("wrapUpSeconds", .integer(1...3_600)),
        .required("queues", .list(.word, upTo: 50)), .required("seats", .list(.word, upTo: 10_000)),
        .required("breaks", .list(named, upTo: 20)),
    ])

    /// A code with its name.
    fileprivate static let named = record([.required("code", .code), .required("name", localText)])

    fileprivate static let legacyLine = record([
        .required("code", .code), .required("number", .digits(3...15)), .required("name", localText),
        .required("since", .text), .required("became", .choice(of: LegacyLine.Outcome.self)), .optional("unit", .code),
        .optional("tag", localText),
    ])

    /// Ranges as `IntakePolicy` states them.
    fileprivate static let intake = record([
        .optional("lines", .list(legacyLine, upTo: 500)),
        .optional(
            "counter",
            record([.required("windows", .list(localText, upTo: 100)), .required("groupFrom", .integer(2...999))]),
        ),
        .optional("nuisance", record([.required("longestDays", .integer(1...3_650))])),
        .optional("personGroups", .list(named, upTo: 100)), .optional("tags", .list(named, upTo: 200)),
        .optional(
            "topics",
            record([.required("alertPeople", .integer(2...10_000)), .required("alertDays", .integer(1...90))]),
        ),
    ])

    fileprivate static let unit = record([
        .required("code", .code), .required("name", localText),
        .required("level", .choice(of: Department.Level.self)),
        .optional("parent", .code), .optional("area", .code), .required("group", .text),
    ])

    fileprivate static let area = record([
        .required("code", .code), .required("name", localText), .optional("parent", .code),
        .optional("kind", .choice(PlaceKind.allCases.filter(\.isArea).map(\.rawValue))),
        .optional("aliases", .list(.word, upTo: 100)), .optional("outline", outline),
    ])

    /// A road or a landmark, as `Gazetteer.Spot` reads it.
    fileprivate static let spot = record([
        .required("name", localText),
        .required("kind", .choice(PlaceKind.allCases.filter { !$0.isArea }.map(\.rawValue))),
        .optional("in", .list(.code, upTo: 100)), .optional("at", point),
        .optional("aliases", .list(.word, upTo: 100)),
    ])

    /// Longitude and latitude.
    fileprivate static let point = list(.decimal(0...180), count: 2...2)

    /// Polygons of rings of points, as `Outline` reads them. West and south of zero lies no city that this is for.
    fileprivate static let outline = list(
        .list(.list(point, count: 3...20_000), upTo: 1_000),
        upTo: 1_000,
    )

    fileprivate static let map = record([
        .required("coordinates", .choice(of: CoordinateSystem.self)), .optional("approval", .text),
        .optional("note", localText), .optional("tiles", .text),
    ])

    fileprivate static let mailbox = record([
        .required("code", .code), .required("name", localText), .optional("about", localText),
        .required("holder", .choice(of: Mailbox.Holder.self)), .optional("unit", .code),
    ])

    fileprivate static let windows = list(.list(.text, count: 0...10), count: 0...50)

    fileprivate static let unitHours = record([
        .optional("hours", .table(windows)),
        .optional("keepsHolidays", .flag),
        .optional("closures", .list(.text, count: 0...1_000)),
        .optional("dateOverrides", .table(windows)),
    ])

    fileprivate static let official = record([
        .required("years", .list(.integer(1_900...2_999), count: 0...200)), .optional("warnDays", .integer(1...365)),
    ])

    fileprivate static let calendar = record([
        .required("timezone", .text),
        .required("hours", .table(windows)),
        .optional("holidays", .list(.text, count: 0...5_000)),
        .optional("annualHolidays", .list(.text, count: 0...5_000)),
        .optional("breaks", .table(windows)),
        .optional("dateOverrides", .table(windows)),
        .optional("names", .table(.text)),
        .optional("official", official),
        .optional("units", .table(unitHours)),
    ])

    fileprivate static let matter = record([
        .required("code", .code), .required("name", localText), .optional("parent", .code),
        .optional("lead", .either(.code, leadByArea)), .optional("coUnits", .list(.code, upTo: 20)),
        .optional("deadlineClass", .code), .optional("words", .list(.word, upTo: 100)), .optional("basis", .text),
        .optional("questions", .list(matterQuestion, upTo: 20)), .optional("from", .text), .optional("until", .text),
    ])

    fileprivate static let leadByArea = record([.required("byArea", .table(.code)), .optional("otherwise", .code)])

    fileprivate static let matterOption = record([.required("value", .code(upTo: 64)), .required("text", localText)])

    fileprivate static let matterQuestion = record([
        .required("code", .code(upTo: 32)), .required("text", localText), .optional("hint", localText),
        .required("asks", .choice(of: MatterQuestion.Sort.self)),
        .optional("options", .list(matterOption, upTo: 30)), .optional("required", .flag),
        .optional("askedOf", .choice(of: MatterQuestion.Audience.self)),
    ])

    fileprivate static let kinds = list(.choice(of: TicketKind.self), upTo: 20)
    fileprivate static let channels = list(.choice(of: Channel.self), upTo: 20)
    fileprivate static let urgency = list(.choice(of: Urgency.self), upTo: 20)

    fileprivate static let routingCondition = record([
        .optional("words", .list(.word, upTo: 100)), .optional("kinds", kinds), .optional("channels", channels),
        .optional("areas", .list(.code, upTo: 1_000)), .optional("urgency", urgency),
        .optional("allWords", .list(.word, upTo: 20)), .optional("matters", .list(.code, upTo: 100)),
        .optional("personGroups", .list(.code, upTo: 50)),
        .optional("days", .list(.choice(of: DaySort.self), upTo: 9)),
        .optional("hours", quietHours), .optional("load", routingLoad),
    ])

    fileprivate static let routingLoad = record([
        .required("unit", .code), .required("atLeast", .integer(1...1_000_000)),
    ])

    fileprivate static let rule = record([
        .required("code", .code),
        .required("when", routingCondition), .optional("unless", routingCondition),
        .optional("matter", .code), .optional("unit", .code), .optional("automatic", .flag),
    ])

    /// Ranges as `ClassifierPolicy` states them.
    fileprivate static let classifier = record([
        .optional("dispatchAbove", .decimal(0.5...1)), .required("proposeAbove", .decimal(0...1)),
        .optional("guardedGroups", .list(.code, upTo: 50)), .optional("activateBetter", .flag),
    ])

    /// Ranges as `OfficeRules.Figures` and `DeadlinePack.LampRule` state them.
    fileprivate static let figures = record([
        .required("maxExtensions", .integer(0...10)), .required("maxExtensionDays", .integer(1...365)),
        .required("callbackAttempts", .integer(1...10)), .required("dispatchesBeforeDesignation", .integer(1...10)),
        .optional("timesBeforeEscalation", .integer(1...10)),
        .optional("petition", extensionFigures), .optional("disclosure", extensionFigures),
    ])

    fileprivate static let extensionFigures = record([
        .required("maxExtensions", .integer(0...10)), .required("maxExtensionDays", .integer(1...365)),
        .optional("counting", .choice(["days", "workdays"])), .optional("approver", .choice(of: Approver.self)),
    ])

    fileprivate static let extensionLevel = record([
        .required("upToDays", .integer(1...365)), .required("by", .choice(of: Approver.self)),
    ])

    fileprivate static let lamps = record([
        .required("yellowShare", .decimal(0.1...0.99)), .required("doubleRedAfterWorkdays", .integer(1...60)),
    ])

    fileprivate static let addressees = Shape.list(.choice(of: Role.self), upTo: 10)

    fileprivate static let ladderStep = record([
        .required("level", .choice(of: Rung.Level.self)), .optional("before", limit), .optional("after", limit),
        .required("to", addressees),
    ])

    fileprivate static let escalation = record([.required("to", addressees)])

    fileprivate static let counting = record([
        .optional("from", .choice(of: DeadlinePack.Counting.First.self)),
        .optional("until", .choice(of: DeadlinePack.Counting.End.self)),
        .optional("extensions", .choice(of: DeadlinePack.Counting.Days.self)),
    ])

    fileprivate static let deadlines = record([
        .required("figures", figures), .required("lamps", lamps), .optional("counting", counting),
        .optional("ladder", .list(ladderStep, upTo: 20)), .optional("escalation", escalation),
        .optional("extensionLevels", .list(extensionLevel, upTo: 5)), .optional("heavy", deadlineCondition),
        .required("rules", .list(deadlineRule, upTo: 500)),
    ])

    fileprivate static let deadlineCondition = record([
        .optional("cases", .list(.choice(of: CaseKind.self), upTo: 3)),
        .optional("kinds", kinds), .optional("urgency", urgency), .optional("channels", channels),
        .optional("classes", .list(.code, upTo: 100)),
    ])

    fileprivate static let limit = record(
        ["minutes", "hours", "workHours", "days", "workdays"].map { .optional($0, .integer(Limit.counts)) }
    )

    fileprivate static let deadlineRule = record([
        .required("code", .code), .required("clock", .choice(of: DeadlinePack.Clock.self)),
        .optional("when", deadlineCondition), .required("limit", limit), .optional("statutory", limit),
        .optional("from", .choice(of: DeadlinePack.Start.self)), .optional("stopsClocks", .flag),
        .optional("source", .text),
    ])

    fileprivate static let option = record([.required("value", .text), .required("text", localText)])

    fileprivate static let question = record([
        .required("code", .code), .required("asks", .choice(of: Questionnaire.Meaning.self)),
        .required("text", localText),
        .optional("options", .list(option, upTo: 20)),
        .optional("required", .flag),
    ])

    fileprivate static let staffMember = record([
        .required("login", .code(upTo: 32)), .required("name", localText),
        .required("role", .choice(of: Role.self)), .required("unit", .code),
    ])
}
