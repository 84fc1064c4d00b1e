// SPDX-License-Identifier: Apache-2.0

import Routing
import Survey
import Tickets

extension SiteDraft {
    func checkQuestionnaire(_ faults: inout FaultList) {
        faults.checkUnique(questions.map { ($0.value.code, $0.passage["code"]) }, called: "code")
        faults.checkUnique(questions.map { ($0.value.asks.rawValue, $0.passage["asks"]) }, called: "meaning")
        for meaning in [Questionnaire.Meaning.resolution, .satisfaction] {
            guard !questions.contains(where: { $0.value.asks == meaning }), let first = questions.first else {
                continue
            }
            faults.add("no question asks for \(meaning.rawValue)", at: first.passage)
        }
        for question in questions { checkOptions(of: question, &faults) }
        checkCallback(&faults)
    }

    /// Whoever is drawn can be recomputed, and whatever is named is the site's.
    private func checkCallback(_ faults: inout FaultList) {
        guard let policy = validity.value.callback else { return }
        let passage = validity.passage["callback"]
        if policy.ask == .sample, policy.sample == nil {
            faults.add("a sample needs a share and a seed", at: passage["ask"])
        }
        let units = Set(units.map(\.value.code.rawValue))
        for unit in (policy.sample?.byUnit ?? [:]).keys.sorted() where !units.contains(unit) {
            faults.add("there is no unit “\(unit)”", at: passage["sample", "byUnit"])
        }
        let matters = Set(matters.map(\.value.code))
        for (index, matter) in (policy.always?.matters ?? []).enumerated() where !matters.contains(matter) {
            faults.add("there is no matter “\(matter)”", at: passage["always", "matters"].item(index))
        }
    }

    private func checkOptions(of question: Located<Questionnaire.Question>, _ faults: inout FaultList) {
        let options = question.value.options ?? []
        let places = question.passage["options"].items
        let meaning = question.value.asks
        guard let legal = meaning.legalValues else {
            if !options.isEmpty {
                faults.add("\(meaning.rawValue) are free and have no options", at: question.passage["options"])
            }
            return
        }
        for (option, place) in zip(options, places) where !legal.contains(option.value) {
            let known = legal.joined(separator: ", ")
            faults.add("“\(option.value)” is no answer about \(meaning.rawValue); known: \(known)", at: place["value"])
        }
        faults.checkUnique(zip(options, places).map { ($0.value, $1["value"]) }, called: "answer")
        let given = Set(options.map(\.value))
        for side in meaning.sidesToOffer where given.isDisjoint(with: side) {
            let wanted = side.joined(separator: " or ")
            faults.add("the citizen must be able to answer \(wanted)", at: question.passage["options"])
        }
    }
}

extension Questionnaire.Meaning {
    /// The answers that evaluation understands; nil for free words.
    fileprivate var legalValues: [String]? {
        switch self {
        case .contactedFirst: ["yes", "no"]
        case .resolution: SurveyAnswer.Resolution.allCases.map(\.rawValue)
        case .satisfaction: SurveyAnswer.Satisfaction.allCases.map(\.rawValue)
        case .words: nil
        }
    }

    /// One answer of each list must be offered: a survey without a way to say no proves nothing.
    fileprivate var sidesToOffer: [[String]] {
        switch self {
        case .contactedFirst: [["yes"], ["no"]]
        case .resolution: [["resolved"], ["unresolved"]]
        case .satisfaction: [["verySatisfied", "satisfied"], ["dissatisfied", "veryDissatisfied"]]
        case .words: []
        }
    }
}
