// SPDX-License-Identifier: Apache-2.0

import Channels
import Foundation
import Testing

/// The form of Asterisk's manager interface, as it was recorded and as it must not be.
struct ManagerParserTests {
    private func read(_ text: String) throws -> [ManagerMessage] {
        var parser = ManagerParser()
        return try parser.read(Array(text.utf8))
    }

    @Test(arguments: [(Recorded.keys, 33), (.queue, 86)])
    func `a recorded session is read whole`(session: Recorded, blocks: Int) throws {
        var parser = ManagerParser()

        let messages = try parser.read(try session.bytes)

        let text = String(decoding: try session.bytes, as: UTF8.self)
        let sent = text.components(separatedBy: "\r\n\r\n").filter { !$0.isEmpty }
        #expect(messages.count == sent.count)
        #expect(messages.count == blocks)
        let again = messages.map { $0.pairs.map { "\($0.key): \($0.value)" }.joined(separator: "\r\n") }
        #expect(again == [sent[0].replacing("Asterisk Call Manager/11.0.0\r\n", with: "")] + sent.dropFirst())
    }

    @Test(arguments: 1...64)
    func `a session in pieces of any size is the same session`(size: Int) throws {
        let bytes = try Recorded.queue.bytes
        var parser = ManagerParser()
        var messages: [ManagerMessage] = []

        for start in stride(from: 0, to: bytes.count, by: size) {
            messages += try parser.read(bytes[start..<min(start + size, bytes.count)])
        }

        #expect(messages.compactMap { ManagerEvent($0) } == (try Recorded.queue.events))
    }

    @Test func `a value has colons, spaces and repetitions as they were sent`() throws {
        let message = try #require(
            try read("Response: Success\r\nTime: 12:34:56\r\nOutput:   indented\r\nOutput: \r\nbare line\r\n\r\n").first
        )

        #expect(message["time"] == "12:34:56")
        #expect(message.values(of: "Output") == ["  indented", ""])
        #expect(message.pairs.last?.key == "")
        #expect(message.pairs.last?.value == "bare line")
        #expect(message["Missing"] == nil)
    }

    @Test func `variables of channels are read with the channel's name`() throws {
        let message = try #require(
            try read("Event: Newstate\r\nDestChanVariable(SIP/a:5060-1): TICKET=a=b:c\r\nChanVariable(x): A=\r\n\r\n")
                .first
        )

        let expected = [("SIP/a:5060-1", "TICKET", "a=b:c"), ("x", "A", "")]
        #expect(message.channelVariables.map(\.channel) == expected.map(\.0))
        #expect(message.channelVariables.map(\.name) == expected.map(\.1))
        #expect(message.channelVariables.map(\.value) == expected.map(\.2))
    }

    @Test func `bytes that are no text become replacement characters`() throws {
        var parser = ManagerParser()
        let name: [UInt8] = [0xD6, 0xD0, 0xB9, 0xFA]

        let message = try #require(try parser.read(Array("CallerIDName: ".utf8) + name + Array("\r\n\r\n".utf8)).first)

        #expect(message["CallerIDName"]?.contains("\u{FFFD}") == true)
    }

    @Test func `what is too long is a fault, and stays one`() throws {
        for (bytes, fault) in [
            (String(repeating: "a", count: 8 * 1_024 + 2), ManagerFault.lineTooLong),
            (String(repeating: "a: b\r\n", count: 257), .tooManyHeaders),
            (String(repeating: "a: \(String(repeating: "b", count: 8_000))\r\n", count: 33), .blockTooLong),
        ] {
            var parser = ManagerParser()
            #expect(throws: fault) { try parser.read(Array(bytes.utf8)) }
            #expect(throws: fault) { try parser.read(Array("a: b\r\n\r\n".utf8)) }
        }
    }

    @Test func `a line of eight kibibytes is read`() throws {
        let value = String(repeating: "v", count: 8 * 1_024 - 3)

        #expect(try read("a: \(value)\r\n\r\n").first?["a"] == value)
    }

    @Test func `a hundred thousand mutated blocks do not crash it`() throws {
        var random = SplitMix(state: 1)
        let blank = Array("\r\n\r\n".utf8)
        let blocks = try Recorded.queue.bytes.split(separator: blank).map { Array($0) + blank }
        var parser = ManagerParser()
        var events = 0

        for _ in 0..<100_000 {
            var block = blocks[Int(random.next() % UInt64(blocks.count))]
            for _ in 0...(random.next() % 8) {
                block[Int(random.next() % UInt64(block.count))] = UInt8(truncatingIfNeeded: random.next())
            }
            // Lines without ends, which have to be refused some day.
            if random.next() % 4 == 0 { block.removeAll { $0 == UInt8(ascii: "\n") } }
            do {
                events += try parser.read(block).count { ManagerEvent($0) != nil }
            } catch {
                parser = ManagerParser()
            }
        }

        #expect(events > 10_000)
    }
}
