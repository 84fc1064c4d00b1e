// SPDX-License-Identifier: Apache-2.0

import Foundation
import Sites
import Survey
import Testing
import Tickets

/// The callback section of the questionnaire (E1).
struct CallbackFaultTests {
    private static func faults(_ section: String) -> [String] {
        SmallSite.faults(in: [.questionnaire: SmallSite.questionnaire + "\n" + section])
    }

    @Test func `a questionnaire without the section is whole, as all were before there was one`() {
        #expect(SmallSite.faults(in: [.questionnaire: SmallSite.questionnaire]).isEmpty)
        #expect(Self.faults("callback: { ask: all }").isEmpty)
    }

    @Test func `a sample needs a share and a seed`() {
        #expect(Self.faults("callback: { ask: sample }").contains { $0.hasSuffix("a sample needs a share and a seed") })
        #expect(Self.faults(#"callback: { ask: sample, sample: { percent: 10, seed: "2026" } }"#).isEmpty)
    }

    @Test func `a share is for a unit of the site, and a matter is the site's`() {
        let unit = Self.faults(#"callback: { ask: sample, sample: { percent: 1, byUnit: { moon: 2 }, seed: "a" } }"#)
        let matter = Self.faults("callback: { ask: all, always: { matters: [moon.dust] } }")

        #expect(unit.contains { $0.hasSuffix("there is no unit “moon”") })
        #expect(matter.contains { $0.hasSuffix("there is no matter “moon.dust”") })
    }

    @Test(arguments: [
        "callback: { ask: some }", "callback: { ask: all, attempts: 11 }", "callback: { ask: all, textValidDays: 0 }",
        "callback: { ask: all, dissatisfied: ignore }", "callback: { attempts: 3 }",
    ])
    func `what is out of range is told`(section: String) {
        #expect(!Self.faults(section).isEmpty)
    }
}
