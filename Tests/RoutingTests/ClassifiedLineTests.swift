// SPDX-License-Identifier: Apache-2.0

import Foundation
import Routing
import Testing

struct ClassifiedLineTests {
    private struct Answer: Decodable {
        let labels: [Label]
        let because: [String]

        struct Label: Decodable {
            let label: String
            let probability: Double
        }
    }

    @Test func `a line is answered with labels and words`() async throws {
        let classifier = try await Corpus.learn().classifier

        let line = ClassifiedLine.answer(line: #"{"id":7,"title":"路灯不亮","detail":"晚上\n看不见"}"#, by: classifier)

        #expect(line.hasPrefix(#"{"id":7,"labels":[{"label":"roads","probability":"#))
        let answer = try JSONDecoder().decode(Answer.self, from: Data(line.utf8))
        #expect(answer.labels.count == 3)
        #expect(answer.because.contains { $0.contains("路灯") })
    }

    @Test(arguments: [
        (#""a\"b""#, #""a\"b""#), ("12.5", "12.5"), ("true", "true"), ("null", "null"),
        ("[1,\"x\",null]", "[1,\"x\",null]"),
        (#"{"b":1,"a":[]}"#, #"{"a":[],"b":1}"#),
    ])
    func `the id is echoed, of whatever sort`(id: String, echo: String) async throws {
        let classifier = try await Corpus.learn().classifier

        let answer = ClassifiedLine.answer(line: #"{"id":\#(id),"title":"水","detail":"水"}"#, by: classifier)
        let refused = ClassifiedLine.answer(line: #"{"id":\#(id),"title":5,"detail":"水"}"#, by: classifier)

        #expect(answer.hasPrefix("{\"id\":\(echo),\"labels\":"))
        #expect(refused.hasPrefix("{\"id\":\(echo),\"error\":"))
    }

    @Test(arguments: ["", "no json", "[]", "5", #"{"id":1}"#, #"{"id":1,"title":null,"detail":null}"#, "{\"id\":1,"])
    func `a bad line is answered with what is wrong`(line: String) async throws {
        let classifier = try await Corpus.learn().classifier

        #expect(ClassifiedLine.answer(line: line, by: classifier).contains(#","error":""#))
    }

    @Test(arguments: [
        (#"{"id":1,"title":5,"detail":"水"}"#, #"{"id":1,"error":"title is not a text"}"#),
        (#"{"id":1,"title":"\ud800","detail":"水"}"#, #"{"id":1,"error":"the line is not JSON"}"#),
        (#"{"id":1,"title":"水","detail":[]}"#, #"{"id":1,"error":"detail is not a text"}"#),
    ])
    func `what is wrong is said in words, not in those of the program`(line: String, answer: String) async throws {
        let classifier = try await Corpus.learn().classifier

        #expect(ClassifiedLine.answer(line: line, by: classifier) == answer)
    }
}
