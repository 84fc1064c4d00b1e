// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Routing

struct ClassifierTrialTests {
    @Test func `near-duplicates lie in one fold, and labels are spread over all`() {
        let form = "关于我们小区电梯长期停运老人无法下楼居民多次向物业反映没有结果恳请有关部门督促维修的请求"
        let copies = (0..<12).map { LabelledText(RequestText(title: "电梯", detail: form + "第\($0)户"), label: "x") }
        let rows = Corpus.rows + copies

        let folds = Folds(of: rows, count: 5, seed: 7)

        #expect(Set(folds.numbers.suffix(copies.count)).count == 1)
        #expect((0..<5).allSatisfy { !folds.rows(of: $0).isEmpty })
        #expect(
            (0..<5).allSatisfy { fold in
                Set(folds.rows(of: fold)).isDisjoint(with: folds.rows(outside: fold))
                    && folds.rows(of: fold).count + folds.rows(outside: fold).count == rows.count
            }
        )
    }

    @Test func `groups stay together and labels even out`() {
        let labels = (0..<100).map { $0 % 10 == 0 ? "rare" : "frequent" }

        let folds = Folds(groups: (0..<100).map { $0 / 2 }, labels: labels, count: 5, seed: 1)

        #expect((0..<50).allSatisfy { folds.numbers[2 * $0] == folds.numbers[2 * $0 + 1] })
        #expect((0..<5).allSatisfy { fold in folds.rows(of: fold).count { labels[$0] == "rare" } == 2 })
    }

    @Test func `the same few words lie in one fold, however they are set`() {
        let short = (0..<20).flatMap { number in
            let own = String(UnicodeScalar(UInt8(97 + number)))
            let texts = [("路坏\(own)", "门口坑。"), ("路坏\(own)", "门口 坑"), ("路坏\(own)门口", "坑！")]
            return texts.map { RequestText(title: $0, detail: $1) }
        }

        let groups = NearDuplicates.groups(of: short)

        #expect((0..<20).allSatisfy { Set(groups[(3 * $0)..<(3 * $0 + 3)]).count == 1 })
        #expect(Set(groups).count == 20)
    }

    @Test func `texts of other words are no near-duplicates`() {
        let texts = ["路面塌陷了一个大坑请尽快修好", "自来水发黄有味道已经一个星期了", "路灯不亮晚上看不见路"].map {
            RequestText(title: "", detail: $0)
        }

        #expect(Set(NearDuplicates.groups(of: texts)).count == 3)
    }

    @Test func `figures count what was right`() {
        let labels = ["a", "b", "c", "d"]
        let verdicts = [
            Verdict(truth: "a", probabilities: [0.9, 0.1, 0, 0], labels: labels),
            Verdict(truth: "a", probabilities: [0.3, 0.6, 0.1, 0], labels: labels),
            Verdict(truth: "b", probabilities: [0.5, 0.1, 0.4, 0], labels: labels),
            Verdict(truth: "strange", probabilities: [0.25, 0.25, 0.25, 0.25], labels: labels),
        ]

        let figures = ClassifierFigures(verdicts)

        #expect(figures.rows == 4)
        #expect(figures.accuracy == 0.25)
        #expect(figures.top2 == 0.5)
        #expect(figures.top3 == 0.75)
        // F1 of a is 2·1/(2+3), of b 0, of the strange one 0.
        #expect(abs(figures.macroF1 - 0.4 / 3) < 1e-9)
        #expect(abs(figures.brier - (0.02 + 0.86 + 1.22 + 1.25) / 4) < 1e-6)
        #expect(abs(figures.ece - (0.1 + 0.6 + 0.5 + 0.25) / 4) < 1e-6)
        #expect(figures.coverage[0].decided == 0.25)
        #expect(abs((figures.coverage[0].above ?? 0) - 0.9) < 1e-6)
    }

    @Test func `nothing is decided alone where nothing is sure enough`() {
        let wrong = Verdict(truth: "a", probabilities: [0.4, 0.6], labels: ["a", "b"])

        let figures = ClassifierFigures([wrong])

        #expect(figures.coverage.allSatisfy { $0.decided == 0 && $0.above == nil })
    }

    @Test func `each row is asked once of a model that did not learn it`() async throws {
        var asked = 0
        let verdicts = try await ClassifierTraining().crossValidate(Corpus.rows, folds: 3) { classifier, held in
            asked += held.count
            #expect(classifier.rows + held.count == Corpus.rows.count)
            return held.map(classifier.verdict)
        }

        #expect(asked == Corpus.rows.count)
        #expect(ClassifierFigures(verdicts).accuracy > 0.9)
    }

    @Test func `probabilities are as sure as the scores were right`() {
        let scores: [[Float]] = (0..<100).map { _ in [1, -1] }
        let truths = (0..<100).map { $0 < 80 ? 0 : 1 }

        let probability = Calibration(scores: scores, truths: truths).probabilities(of: [1, -1])[0]

        #expect(abs(probability - 0.8) < 0.01)
    }
}
