// SPDX-License-Identifier: Apache-2.0

import Routing
import Testing

struct ClassifierTests {
    @Test func `a request is of the class of those that were worded like it`() async throws {
        let classifier = try await Corpus.learn().classifier

        let guesses = classifier.guesses(about: RequestText(title: "小区停水", detail: "我家自来水从昨天半夜就停了"))

        #expect(guesses.map(\.label).first == "water")
        #expect(guesses.count == 3)
        #expect(guesses.map(\.probability) == guesses.map(\.probability).sorted(by: >))
        #expect(guesses.reduce(0) { $0 + $1.probability } <= 1.000_1)
    }

    @Test func `a guess names whole words of the request that spoke for it`() async throws {
        let classifier = try await Corpus.learn().classifier
        let text = RequestText(title: "路灯不亮", detail: "门口的路灯 坏了，也有广场舞的噪音")

        let guesses = classifier.explainedGuesses(about: text)

        let lamp = try #require(guesses.first { $0.label == "roads" })
        let dance = try #require(guesses.first { $0.label == "noise" })
        #expect(lamp.words.contains { $0.contains("路灯") })
        #expect(dance.words.contains { $0.contains("噪音") || $0.contains("广场舞") })
        #expect(lamp.words.allSatisfy { word in word.count > 1 && (text.title + text.detail).contains(word) })
        #expect(guesses.map(\.probability) == classifier.guesses(about: text).map(\.probability))
    }

    @Test func `neither width nor case nor lost white space nor numbers change a guess`() async throws {
        let classifier = try await Corpus.learn().classifier
        let plain = classifier.guesses(about: RequestText(title: "WIFI 投诉", detail: "水管漏水3天"))

        let other = classifier.guesses(about: RequestText(title: "ｗｉｆｉ投 诉", detail: "水管\n漏　水１２天"))

        #expect(plain == other)
    }

    @Test func `a nameless place says nothing`() async throws {
        let classifier = try await Corpus.learn().classifier

        let here = classifier.guesses(about: RequestText(title: "", detail: "A7县，水管漏水"))
        let there = classifier.guesses(about: RequestText(title: "", detail: "K市，水管漏水"))

        #expect(here == there)
    }

    @Test(arguments: ["", " ", "……", "𠮷𠮷", "hello world", "\u{FFFD}\0", "🚧"])
    func `a text without a known word gets guesses and no words`(text: String) async throws {
        let classifier = try await Corpus.learn().classifier

        let guesses = classifier.explainedGuesses(about: RequestText(title: text, detail: text))

        #expect(guesses.count == 3)
        #expect(guesses.allSatisfy { $0.words.isEmpty && $0.probability.isFinite })
    }

    @Test func `of a text without end only the beginning is read`() async throws {
        let classifier = try await Corpus.learn().classifier
        let long = String(repeating: "水管漏水。", count: 200_000)

        #expect(classifier.guesses(about: RequestText(title: "", detail: long)).first?.label == "water")
    }

    @Test func `the same rows and seed give the same model, on however many threads`() async throws {
        let one = try await Corpus.learn(threads: 1).classifier
        let other = try await Corpus.learn(threads: 3).classifier

        #expect(one.bytes == other.bytes)
    }

    @Test func `words of letters are read whole`() async throws {
        let rows = (0..<40).map { number in
            let isPothole = number.isMultiple(of: 2)
            let detail = isPothole ? "A deep pothole on street \(number)" : "Loud music from bar \(number)"
            return LabelledText(RequestText(title: "", detail: detail), label: isPothole ? "road" : "noise")
        }
        let classifier = try await ClassifierTraining().learn(rows).classifier

        let guess = try #require(
            classifier.explainedGuesses(about: RequestText(title: "", detail: "POTHOLE again")).first
        )

        #expect(guess.label == "road")
        #expect(guess.words == ["POTHOLE"])
    }

    @Test func `nothing can be learnt from no row, one label or no words`() async throws {
        let text = RequestText(title: "水", detail: "")

        await #expect(throws: TrainingFault.noRows) { try await ClassifierTraining().learn([]) }
        await #expect(throws: TrainingFault.oneLabel("a")) {
            try await ClassifierTraining().learn([LabelledText(text, label: "a")])
        }
        await #expect(throws: TrainingFault.noWords) {
            let empty = RequestText(title: "?", detail: "")
            return try await ClassifierTraining().learn(["a", "b"].map { LabelledText(empty, label: $0) })
        }
    }

    @Test func `two rows are enough to begin with`() async throws {
        let rows = [("水管漏水", "water"), ("路灯不亮", "roads")].map {
            LabelledText(RequestText(title: $0, detail: ""), label: $1)
        }

        let classifier = try await ClassifierTraining().learn(rows).classifier

        #expect(classifier.guesses(about: rows[0].text).map(\.label) == ["water", "roads"])
    }
}
