// SPDX-License-Identifier: Apache-2.0

import Foundation
import Routing
import TestKit
import Testing
import Tickets

/// A matter that each area has its own unit for (C1: lead by place where needed).
struct LeadByAreaTests {
    private func route(_ lead: String, in area: AreaCode?) throws -> RoutingDecision {
        let name = #""name": {"zh": "某类", "en": "Some class"}"#
        let router = Router(
            catalogue: Catalogue(
                number: 1,
                entries: try document(#"[{"code": "noise", \#(name), "coUnits": ["water"], "lead": \#(lead)}]"#),
            ),
            rulebook: Rulebook(number: 1, rules: []),
            gazetteer: try .sample(),
            organisation: .sample,
        )
        return router.route(
            .vague { filing in
                filing.matter = MatterCode("noise")
                filing.place.area = area
            }
        )
    }

    @Test func `the nearest area above the place decides`() throws {
        let lead = #"{"byArea": {"fancheng": "market", "fancheng.hanjiang": "roads"}}"#

        let street = try route(lead, in: .hanjiang)
        let other = try route(lead, in: AreaCode("fancheng.wangzhai"))

        #expect(street.unit == .roads)
        #expect(street.because == [.matterChosen(MatterCode("noise")!), .leadIn(.hanjiang)])
        #expect(other.unit == .market)
        #expect(street.coUnits == [.water])
    }

    @Test func `elsewhere the named unit leads, or else the district`() throws {
        let named = #"{"byArea": {"fancheng.hanjiang": "roads"}, "otherwise": "market"}"#
        let district = #"{"byArea": {"fancheng.hanjiang": "roads"}}"#
        let elsewhere = AreaCode("fancheng.wangzhai")

        #expect(try route(named, in: elsewhere).unit == .market)
        #expect(try route(named, in: nil).unit == .market)
        #expect(try route(district, in: elsewhere).because.contains(.districtOf(elsewhere!)))
        #expect(try route(district, in: nil).because.last == .noOwner)
    }

    @Test func `a unit that leads in an area does not help there, too`() throws {
        let decision = try route(#"{"byArea": {"fancheng": "water"}}"#, in: .hanjiang)

        #expect(decision.unit == .water && decision.coUnits.isEmpty)
    }

    @Test func `what is read is written the same`() throws {
        for text in [
            #""district""#, #""roads""#, #"{"byArea":{"fancheng":"roads"}}"#,
            #"{"byArea":{"fancheng":"roads"},"otherwise":"water"}"#,
        ] {
            let lead = try document(text, as: Catalogue.Lead.self)
            let again = try JSONDecoder().decode(Catalogue.Lead.self, from: JSONEncoder().encode(lead))
            #expect(again == lead)
        }
        let district = try document(
            #"{"byArea": {"fancheng": "roads"}, "otherwise": "district"}"#,
            as: Catalogue.Lead.self,
        )
        #expect(district == (try document(#"{"byArea": {"fancheng": "roads"}}"#)))
    }
}
