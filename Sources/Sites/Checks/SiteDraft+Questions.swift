// SPDX-License-Identifier: Apache-2.0

import Routing
import Tickets

extension SiteDraft {
    /// Questions are asked of those who chose the matter, and that is a leaf.
    func checkQuestions(of matter: Located<Catalogue.Entry>, _ faults: inout FaultList) {
        let questions = matter.value.questions ?? []
        let places = matter.passage["questions"].items
        faults.checkUnique(zip(questions, places).map { ($0.code, $1["code"]) }, called: "question")
        for (question, place) in zip(questions, places) { checkOptions(of: question, at: place, &faults) }
    }

    private func checkOptions(of question: MatterQuestion, at place: Passage, _ faults: inout FaultList) {
        let options = question.options ?? []
        if question.asks == .choice, options.count < 2 {
            faults.add("a choice needs two options or more", at: place.value(of: "options") ?? place)
        }
        if question.asks != .choice, let given = place.value(of: "options") {
            faults.add("only a choice has options", at: given)
        }
        let values = zip(options, place["options"].items).map { ($0.value, $1["value"]) }
        faults.checkUnique(values, called: "option")
        if question.required == true, question.askedOf == .agents {
            faults.add("only citizens must answer, and they are not asked this", at: place["required"])
        }
    }
}
