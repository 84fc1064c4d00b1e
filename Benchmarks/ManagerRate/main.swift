// SPDX-License-Identifier: Apache-2.0

import Channels
import Foundation
import Tickets

/// How many of Asterisk's events a second one core reads, and whether bytes that nobody should send do harm.
///
///     ManagerRate MiniPBX/tests/fixtures/asterisk22-ami-queue.txt [mutated frames]
enum ManagerRate {
    static func measure(_ session: [UInt8], rounds: Int) throws {
        var parser = ManagerParser()
        var events = 0
        var understood = 0
        let began = ContinuousClock.now
        for _ in 0..<rounds {
            for message in try parser.read(session) {
                guard let event = ManagerEvent(message) else { continue }
                events += 1
                if case .unknown = event { continue }
                understood += 1
            }
        }
        let seconds = (ContinuousClock.now - began) / .seconds(1)
        print("\(events) events, \(understood) understood, \(Int(Double(events) / seconds)) a second")
    }

    /// The same, and what it means for calls and their records.
    static func follow(_ session: [UInt8], rounds: Int) throws {
        var parser = ManagerParser()
        let events = try parser.read(session).compactMap { ManagerEvent($0) }
        var board = Switchboard(plan: AsteriskPlan())
        var (book, records) = (CallBook(), 0)
        let began = ContinuousClock.now
        for round in 0..<rounds {
            // The same ids once more are of calls that have ended: each round has a switchboard of its own.
            board = Switchboard(plan: AsteriskPlan())
            for event in events {
                for news in board.read(event, at: Date(timeIntervalSince1970: Double(round))) {
                    records += book.take(news).count
                }
            }
        }
        let seconds = (ContinuousClock.now - began) / .seconds(1)
        print("followed \(events.count * rounds), \(Int(Double(events.count * rounds) / seconds)) a second")
    }

    static func mutate(_ session: [UInt8], frames: Int) {
        var random = SplitMix(state: 12_345)
        let blocks = session.split(separator: Array("\r\n\r\n".utf8)).map { Array($0) + Array("\r\n\r\n".utf8) }
        var parser = ManagerParser()
        var (read, faults) = (0, 0)
        let began = ContinuousClock.now
        for _ in 0..<frames {
            var block = blocks[Int(random.next() % UInt64(blocks.count))]
            for _ in 0...(random.next() % 8) {
                block[Int(random.next() % UInt64(block.count))] = UInt8(truncatingIfNeeded: random.next())
            }
            // Lines without ends, which have to be refused some day.
            if random.next() % 4 == 0 { block.removeAll { $0 == UInt8(ascii: "\n") } }
            do {
                read += try parser.read(block).count { ManagerEvent($0) != nil }
            } catch {
                faults += 1
                parser = ManagerParser()
            }
        }
        let seconds = (ContinuousClock.now - began) / .seconds(1)
        print("\(frames) mutated frames: \(read) events, \(faults) faults, \(seconds) s")
    }

    struct SplitMix: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}

let arguments = CommandLine.arguments.dropFirst()
guard let path = arguments.first else { fatalError("ManagerRate SESSION [FRAMES]") }
let session = Array(try Data(contentsOf: URL(filePath: path)))
try ManagerRate.measure(session, rounds: 2_000)
try ManagerRate.follow(session, rounds: 2_000)
ManagerRate.mutate(session, frames: arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000)
