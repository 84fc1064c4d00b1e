// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Routing

struct ClassifierFileTests {
    @Test func `a model that was read is the one that was written`() async throws {
        let classifier = try await Corpus.learn().classifier

        let again = try TextClassifier(classifier.bytes)

        #expect(again.labels == ["noise", "roads", "school", "water"])
        #expect(again.rows == Corpus.rows.count)
        #expect(again.bytes == classifier.bytes)
        let text = RequestText(title: "水管漏水", detail: "请处理")
        #expect(again.explainedGuesses(about: text) == classifier.explainedGuesses(about: text))
    }

    @Test func `a model of another format or another version is refused`() async throws {
        let bytes = try await Corpus.learn().classifier.bytes

        #expect(throws: ModelFault.foreign) { try TextClassifier([]) }
        #expect(throws: ModelFault.foreign) { try TextClassifier(Array("PK\u{3}\u{4} something else".utf8)) }
        #expect(throws: ModelFault.version(513)) { try TextClassifier(bytes.replacing(at: 8, with: [1, 2])) }
    }

    @Test func `a model cut anywhere is refused`() async throws {
        let bytes = try await Corpus.learn().classifier.bytes

        for length in Array(0..<64) + Array(stride(from: 64, to: bytes.count, by: 997)) {
            #expect(throws: ModelFault.self) { try TextClassifier(Array(bytes.prefix(length))) }
        }
        #expect(throws: ModelFault.length(expected: UInt64(bytes.count), found: bytes.count + 1)) {
            try TextClassifier(bytes + [0])
        }
    }

    @Test func `a model in which one bit turned is refused`() async throws {
        let bytes = try await Corpus.learn().classifier.bytes

        for place in Array(0..<64) + Array(stride(from: 64, to: bytes.count, by: 499)) {
            #expect(throws: ModelFault.self) {
                try TextClassifier(bytes.replacing(at: place, with: [bytes[place] ^ 0x10]))
            }
        }
    }

    @Test(
        arguments: [
            [], [5], [5, 1], [5, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1],
            [5, 2, 1, 0x61, 0xFF, 0xFF, 0xFF, 0x7F], [5, 2, 1, 0x62, 1, 0x61], [5, 2, 1, 0xFF, 1, 0x61],
            [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F], [5, 2, 1, 0x61, 1, 0x62, 0, 0, 0, 0],
            [5, 2, 1, 0x61, 1, 0x62, 0, 0, 0xC0, 0x7F],
        ] as [[UInt8]]
    )
    func `counts that cannot be are refused before anything is kept for them`(proper: [UInt8]) {
        #expect {
            try TextClassifier(Self.whole(proper))
        } throws: { fault in
            if case .senseless = fault as? ModelFault { true } else { false }
        }
    }

    @Test func `a model whose inside was changed is refused or gives finite guesses`() async throws {
        let bytes = try await Corpus.learn().classifier.bytes
        let proper = Array(bytes[ModelFile.headLength..<(bytes.count - ModelFile.checksumLength)])
        let text = RequestText(title: "水管漏水", detail: "请处理")
        var chance = Chance(seed: 3)

        for _ in 0..<300 {
            let place = Int(chance.next() % UInt64(proper.count))
            let changed = proper.replacing(at: place, with: [UInt8(truncatingIfNeeded: chance.next())])
            do {
                let guesses = try TextClassifier(Self.whole(changed)).explainedGuesses(about: text)
                #expect(guesses.count == 3)
            } catch {
                #expect(error != .foreign)
            }
        }
    }

    /// A file with a right head and checksum.
    private static func whole(_ proper: [UInt8]) -> [UInt8] {
        var writer = ModelWriter()
        writer.put(ModelFile.mark)
        writer.put(UInt16(ModelFile.version))
        writer.put(UInt64(proper.count))
        writer.put(proper)
        writer.put(ModelFile.checksum(of: proper))
        return writer.bytes
    }
}

extension [UInt8] {
    fileprivate func replacing(at place: Int, with bytes: [UInt8]) -> [UInt8] {
        Array(self[..<place]) + bytes + Array(self[(place + bytes.count)...])
    }
}
