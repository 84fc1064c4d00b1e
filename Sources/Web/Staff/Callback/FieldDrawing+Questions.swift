// SPDX-License-Identifier: Apache-2.0

import Survey
import Tickets

extension FieldDrawing {
    /// A question of the site's questionnaire as the agent asks it on the phone. Nothing is chosen before the citizen has
    /// answered (E2).
    func question(_ question: Questionnaire.Question) -> ActionField {
        let name = "\(CommandForm.answersField).\(question.code)"
        let wording = view.wording
        let said = chosen(name)
        let field = blank(name, label: question.text[wording.language], isRequired: question.required == true)
            .shown(when: CallbackWord.reached.rawValue)
        guard let options = question.options, !options.isEmpty else {
            return field.area(said.first ?? "", rows: 2, limit: Self.wordsLimit)
        }
        return field.radios(
            options.map { Choice($0.value, $0.text[wording.language], isChosen: said.contains($0.value)) }
        )
    }

    /// UTF-16 units of the citizen's own words; as `Questionnaire.read` has it.
    private static let wordsLimit = 2_000
}
