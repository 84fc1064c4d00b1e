// SPDX-License-Identifier: Apache-2.0

package import Survey

extension SiteReader {
    /// The questions of an earlier questionnaire, to say an answer in the words it was given to (E2).
    ///
    /// - Returns: nil for a document that today's program cannot read.
    package static func questionnaire(_ document: SiteDocument) -> Questionnaire? {
        guard document.kind == .questionnaire else { return nil }
        // A document was whole when it was imported; one that no longer is has no words to show.
        guard let passage = try? DocumentText(document: document).passage() else { return nil }
        var decoder = PassageDecoder()
        let questions = decoder.decodeList(Questionnaire.Question.self, "questions", in: passage)
        let validity = decoder.decode(Questionnaire.Validity.self, from: passage)
        guard let validity, !questions.isEmpty else { return nil }
        return Questionnaire(
            number: document.number,
            questions: questions.map(\.value),
            validDays: validity.value.validDays,
            callback: validity.value.callback,
        )
    }
}
