// SPDX-License-Identifier: Apache-2.0

/// What was learnt: grams, and what each says for and against each class.
struct LinearModel: Sendable {
    let vocabulary: Vocabulary
    let planes: ClassPlanes

    func scores(of text: GramCounts) -> [Float] { planes.scores(of: vocabulary.features(of: text)) }
    func scores(of request: ReadRequest) -> [Float] { planes.scores(of: vocabulary.features(of: request)) }
}
